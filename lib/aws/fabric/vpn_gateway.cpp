// Virtual private gateways: where they are attached, and what they propagate.
#include "../readers.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using model::Tri;
using plan::ResourceId;

void attach_vpn(Context& context, ResourceId id, model::VpnGateway& gateway, const plan::Path& path) {
    const One<model::Vpc> vpc = context.one<model::Vpc>(id, path);
    if (const auto exact = vpc.exactly())
        gateway.vpc = *exact;
    else if (vpc.written())
        gateway.attached = context.possible(id, path, vpc.reason);
}

void read_vpn_gateway(Context& context, ResourceId id) {
    model::VpnGateway gateway;
    gateway.where = context.where(id);
    gateway.learned_complete = context.possible(id, {}, "routes learned at run time");
    if (context.resource(id).managed()) {
        attach_vpn(context, id, gateway, "vpc_id");
    } else {
        if (const auto known = context.bindings<model::VpnGateway>().find(context.text(id, "id")))
            return context.bind(id, *known);
        gateway.attached = context.possible(id, "attached_vpc_id", "not in the plan");
    }
    context.bind(id, context.network.vpn_gateways.add(std::move(gateway)));
}

void read_vpn_gateway_attachment(Context& context, ResourceId id) {
    const One<model::VpnGateway> found = context.one<model::VpnGateway>(id, "vpn_gateway_id");
    for (const Id<model::VpnGateway> candidate : found.ids) {
        model::VpnGateway& gateway = context.network.vpn_gateways[candidate];
        attach_vpn(context, id, gateway, "vpc_id");
        if (!found.exactly()) gateway.attached = context.possible(id, "vpn_gateway_id", found.reason);
    }
}

// How firmly `path` of a resource names the gateway.
Tri names_gateway(Context& context, ResourceId id, const char* path, Id<model::VpnGateway> gateway) {
    const One<model::VpnGateway> found = context.one<model::VpnGateway>(id, path);
    if (found.exactly()) return *found.exactly() == gateway ? Tri::yes : Tri::no;
    if (!found.written()) return Tri::no;
    return found.ids.empty() || std::ranges::find(found.ids, gateway) != found.ids.end() ? Tri::unknown : Tri::no;
}

// Static routes of VPN connections are all that it propagates, unless something speaks BGP with it
// (https://docs.aws.amazon.com/vpn/latest/s2svpn/VPNRoutingTypes.html).
void read_learned(Context& context, ResourceId id) {
    const auto own = context.bindings<model::VpnGateway>().find(id);
    if (!own || !context.resource(id).managed()) return;
    bool dynamic = false;
    std::vector<ResourceId> connections;
    for (const ResourceId connection : context.world.of_type("aws_vpn_connection")) {
        const Tri ours = names_gateway(context, connection, "vpn_gateway_id", *own);
        const bool fixed = context.flag(connection, "static_routes_only", Tri::no) == Tri::yes;
        if (ours == Tri::yes && fixed)
            connections.push_back(connection);
        else
            dynamic = dynamic || ours != Tri::no;
    }
    for (const auto& [type, path] : {std::pair("aws_dx_gateway_association", "associated_gateway_id"),
                                     std::pair("aws_dx_private_virtual_interface", "vpn_gateway_id"),
                                     std::pair("aws_dx_hosted_private_virtual_interface_accepter", "vpn_gateway_id")})
        for (const ResourceId other : context.world.of_type(type))
            dynamic = dynamic || names_gateway(context, other, path, *own) != Tri::no;
    model::VpnGateway& gateway = context.network.vpn_gateways[*own];
    static const plan::Accept accept{{"aws_vpn_connection"}};
    for (const ResourceId route : context.world.of_type("aws_vpn_connection_route")) {
        const plan::Target target = context.resolver.one(route, "vpn_connection_id", accept);
        const bool exactly = target.kind == plan::Target::Kind::exactly && target.sources.front().resource;
        const bool ours =
            !exactly || std::ranges::find(connections, *target.sources.front().resource) != connections.end();
        const auto prefix = prefix_at(context, route, "destination_cidr_block");
        if (ours && exactly && prefix) gateway.learned.push_back(*prefix);
        if (ours && !(exactly && prefix)) dynamic = true;
    }
    if (!dynamic && !connections.empty()) gateway.learned_complete = {};
}

}  // namespace

namespace readers {

constexpr Reader vpn_gateway{"aws_vpn_gateway", Phase::gateways, read_vpn_gateway};
constexpr Reader vpn_gateway_attachment{"aws_vpn_gateway_attachment", Phase::gateways, read_vpn_gateway_attachment};
constexpr Reader vpn_gateway_learned{"aws_vpn_gateway", Phase::gateways, read_learned};

}  // namespace readers
}  // namespace netlint::aws
