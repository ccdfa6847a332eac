// The fabric's answers between subnets, and between a subnet and what lies outside the plan, kept once computed.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "group_filter.hpp"
#include "netlint/base/id.hpp"
#include "netlint/model/network.hpp"
#include "netlint/reach/transfer.hpp"
#include "stage_graph.hpp"

namespace netlint::reach {

// One way for first packets, with what of it is answered: `both` holds the headers whose replies come back. Security
// groups, addresses of interfaces and public addresses are not considered yet.
struct Way {
    Place::Kind through = Place::Kind::deliver;
    std::uint32_t index = 0;  // as of a Place
    References references = References::dead;
    Headers first, both;
    std::uint32_t trail = 0;  // the appliances on the way, whose security groups are not considered either
};

class Fabric {
public:
    explicit Fabric(const model::Network& network) : network_(&network), graph_(network) {}

    // From an interface in one subnet to an interface in another, or in the same one.
    std::span<const Way> between(Id<model::Subnet> from, Id<model::Subnet> to) const;
    // From an interface to a host outside the plan.
    std::span<const Way> out_of(Id<model::Subnet> subnet) const;
    // From a host outside the plan to an interface.
    std::span<const Way> into(Id<model::Subnet> subnet) const;
    // From a translator that the plan does not show, which speaks in a name of its own, to an interface. Possible at
    // most.
    std::span<const Way> from_unseen(Id<model::Subnet> subnet) const;
    // To a NAT gateway or middlebox, which goes on in its own name; replies come back from its subnet.
    std::span<const Way> to_translators(Id<model::Subnet> subnet) const;
    // From a host of the internet to a middlebox of the VPC, as its internet gateway's table leads there.
    std::span<const Way> in_to_translators(Id<model::Vpc> vpc) const;
    model::Tri has_internet_gateway(Id<model::Vpc> vpc) const;

    const StageGraph& graph() const { return graph_; }
    const Trail& trail(std::uint32_t number) const { return graph_.trails()[number]; }

private:
    struct Arrival {
        Place place;
        References references;
        Headers headers;
    };
    using Arrivals = std::vector<Arrival>;
    const Reached& reached(Id<model::Subnet> from) const;
    const std::optional<Reached>& entered(Id<model::Vpc> vpc) const;
    Arrivals arrivals(Id<model::Subnet> from, Id<model::Subnet> to) const;
    void add_transit_arrivals(Id<model::Subnet> from, Id<model::Subnet> to, std::uint32_t trail, Arrivals& out) const;
    References named_over_transit(Id<model::Vpc> from, const model::TransitAttachment& to, std::uint32_t trail) const;
    // What gets from the internet gateway of its VPC to the subnet.
    Arrivals arrivals_from_internet(Id<model::Subnet> to) const;
    // What of these replies, turned round, answers what went by the trail.
    Headers answers(const Arrivals& replies, const Place& to) const;
    std::vector<Way> ways_between(Id<model::Subnet> from, Id<model::Subnet> to) const;
    std::vector<Way> ways_out_of(Id<model::Subnet> subnet) const;
    std::vector<Way> ways_into(Id<model::Subnet> subnet) const;
    std::vector<Way> ways_from_beyond(Id<model::Subnet> subnet) const;
    std::optional<Id<model::Vpc>> vpc_at(const Place& place) const;
    std::vector<Way> ways_from_unseen(Id<model::Subnet> subnet) const;
    std::vector<Way> ways_to_translators(Id<model::Subnet> subnet) const;
    std::vector<Way> ways_in_to_translators(Id<model::Vpc> vpc) const;
    // Replies from the subnet to what came by the gateway of its VPC and by the trail, turned round.
    Headers answered_by_internet(Id<model::Subnet> from, std::uint32_t trail) const;

    const model::Network* network_;
    StageGraph graph_;
    mutable std::map<Id<model::Subnet>, Reached> reached_;
    mutable std::map<Id<model::Vpc>, std::optional<Reached>> entered_;
    mutable std::map<std::pair<Id<model::Subnet>, Id<model::Subnet>>, std::vector<Way>> between_;
    mutable std::map<Id<model::Subnet>, std::vector<Way>> out_of_, into_, from_unseen_, to_translators_;
    mutable std::map<Id<model::Vpc>, std::vector<Way>> in_to_translators_;
};

}  // namespace netlint::reach
