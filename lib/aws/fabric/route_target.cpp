// Tells a route's target by the attribute that is given, and by the type or id of what it names.
#include "route_target.hpp"

#include <algorithm>
#include <array>

#include "parse.hpp"

namespace netlint::aws {
namespace {

using model::RouteTarget;
using model::UnmodelledTarget;
using plan::ResourceId;

struct Attribute {
    std::string_view name;
    std::string_view kind;  // what it usually names
};

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route
constexpr std::array attributes{
    Attribute{"gateway_id", "gateway"},
    Attribute{"nat_gateway_id", "NAT gateway"},
    Attribute{"egress_only_gateway_id", "egress-only internet gateway"},
    Attribute{"transit_gateway_id", "transit gateway"},
    Attribute{"vpc_peering_connection_id", "VPC peering connection"},
    Attribute{"vpc_endpoint_id", "VPC endpoint"},
    Attribute{"network_interface_id", "network interface"},
    Attribute{"instance_id", "instance"},
    Attribute{"core_network_arn", "core network"},
    Attribute{"carrier_gateway_id", "carrier gateway"},
    Attribute{"local_gateway_id", "local gateway"},
    Attribute{"odb_network_arn", "ODB network"},
};

// Types that can stand behind any of the attributes: AWS tolerates a NAT gateway as gateway_id.
struct Kind {
    std::string_view type;
    std::string_view attribute;
    std::string_view name;
};
constexpr std::array kinds{
    Kind{"aws_internet_gateway", "id", "internet gateway"},
    Kind{"aws_internet_gateway_attachment", "internet_gateway_id", "internet gateway"},
    Kind{"aws_egress_only_internet_gateway", "id", "egress-only internet gateway"},
    Kind{"aws_nat_gateway", "id", "NAT gateway"},
    Kind{"aws_vpc_endpoint", "id", "VPC endpoint"},
    Kind{"aws_vpc_peering_connection", "id", "VPC peering connection"},
    Kind{"aws_vpc_peering_connection_accepter", "id", "VPC peering connection"},
    Kind{"aws_vpc_peering_connection_accepter", "vpc_peering_connection_id", "VPC peering connection"},
    Kind{"aws_network_interface", "id", "network interface"},
    Kind{"aws_instance", "primary_network_interface_id", "network interface"},
    Kind{"aws_instance", "id", "instance"},
    Kind{"aws_vpn_gateway", "id", "virtual private gateway"},
    Kind{"aws_vpn_gateway_attachment", "vpn_gateway_id", "virtual private gateway"},
    Kind{"aws_dx_gateway_association", "associated_gateway_id", "virtual private gateway"},
    Kind{"aws_ec2_transit_gateway", "id", "transit gateway"},
    Kind{"aws_ec2_transit_gateway_vpc_attachment", "transit_gateway_id", "transit gateway"},
    Kind{"aws_ec2_transit_gateway_vpc_attachment_accepter", "transit_gateway_id", "transit gateway"},
    Kind{"aws_networkmanager_core_network", "arn", "core network"},
    Kind{"aws_networkmanager_vpc_attachment", "core_network_arn", "core network"},
    Kind{"aws_ec2_carrier_gateway", "id", "carrier gateway"},
    Kind{"aws_ec2_local_gateway", "id", "local gateway"},
    Kind{"aws_networkfirewall_firewall", "firewall_status", "VPC endpoint"},
    Kind{"aws_odb_network", "arn", "ODB network"},
};

struct IdKind {
    std::string_view prefix;
    std::string_view name;
};
constexpr std::array id_kinds{
    IdKind{"igw-", "internet gateway"},
    IdKind{"eigw-", "egress-only internet gateway"},
    IdKind{"nat-", "NAT gateway"},
    IdKind{"tgw-", "transit gateway"},
    IdKind{"pcx-", "VPC peering connection"},
    IdKind{"vpce-", "VPC endpoint"},
    IdKind{"eni-", "network interface"},
    IdKind{"i-", "instance"},
    IdKind{"vgw-", "virtual private gateway"},
    IdKind{"cagw-", "carrier gateway"},
    IdKind{"lgw-", "local gateway"},
    IdKind{"arn:aws:networkmanager:", "core network"},
};

// What an attribute is meant to hold; what any of them tolerates when `kind` is empty.
plan::Accept accepted_targets(std::string_view kind) {
    plan::Accept rows;
    for (const Kind& row : kinds) {
        const bool gateway =
            kind == "gateway" && (row.name == "internet gateway" || row.name == "virtual private gateway");
        const bool of_instance = kind == "network interface" && row.name == "instance";
        if (kind.empty() || row.name == kind || gateway || of_instance) rows.push_back({row.type, row.attribute});
    }
    return rows;
}

// The list's elements share one expression, so what an attribute is meant to hold goes before what AWS tolerates there.
plan::Target resolved(Context& context, plan::ResourceId id, const plan::Path& path, std::string_view kind) {
    plan::Target meant = context.resolver.one(id, path, accepted_targets(kind));
    if (!meant.sources.empty()) return meant;
    return context.resolver.one(id, path, accepted_targets(""));
}

std::string_view kind_of_type(std::string_view type) {
    const auto* found = std::ranges::find(kinds, type, &Kind::type);
    return found == kinds.end() ? std::string_view() : found->name;
}

// A route to an internet gateway is taken only by the one attached to the VPC, so an unknown id still tells that much.
Id<model::InternetGateway> gateway_outside(Context& context, std::string_view text, Id<model::Vpc> vpc) {
    auto& bindings = context.bindings<model::InternetGateway>();
    if (const auto known = bindings.find(text)) return *known;
    const auto added = context.network.internet_gateways.add({.where = {.address = std::string(text)}, .vpc = vpc});
    bindings.bind(text, added);
    return added;
}

template <class T>
std::optional<RouteTarget> bound(Context& context, const plan::Source& source) {
    const auto found = context.noun<T>(source);
    return found ? std::optional<RouteTarget>(*found) : std::nullopt;
}

// An instance takes packets at its primary interface, the only one that the plan can tell of.
std::optional<RouteTarget> instance(Context& context, const plan::Source& source) {
    const auto resource = context.noun<model::Resource>(source);
    if (!resource || context.network.resources[*resource].enis.size() != 1) return std::nullopt;
    return context.network.resources[*resource].enis.front();
}

// Gateway endpoints, and those that hand the packet to an appliance; no route leads to others.
std::optional<RouteTarget> routed_endpoint(Context& context, const plan::Source& source) {
    const auto endpoint = context.noun<model::VpcEndpoint>(source);
    if (!endpoint) return std::nullopt;
    const model::EndpointKind kind = context.network.endpoints[*endpoint].kind;
    if (kind != model::EndpointKind::gateway && kind != model::EndpointKind::gateway_load_balancer) return std::nullopt;
    return *endpoint;
}

// A route to a gateway that is attached to another VPC, or to none, carries nothing.
std::optional<RouteTarget> vpn_gateway_of(Context& context, const plan::Source& source, Id<model::Vpc> vpc) {
    const auto found = context.noun<model::VpnGateway>(source);
    if (!found) return std::nullopt;
    const model::VpnGateway& gateway = context.network.vpn_gateways[*found];
    if (gateway.attached.certain() && gateway.vpc != vpc) return model::BlackholeTarget{};
    return UnmodelledTarget{"virtual private gateway", gateway.where.address};
}

// The endpoints of a firewall of which nobody knows yet which is in which subnet: one of those in the VPC.
std::vector<RouteTarget> firewall_endpoints(Context& context, ResourceId firewall, Id<model::Vpc> vpc) {
    std::vector<RouteTarget> all;
    const std::string& address = context.resource(firewall).address_text;
    for (std::size_t i = 0; i < context.network.endpoints.size(); ++i) {
        const model::VpcEndpoint& endpoint = context.network.endpoints[context.network.endpoints.id(i)];
        if (endpoint.where.address == address && endpoint.vpc == vpc) all.emplace_back(context.network.endpoints.id(i));
    }
    return all;
}

// Whether the plan removes what has this id: a route that names it still leads nowhere.
// https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-working-with.html#nat-gateway-delete
bool removed(Context& context, std::string_view text) {
    return !text.empty() && std::ranges::any_of(kinds, [&](const Kind& kind) {
        const bool its_own = kind.attribute == "id" || kind.attribute == "arn";
        return its_own && !kind.type.ends_with("_accepter") &&  // the connection outlives its accepter
               std::ranges::any_of(context.earlier(kind.type, kind.attribute, text),
                                   [&](ResourceId id) { return context.plan.before()[id].managed(); });
    });
}

RouteTarget target_of(Context& context, const plan::Source& source, std::string_view usual,
                      Id<model::RouteTable> table) {
    if (source.external_id == "local") return model::LocalTarget{};
    if (!source.resource && removed(context, source.external_id)) return model::BlackholeTarget{};
    std::string_view kind =
        source.resource ? kind_of_type(context.resource(*source.resource).type()) : kind_of_id(source.external_id);
    if (kind.empty()) kind = usual;
    if (source.resource && source.attribute == "primary_network_interface_id") kind = "network interface";
    std::optional<RouteTarget> found;
    if (kind == "internet gateway") {
        found = bound<model::InternetGateway>(context, source);
        if (!found && !source.resource)
            found = gateway_outside(context, source.external_id, context.network.route_tables[table].vpc);
    } else if (kind == "egress-only internet gateway") {
        found = bound<model::EgressOnlyGateway>(context, source);
    } else if (kind == "NAT gateway") {
        found = bound<model::NatGateway>(context, source);
    } else if (kind == "VPC peering connection") {
        found = bound<model::Peering>(context, source);
    } else if (kind == "transit gateway") {
        found = bound<model::TransitGateway>(context, source);
    } else if (kind == "virtual private gateway") {
        found = vpn_gateway_of(context, source, context.network.route_tables[table].vpc);
    } else if (kind == "network interface") {
        found = bound<model::Eni>(context, source);
        if (!found) found = instance(context, source);
    } else if (kind == "instance") {
        found = instance(context, source);
    } else if (kind == "VPC endpoint") {
        found = routed_endpoint(context, source);
        if (!found) kind = "gateway load balancer endpoint";
    }
    if (found) return *found;
    return UnmodelledTarget{std::string(kind),
                            source.resource ? context.resource(*source.resource).address_text : source.external_id};
}

// The attributes that say something. Those of a list's element all stand there, what is not used as "" or null.
std::vector<const Attribute*> used(Context& context, plan::ResourceId id, const plan::Path& place) {
    std::vector<const Attribute*> written, set;
    for (const Attribute& attribute : attributes) {
        const plan::Path path = place.then(attribute.name);
        if (!given(context.value(id, path))) continue;
        set.push_back(&attribute);
        if (place.empty() && context.written(id, path)) written.push_back(&attribute);
    }
    if (!place.empty()) return set;
    if (written.empty())
        std::erase_if(set, [&](const Attribute* a) { return context.value(id, plan::Path(a->name)).is_unknown(); });
    return written.empty() ? set : written;
}

}  // namespace

std::string_view kind_of_id(std::string_view text) {
    const auto* found =
        std::ranges::find_if(id_kinds, [&](const IdKind& kind) { return text.starts_with(kind.prefix); });
    return found == id_kinds.end() ? std::string_view() : found->name;
}

Targets targets_at(Context& context, plan::ResourceId id, const plan::Path& place, Id<model::RouteTable> table) {
    Targets targets;
    for (const Attribute* attribute : used(context, id, place)) {
        const plan::Path path = place.then(attribute->name);
        const plan::Value& value = context.value(id, path);
        if (value.as_string() == "local") {
            targets.list.push_back(model::LocalTarget{});
            continue;
        }
        const plan::Target target = resolved(context, id, path, attribute->kind);
        targets.grade = std::max(targets.grade, to_model(target.grade));
        for (const plan::Source& source : target.sources) {
            std::vector<RouteTarget> found;
            if (source.resource && context.resource(*source.resource).type() == "aws_networkfirewall_firewall")
                found = firewall_endpoints(context, *source.resource, context.network.route_tables[table].vpc);
            if (found.empty()) found = {target_of(context, source, attribute->kind, table)};
            for (const RouteTarget& one : found)
                if (std::ranges::find(targets.list, one) == targets.list.end()) targets.list.push_back(one);
        }
        const bool closed = target.kind == plan::Target::Kind::exactly || target.kind == plan::Target::Kind::one_of;
        if (!closed || target.grade == plan::Grade::guess) {
            targets.list.push_back(UnmodelledTarget{std::string(attribute->kind), context.where(id, path).to_string()});
        }
    }
    return targets;
}

}  // namespace netlint::aws
