// Builds the fabric's graph and floods it.
#include "stage_graph_parts.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <utility>

#include "acl_filter.hpp"
#include "internet_edge.hpp"
#include "nat64.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/net/well_known.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;
using set::ServiceSet;
using Addresses = set::Bounds<AddressSet>;

HeaderSpace to(const AddressSet& destinations) {
    return HeaderSpace::box(AddressSet::all(), destinations, ServiceSet::all());
}

// What the internet carries, and the services whose addresses the plan does not tell.
AddressSet public_addresses() {
    return AddressSet::internet() | model::symbolic_addresses();
}

ServiceSet nat_services() {
    return ServiceSet::with_ports() | ServiceSet::protocol(net::Protocol::icmp);
}

ServiceSet gateway_endpoint_services() {
    return ServiceSet::protocol(net::Protocol::tcp) | ServiceSet::protocol(net::Protocol::icmp);
}

}  // namespace

const Headers& Reached::at(Place place) const {
    static const Headers nothing;
    const auto found = std::ranges::lower_bound(parts_, place, {}, &Part::place);
    return found != parts_.end() && found->place == place ? found->headers : nothing;
}

StageGraph::Parts::Parts(const model::Network& net) : network(&net), doors(net) {
    std::map<std::vector<Id<model::NetworkAcl>>, std::pair<Headers, Headers>> filters;
    for (const model::Subnet& subnet : net.subnets) {
        const auto [found, fresh] = filters.try_emplace(subnet.acls);
        if (fresh)
            found->second = {acl_filter(net, subnet, model::Direction::ingress),
                             acl_filter(net, subnet, model::Direction::egress)};
        entering.push_back(found->second.first);
        leaving.push_back(found->second.second);
        shares.push_back(route_shares(net, subnet));
    }
    for (std::size_t i = 0; i < net.subnets.size(); ++i) leave(net.subnets.id(i), 0);
    for (std::size_t i = 0; i < net.vpcs.size(); ++i) {
        const model::InternetGateway* gateway = internet_gateway(net, net.vpcs.id(i));
        if (gateway && !gateway->tables.empty()) add_entry(net.vpcs.id(i), *gateway);
    }
}

StageGraph::Parts::Vertex StageGraph::Parts::vertex(Place place) {
    const auto [found, fresh] = vertices.try_emplace(place);
    if (fresh) found->second = boost::add_vertex(place, graph);
    return found->second;
}

void StageGraph::Parts::link(Vertex from, Place target, const Transfer& transfer) {
    if (!transfer.is_block()) boost::add_edge(from, vertex(target), transfer, graph);
}

// A destination inside the subnet is handed over on the link, without ACL and table. Between two interfaces of one
// subnet that is decided without this graph, so only what an appliance hands over has a place for it.
StageGraph::Parts::Vertex StageGraph::Parts::leave(Id<model::Subnet> id, std::uint32_t trail) {
    const Place place{Kind::leave, id.value, trail};
    if (vertices.contains(place)) return vertex(place);
    const Vertex leave = vertex(place);
    const Vertex routed = vertex({Kind::routed, id.value, trail});
    const AddressSet inside = network->subnets[id].addresses();
    if (trail != 0) link(leave, {Kind::handed, id.value, trail}, Transfer::permit(Headers::at_most(to(inside))));
    boost::add_edge(leave, routed,
                    Transfer::seq(Transfer::permit(Headers::exactly(to(~inside))), Transfer::permit(leaving[id.value])),
                    graph);
    for (const RouteShare& share : shares[id.value]) add_target(id, routed, share);
    return leave;
}

// The ACL of its subnet judges what enters.
void StageGraph::Parts::add_inside(std::optional<Id<model::Subnet>> from, Id<model::Vpc> vpc, Vertex routed,
                                   Id<model::Eni> eni, Place place, const Transfer& transfer) {
    const Id<model::Subnet> subnet = network->enis[eni].subnet;
    if (network->subnets[subnet].vpc != vpc) return;
    link(routed, place, subnet == from ? transfer : Transfer::seq(transfer, Transfer::permit(entering[subnet.value])));
}

void StageGraph::Parts::add_target(Id<model::Subnet> from, Vertex routed, const RouteShare& share) {
    const Id<model::Vpc> vpc = network->subnets[from].vpc;
    const Addresses& d = share.destinations;
    const std::uint32_t trail = graph[routed].trail;
    add_nat64(from, routed, share);
    std::visit(overloaded{
                   [&](const model::LocalTarget&) {
                       link(routed, {Kind::deliver, vpc.value, trail}, permit_to(d));
                   },
                   [&](Id<model::InternetGateway> id) {
                       const model::InternetGateway& gateway = network->internet_gateways[id];
                       const bool certain = gateway.attached.certain();
                       if (gateway.vpc ? *gateway.vpc != vpc : certain) return;
                       const Addresses open = d & Addresses::exactly(public_addresses());
                       link(routed, {Kind::internet, vpc.value, trail}, permit_to(certain ? open : at_most(open)));
                   },
                   [&](Id<model::EgressOnlyGateway> id) {
                       if (network->egress_only_gateways[id].vpc != vpc) return;
                       link(routed, {Kind::egress_only, vpc.value, trail},
                            permit_to(d & Addresses::exactly(AddressSet::internet_v6())));
                   },
                   [&](Id<model::NatGateway> id) { add_nat(from, routed, id, d); },
                   [&](Id<model::VpcEndpoint> id) {
                       const model::VpcEndpoint& endpoint = network->endpoints[id];
                       if (endpoint.kind != model::EndpointKind::gateway)
                           return add_inspection(from, vpc, routed, id, d);
                       if (endpoint.vpc != vpc) return;
                       const Transfer carried = Transfer::permit(Headers::exactly(
                           HeaderSpace::box(AddressSet::all(), AddressSet::all(), gateway_endpoint_services())));
                       link(routed, {Kind::service, id.value, trail}, Transfer::seq(permit_to(d), carried));
                   },
                   [&](Id<model::Peering> id) { add_peering(vpc, routed, id, d); },
                   [&](Id<model::Eni> id) { add_box(from, vpc, routed, id, d); },
                   [&](Id<model::TransitGateway> id) { add_transit(from, routed, id, d); },
                   [&](Id<model::TransitAttachment>) {},
                   [&](const model::BlackholeTarget&) {},
                   [&](const model::UnmodelledTarget&) { link_beyond(routed, d); },
               },
               share.target);
}

