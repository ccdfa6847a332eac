// What one pair of endpoints can exchange: the fabric's ways with the two ends' own filters and addresses.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "fabric.hpp"
#include "group_filter.hpp"
#include "netlint/model/network.hpp"
#include "netlint/reach/endpoint.hpp"
#include "netlint/reach/engine.hpp"

namespace netlint::reach {

// Addresses of the VPC's resolver: primary range base + 2 and the fixed ones.
set::AddressSet resolver_addresses(const model::Vpc& vpc);

class Connector {
public:
    explicit Connector(const model::Network& network);

    Connection connect(const Endpoint& from, const Endpoint& to, const set::HeaderSpace& asked) const;

private:
    using EniId = Id<model::Eni>;
    // Translators that the packet has gone through: it cannot come back to one.
    using Visited = std::vector<EniId>;

    Connection send(EniId from, const Endpoint& to, const set::HeaderSpace& asked, const Visited& visited) const;
    Connection to_eni(EniId from, EniId to, const set::HeaderSpace& asked) const;
    Connection to_outside(EniId from, const set::HeaderSpace& asked) const;
    Connection to_platform(EniId from, const set::HeaderSpace& asked) const;
    Connection from_outside(EniId to, const set::HeaderSpace& asked) const;
    Connection translated(const Way& way, EniId from, const Endpoint& to, const set::HeaderSpace& asked,
                          const Visited& visited) const;

    const GroupFilter& filter(EniId eni, model::Direction direction) const;
    model::Tri public_v4(EniId eni) const;
    set::AddressSet addresses(EniId eni) const;

    const model::Network* network_;
    Fabric fabric_;
    std::vector<std::uint32_t> filter_of_;                                 // by interface: which pair of filters
    mutable std::vector<std::optional<GroupFilter>> ingress_, egress_;     // one for all interfaces with the same groups
    std::vector<std::optional<Id<model::NatGateway>>> nat_of_;             // by interface
};

}  // namespace netlint::reach
