// The part of the fabric's graph where appliances take packets and pass them on.
#include "netlint/base/overloaded.hpp"
#include "stage_graph_parts.hpp"

namespace netlint::reach {

// What the software of a forwarding interface does nobody knows.
void StageGraph::Parts::add_box(std::optional<Id<model::Subnet>> from, Id<model::Vpc> vpc, Vertex routed,
                                Id<model::Eni> id, const Addresses& share) {
    if (network->enis[id].source_dest_check) return;
    const std::uint32_t trail = graph[routed].trail;
    const Place place{Kind::middlebox, id.value, trail};
    add_inside(from, vpc, routed, id, place, permit_to(at_most(share)));
    pass_on(place, id, trails.after_box(trail, id));
}

// Through appliances behind a Gateway Load Balancer, and out again where it went in
// (https://docs.aws.amazon.com/elasticloadbalancing/latest/gateway/introduction.html). What they drop nobody knows.
void StageGraph::Parts::add_inspection(std::optional<Id<model::Subnet>> from, Id<model::Vpc> vpc, Vertex routed,
                                       Id<model::VpcEndpoint> id, const Addresses& share) {
    const model::VpcEndpoint& endpoint = network->endpoints[id];
    if (endpoint.kind != model::EndpointKind::gateway_load_balancer || !endpoint.eni) return link_beyond(routed, share);
    const std::uint32_t trail = graph[routed].trail;
    const Place place{Kind::inspection, id.value, trail};
    add_inside(from, vpc, routed, *endpoint.eni, place, permit_to(at_most(share)));
    pass_on(place, *endpoint.eni, trails.after_service(trail, endpoint.service));
}

// On from the appliance's own subnet, by its table.
void StageGraph::Parts::pass_on(Place box, Id<model::Eni> eni, std::optional<std::uint32_t> trail) {
    if (!vertices.contains(box)) return;
    const Vertex here = vertex(box);
    if (boost::out_degree(here, graph) > 0) return;
    if (!trail) return link_beyond(here, Addresses::exactly(set::AddressSet::all()));
    boost::add_edge(here, leave(network->enis[eni].subnet, *trail), Transfer::pass(), graph);
}

// In by an internet gateway: its table knows local routes, interfaces and Gateway Load Balancer endpoints.
void StageGraph::Parts::add_entry(Id<model::Vpc> vpc, const model::InternetGateway& gateway) {
    const Vertex entry = vertex({Kind::entry, vpc.value});
    for (const RouteShare& share : route_shares(*network, gateway)) {
        const Addresses& d = share.destinations;
        std::visit(overloaded{
                       [&](const model::LocalTarget&) {
                           link(entry, {Kind::deliver, vpc.value}, permit_to(d));
                       },
                       [&](Id<model::Eni> id) { add_box(std::nullopt, vpc, entry, id, d); },
                       [&](Id<model::VpcEndpoint> id) {
                           if (network->endpoints[id].kind == model::EndpointKind::gateway_load_balancer)
                               add_inspection(std::nullopt, vpc, entry, id, d);
                       },
                       [](const auto&) {},
                   },
                   share.target);
    }
}

}  // namespace netlint::reach
