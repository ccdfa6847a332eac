// Routing scopes: the VPCs that packets out of a subnet could get to at all, before any address is looked at.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "netlint/model/network.hpp"

namespace netlint::reach::fast {

// Never too narrow: what is not known counts as everywhere. Subnets with the same tables share a scope.
class Scopes {
public:
    explicit Scopes(const model::Network& network);

    // Sorted, the subnet's own among them; nothing: any VPC.
    std::optional<std::span<const Id<model::Vpc>>> of(Id<model::Subnet> subnet) const {
        const Scope& scope = scopes_[of_[subnet.value]];
        if (scope.anywhere) return std::nullopt;
        return std::span(scope.vpcs);
    }
    bool meets(Id<model::Subnet> from, Id<model::Subnet> to) const;

private:
    struct Scope {
        bool anywhere = false;
        std::vector<Id<model::Vpc>> vpcs;
    };
    // `translators`: how many gateways spoke for the sender before.
    void add_tables(Id<model::Subnet> subnet, unsigned translators, Scope& scope) const;
    void add_target(Id<model::Subnet> from, const model::RouteTarget& target, unsigned translators, Scope& scope) const;
    void add_transit(Id<model::TransitGateway> id, unsigned translators, Scope& scope) const;
    void add_door(Id<model::Subnet> door, unsigned translators, Scope& scope) const;

    const model::Network* network_;
    std::vector<Scope> scopes_;
    std::vector<std::uint32_t> of_;  // by subnet
};

}  // namespace netlint::reach::fast
