// The part of the fabric's graph that lies behind transit gateways.
#include "netlint/base/overloaded.hpp"
#include "stage_graph_parts.hpp"

namespace netlint::reach {

// In by a door, whose subnet's ACL judges what comes in even when it is the sender's own
// (https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html).
void StageGraph::Parts::add_transit(Id<model::Subnet> from, Vertex routed, Id<model::TransitGateway> id,
                                    const Addresses& share) {
    const TransitDoors::Ways& ways = doors.in(from, id);
    if (ways.beyond) link_beyond(routed, share);
    for (const std::uint32_t door : ways.doors) {
        const Transfer in = Transfer::seq(permit_to(ways.certain ? share : at_most(share)),
                                          Transfer::permit(entering[doors[door].subnet.value]));
        if (!in.is_block()) boost::add_edge(routed, transit_in(door, graph[routed].trail), in, graph);
    }
}

StageGraph::Parts::Vertex StageGraph::Parts::transit_in(std::uint32_t door, std::uint32_t trail) {
    const Place place{Kind::transit_in, door, trail};
    if (vertices.contains(place)) return vertex(place);
    const Vertex in = vertex(place);
    for (const RouteShare& share : route_shares(*network, network->transit_attachments[doors[door].attachment])) {
        std::visit(overloaded{
                       [&](Id<model::TransitAttachment> to) { add_attachment(in, door, to, share.destinations); },
                       [](const model::BlackholeTarget&) {},
                       [&](const auto&) { link_beyond(in, share.destinations); },
                   },
                   share.target);
    }
    return in;
}

void StageGraph::Parts::add_attachment(Vertex from, std::uint32_t door, Id<model::TransitAttachment> id,
                                       const Addresses& share) {
    const std::vector<std::uint32_t> out = doors.out(door, id);
    if (out.empty()) link_beyond(from, share);
    for (const std::uint32_t one : out)
        boost::add_edge(from, transit_out(one, out.size() > 1, graph[from].trail), permit_to(share), graph);
}

// Out of a door: no ACL for interfaces of its own subnet; others by the subnet's table, as if they were sent from
// there. What AWS may send out by another door gets anywhere but to interfaces of the VPC only possibly; for those all
// doors together tell (Fabric).
StageGraph::Parts::Vertex StageGraph::Parts::transit_out(std::uint32_t door, bool chosen, std::uint32_t trail) {
    const std::uint32_t index = 2 * door + (chosen ? 1 : 0);
    const Place place{Kind::transit_out, index, trail};
    if (vertices.contains(place)) return vertex(place);
    const Vertex out = vertex(place);
    const Id<model::Subnet> subnet = doors[door].subnet;
    const set::AddressSet inside = network->subnets[subnet].addresses();
    link(out, {Kind::transit_handed, index, trail}, permit_to(Addresses::exactly(inside)));
    const Vertex routed = vertex({Kind::transit_routed, index, trail});
    boost::add_edge(out, routed,
                    Transfer::seq(permit_to(Addresses::exactly(~inside)), Transfer::permit(leaving[subnet.value])),
                    graph);
    for (const RouteShare& share : shares[subnet.value]) {
        const Addresses d = chosen ? at_most(share.destinations) : share.destinations;
        add_nat64(subnet, routed, share);
        std::visit(overloaded{
                       [&](const model::LocalTarget&) {
                           link(routed, {Kind::transit_deliver, index, trail}, permit_to(share.destinations));
                       },
                       [&](Id<model::NatGateway> id) { add_nat(subnet, routed, id, d); },
                       [&](Id<model::Eni> id) { add_box(subnet, network->subnets[subnet].vpc, routed, id, d); },
                       // They serve senders with an address of the VPC.
                       [](Id<model::InternetGateway>) {},
                       [](Id<model::EgressOnlyGateway>) {},
                       [&](Id<model::VpcEndpoint> id) {
                           if (network->endpoints[id].kind != model::EndpointKind::gateway)
                               add_inspection(subnet, network->subnets[subnet].vpc, routed, id, d);
                       },
                       [](const model::BlackholeTarget&) {},
                       [&](const auto&) { link_beyond(routed, d); },
                   },
                   share.target);
    }
    return out;
}

}  // namespace netlint::reach