void StageGraph::Parts::add_nat(Id<model::Subnet> from, Vertex routed, Id<model::NatGateway> id,
                                const Addresses& share) {
    const model::NatGateway& nat = network->nat_gateways[id];
    if (nat.subnet == from) return;  // the translated packet would come back to it: a loop
    const Transfer translatable = Transfer::permit(
        Headers::exactly(HeaderSpace::box(AddressSet::all_v4(), AddressSet::all_v4(), nat_services())));
    add_inside(from, network->subnets[from].vpc, routed, nat.eni, {Kind::nat, id.value, graph[routed].trail},
               Transfer::seq(permit_to(share), translatable));
}

void StageGraph::Parts::add_nat64(Id<model::Subnet> from, Vertex routed, const RouteShare& share) {
    for (const Id<model::NatGateway> id : nat64_gateways(*network, from, share.target))
        link(
            routed, {Kind::nat64, id.value, graph[routed].trail},
            Transfer::seq(permit_to(at_most(share.destinations)), Transfer::permit(Headers::at_most(nat64_packets()))));
}

// A peering carries packets for the other VPC's own addresses and no further.
void StageGraph::Parts::add_peering(Id<model::Vpc> from, Vertex routed, Id<model::Peering> id, const Addresses& share) {
    const model::Peering& peering = network->peerings[id];
    if (peering.active == model::Tri::no) return;
    const bool requests = peering.requester == from;
    if (!requests && peering.accepter != from) return;
    const std::optional<Id<model::Vpc>> other = requests ? peering.accepter : peering.requester;
    Addresses reach = Addresses::at_most(possible_in_vpc());
    if (other) {
        const model::Vpc& vpc = network->vpcs[*other];
        const AddressSet known = vpc.addresses();
        reach = vpc.in_plan && vpc.prefixes_known.certain() ? Addresses::exactly(known)
                                                            : Addresses{known, possible_in_vpc()};
    }
    Addresses carried = share & reach;
    if (peering.active == model::Tri::unknown) carried = at_most(carried);
    if (other) {
        const Kind across = requests ? Kind::across_to_accepter : Kind::across_to_requester;
        link(routed, {across, id.value, graph[routed].trail}, permit_to(carried));
    }
    if (!other || !network->vpcs[*other].in_plan || !network->vpcs[*other].prefixes_known.certain())
        link(routed, {Kind::peer, id.value, graph[routed].trail}, permit_to(at_most(carried)));
}

StageGraph::StageGraph(const model::Network& network) : parts_(std::make_unique<Parts>(network)) {}
StageGraph::~StageGraph() = default;
StageGraph::StageGraph(StageGraph&&) noexcept = default;
StageGraph& StageGraph::operator=(StageGraph&&) noexcept = default;

const Headers& StageGraph::entering(Id<model::Subnet> subnet) const {
    return parts_->entering[subnet.value];
}

const TransitDoors& StageGraph::doors() const {
    return parts_->doors;
}

const Trails& StageGraph::trails() const {
    return parts_->trails;
}

Reached StageGraph::from(Id<model::Subnet> subnet) const {
    return parts_->flood(parts_->vertices.at({Kind::leave, subnet.value}));
}

std::optional<Reached> StageGraph::entering(Id<model::Vpc> vpc) const {
    const auto found = parts_->vertices.find({Kind::entry, vpc.value});
    return found == parts_->vertices.end() ? std::nullopt : std::optional(parts_->flood(found->second));
}

Reached StageGraph::Parts::flood(Vertex start) const {
    std::vector<Headers> at(boost::num_vertices(graph));
    at[start] = Headers::exactly(HeaderSpace::all());
    std::deque<Vertex> work{start};
    while (!work.empty()) {
        const Vertex here = work.front();
        work.pop_front();
        for (auto [edge, end] = boost::out_edges(here, graph); edge != end; ++edge) {
            const Headers moved = graph[*edge].forward(at[here]);
            Headers& there = at[boost::target(*edge, graph)];
            if (moved.may.subset_of(there.may) && moved.must.subset_of(there.must)) continue;
            there |= moved;
            work.push_back(boost::target(*edge, graph));
        }
    }
    std::vector<Reached::Part> parts;
    for (const auto& [place, vertex] : vertices)
        if (!at[vertex].may.empty()) parts.push_back({place, std::move(at[vertex])});
    return Reached(std::move(parts));
}

}  // namespace netlint::reach
