// Routing scopes: the VPCs that packets out of a subnet could get to at all, before any address is looked at.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "facts.hpp"
#include "netlint/model/network.hpp"

namespace netlint::reach::fast {

// Never too narrow: what is not known counts as everywhere. Subnets with the same tables share a scope, and attachments
// with the same tables what they lead to.
class Scopes {
public:
    explicit Scopes(const Facts& facts);

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
    void add_tables(Id<model::Subnet> subnet, unsigned translators, Scope& scope);
    void add_target(Id<model::Subnet> from, const model::RouteTarget& target, unsigned translators, Scope& scope);
    void add_transit(Id<model::Subnet> from, Id<model::TransitGateway> id, unsigned translators, Scope& scope);
    bool turns_back(Id<model::Subnet> from, Id<model::TransitAttachment> attachment) const;
    Scope behind(Id<model::TransitAttachment> attachment, unsigned translators);
    void add_door(Id<model::Subnet> door, const set::AddressSet& arriving, unsigned translators, Scope& scope);

    const Facts* facts_;
    const model::Network* network_;
    std::map<std::pair<std::vector<Id<model::TransitTable>>, unsigned>, Scope> behind_;  // and how many translators
    std::vector<Scope> scopes_;
    std::vector<std::uint32_t> of_;  // by subnet
};

}  // namespace netlint::reach::fast
