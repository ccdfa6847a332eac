// What one pair of endpoints can exchange: the fabric's ways with the two ends' own filters and addresses.
#pragma once

#include <compare>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
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
    const StageGraph& graph() const { return fabric_.graph(); }

private:
    using EniId = Id<model::Eni>;
    // Translators that the packet has gone through: it cannot come back to one.
    using Visited = std::vector<EniId>;

    Connection opened(EniId from, const Endpoint& to, const set::HeaderSpace& asked) const;
    Connection send(EniId from, const Endpoint& to, const set::HeaderSpace& asked, const Visited& visited) const;
    References in_region(EniId from, EniId to, References on_the_way) const;
    References as_destination(EniId from, EniId to, References on_the_way) const;
    Connection to_eni(EniId from, EniId to, const set::HeaderSpace& asked) const;
    Connection to_outside(EniId from, const set::HeaderSpace& asked) const;
    Connection to_platform(EniId from, const set::HeaderSpace& asked) const;
    Connection from_outside(EniId to, const set::HeaderSpace& asked) const;
    Connection translated(const Way& way, EniId from, const Endpoint& to, const set::HeaderSpace& asked,
                          const Visited& visited) const;

    // What an interface that forwards makes of packets that have come to it, in headers before the rewrite.
    Connection passed_on(EniId by, bool nat, const Endpoint& to, const Headers& passed, const Headers& both,
                         const Visited& visited) const;
    Connection from_internet_translated(EniId to, const set::HeaderSpace& asked) const;

    Connection from_unseen(EniId to, const set::HeaderSpace& asked) const;
    Connection entering(EniId to, const set::HeaderSpace& asked, std::span<const Way> ways) const;

    // To hosts of IPv4, in headers of IPv6 (nat64.hpp); connector_nat64.cpp.
    Connection by_nat64(EniId from, const Endpoint& to, const set::HeaderSpace& asked, const Visited& visited) const;
    Connection by_unseen_nat64(EniId to, const set::HeaderSpace& offered) const;

    // What comes in by entrances; by one of the service itself, and by one of a balancer.
    // `called`: the target is the door of a balancer that is called on the way.
    Connection by_entrances(const Endpoint& from, EniId to, const set::HeaderSpace& asked, bool called = false) const;
    Connection let_in(const model::Entrance& entrance, const set::HeaderSpace& offered) const;
    Connection handed_on(const model::Entrance& entrance, const Endpoint& from, const set::HeaderSpace& offered) const;
    References peered(Id<model::Subnet> one, Id<model::Subnet> other) const;

    // What the target takes of a sender, or of the clients whose addresses it keeps.
    Headers admitted_from(EniId from, EniId to, References references) const;
    Headers as_clients(EniId from, const Headers& own) const;
    // What goes on behind the interface, where it does not answer itself; `from` as of admitted().
    Headers behind(EniId to, const EniId* from) const;

    // To the addresses of service networks, which no route carries.
    Connection to_service_networks(EniId from, const set::HeaderSpace& asked) const;

    Headers through_boxes(Headers headers, const Way& way, EniId from, const EniId* to) const;
    Headers from_boxes(Headers headers, const Way& way, EniId to) const;

    // What the interface's groups admit of a peer; null: of hosts that are no interface of the plan.
    const Headers& admitted(EniId eni, model::Direction direction, const EniId* peer, References references) const;
    // What the translator can exchange under its own name, in headers before the rewrite.
    const Connection& onward(EniId by, bool nat, net::Family family, const Endpoint& to, const set::HeaderSpace& asked,
                             const Visited& visited) const;
    model::Tri public_v4(EniId eni) const;
    model::Tri public_access(EniId eni, Place::Kind through, model::Direction direction) const;
    set::AddressSet addresses(EniId eni) const;

    const model::Network* network_;
    Fabric fabric_;
    std::vector<Id<model::NatGateway>> nat64_from_beyond_;
    std::vector<EniId> nat64_boxes_from_beyond_;
    std::vector<std::optional<Id<model::NatGateway>>> nat_of_;  // by interface
    std::vector<std::vector<Id<model::Entrance>>> entrances_;   // by interface
    std::vector<std::uint32_t> class_of_;                       // by interface: equal for those with the same groups

    struct Admission {
        std::uint32_t interface_class, peer_class;
        model::Direction direction;
        References references;
        auto operator<=>(const Admission&) const = default;
    };
    struct Onward {
        EniId by;
        Visited visited;
        Endpoint to;
        set::HeaderSpace asked;
        Connection connection;
    };
    mutable std::vector<std::optional<GroupFilter>> ingress_, egress_;  // by class
    mutable std::map<Admission, Headers> admitted_;
    mutable std::deque<Onward> onward_;  // the latest few: clients of one gateway ask it the same
};

}  // namespace netlint::reach
