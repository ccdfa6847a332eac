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
    // To a NAT gateway or middlebox, which goes on in its own name; replies come back from its subnet.
    std::span<const Way> to_translators(Id<model::Subnet> subnet) const;
    model::Tri has_internet_gateway(Id<model::Vpc> vpc) const;

    const StageGraph& graph() const { return graph_; }

private:
    struct Arrival {
        Place place;
        References references;
        Headers headers;
    };
    const Reached& reached(Id<model::Subnet> from) const;
    std::vector<Arrival> arrivals(Id<model::Subnet> from, Id<model::Subnet> to) const;
    void add_transit_arrivals(Id<model::Subnet> from, Id<model::Subnet> to, std::vector<Arrival>& out) const;
    References named_over_transit(Id<model::Vpc> from, const model::TransitAttachment& to) const;
    Headers answered(Id<model::Subnet> by, Id<model::Subnet> to) const;
    std::vector<Way> ways_between(Id<model::Subnet> from, Id<model::Subnet> to) const;
    std::vector<Way> ways_out_of(Id<model::Subnet> subnet) const;
    std::vector<Way> ways_into(Id<model::Subnet> subnet) const;
    std::vector<Way> ways_to_translators(Id<model::Subnet> subnet) const;
    // The gateway by which the VPC meets the internet: the one that is attached for certain, else one that may be.
    const model::InternetGateway* internet_gateway(Id<model::Vpc> vpc) const;
    bool steered(Id<model::Vpc> vpc) const;  // a table routes what comes in there
    // What comes in there and is delivered locally, not handed to an appliance.
    Headers delivered_from_internet(Id<model::Vpc> vpc) const;

    const model::Network* network_;
    StageGraph graph_;
    mutable std::map<Id<model::Subnet>, Reached> reached_;
    mutable std::map<std::pair<Id<model::Subnet>, Id<model::Subnet>>, std::vector<Way>> between_;
    mutable std::map<Id<model::Subnet>, std::vector<Way>> out_of_, into_, to_translators_;
};

}  // namespace netlint::reach
