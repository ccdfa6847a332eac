// What the fabric's graph is built from: private to the files that build it.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include <boost/graph/adjacency_list.hpp>

#include "netlint/set/address_set.hpp"
#include "route_shares.hpp"
#include "stage_graph.hpp"

namespace netlint::reach {

using Kind = Place::Kind;

using FabricGraph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Place, Transfer>;

// Headers to these destinations, whatever else they are.
inline Transfer permit_to(const set::Bounds<set::AddressSet>& destinations) {
    const auto to = [](const set::AddressSet& all) {
        return set::HeaderSpace::box(set::AddressSet::all(), all, set::ServiceSet::all());
    };
    return Transfer::permit({to(destinations.must), to(destinations.may)});
}
inline set::Bounds<set::AddressSet> at_most(set::Bounds<set::AddressSet> addresses) {
    return set::Bounds<set::AddressSet>::at_most(std::move(addresses.may));
}

struct StageGraph::Parts {
    using Vertex = boost::graph_traits<FabricGraph>::vertex_descriptor;
    using Addresses = set::Bounds<set::AddressSet>;

    explicit Parts(const model::Network& net);

    Vertex vertex(Place place);
    void link(Vertex from, Place target, const Transfer& transfer);
    void link_beyond(Vertex from, const Addresses& share) { link(from, {Kind::beyond}, permit_to(at_most(share))); }
    Vertex leave(Id<model::Subnet> subnet, std::uint32_t trail);
    void add_target(Id<model::Subnet> from, Vertex routed, const RouteShare& share);
    void add_peering(Id<model::Vpc> from, Vertex routed, Id<model::Peering> id, const Addresses& share);
    // Into another interface of the VPC that passes packets on. `from`: the subnet whose table leads there; none: the
    // VPC's edge.
    void add_inside(std::optional<Id<model::Subnet>> from, Id<model::Vpc> vpc, Vertex routed, Id<model::Eni> eni,
                    Place place, const Transfer& transfer);
    void add_nat(Id<model::Subnet> from, Vertex routed, Id<model::NatGateway> id, const Addresses& share);
    void add_nat64(Id<model::Subnet> from, Vertex routed, const RouteShare& share);
    Reached flood(Vertex start) const;
    // stage_graph_appliances.cpp
    void add_box(std::optional<Id<model::Subnet>> from, Id<model::Vpc> vpc, Vertex routed, Id<model::Eni> id,
                 const Addresses& share);
    void add_inspection(std::optional<Id<model::Subnet>> from, Id<model::Vpc> vpc, Vertex routed,
                        Id<model::VpcEndpoint> id, const Addresses& share);
    void pass_on(Place box, Id<model::Eni> eni, std::optional<std::uint32_t> trail);
    void add_entry(Id<model::Vpc> vpc, const model::InternetGateway& gateway);
    // stage_graph_transit.cpp
    void add_transit(Id<model::Subnet> from, Vertex routed, Id<model::TransitGateway> id, const Addresses& share);
    Vertex transit_in(std::uint32_t door, std::uint32_t trail);
    Vertex transit_out(std::uint32_t door, bool chosen, std::uint32_t trail);
    void add_attachment(Vertex from, std::uint32_t door, Id<model::TransitAttachment> id, const Addresses& share);

    const model::Network* network;
    TransitDoors doors;
    Trails trails;
    FabricGraph graph;
    std::map<Place, Vertex> vertices;
    std::vector<Headers> entering, leaving;       // by subnet
    std::vector<std::vector<RouteShare>> shares;  // by subnet
};

}  // namespace netlint::reach
