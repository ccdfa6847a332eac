// VPC endpoints: gateway endpoints are routes to a service's prefix list, interface endpoints are interfaces.
#include "vpc_endpoint.hpp"

#include "../placements/attribute_walk.hpp"
#include "../placements/gives_ipv6.hpp"
#include "../placements/place.hpp"
#include "../readers.hpp"
#include "../service_name.hpp"
#include "parse.hpp"

namespace netlint::aws {
namespace {

using model::EndpointKind;
using model::Tri;
using plan::ResourceId;

EndpointKind kind_of(std::string_view type) {
    if (type.empty() || type == "Gateway") return EndpointKind::gateway;
    if (type == "GatewayLoadBalancer") return EndpointKind::gateway_load_balancer;
    return type == "Interface" ? EndpointKind::interface : EndpointKind::other;
}

// Those of Gateway Load Balancers forward what they are handed; all others have groups, and the service behind them
// opens no connections to their VPC. What one for a resource or a service network serves, the resource says.
// https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-resources.html
Id<model::Resource> place_interfaces(Context& context, ResourceId id) {
    const std::string_view type = context.text(id, "vpc_endpoint_type");
    const bool forwards = type == "GatewayLoadBalancer";
    Placing placing{.plan = id, .tier = model::Tier::endpoint, .placement = model::Placement::each};
    placing.spots = spots_of(context, id, "subnet_ids");
    for (Spot& spot : spots_of(context, id, "subnet_configuration.subnet_id", "ipv4").list)
        placing.spots.add(std::move(spot));
    placing.guard = forwards ? unguarded() : guard_of(context, id, "security_group_ids");
    give_ipv6(placing, endpoint_gives_ipv6(context, id));
    placing.source_dest_check = !forwards;
    placing.accepts_connections = !forwards;
    placing.opens_connections = forwards;
    if (!forwards && type != "Resource" && type != "ServiceNetwork")
        placing.services = set::ServiceSet::ports(net::Protocol::tcp, net::PortRange::of(443));
    return place(context, std::move(placing));
}

// Which appliances stand behind it: endpoints of one service lead to the same ones.
std::string inspection_service(Context& context, ResourceId id) {
    const std::string_view name = context.text(id, "service_name");
    if (!name.empty()) return short_service_name(name);
    static const plan::Accept accept{{"aws_vpc_endpoint_service", "service_name"}};
    const plan::Target target = context.resolver.one(id, "service_name", accept);
    if (target.kind == plan::Target::Kind::exactly && target.sources.front().resource)
        return context.resource(*target.sources.front().resource).address_text;
    return "an endpoint service that is not known";
}

// Its one subnet, where the plan shows it.
std::optional<Id<model::Eni>> only_interface(Context& context, const model::VpcEndpoint& endpoint) {
    if (!endpoint.resource) return std::nullopt;
    const model::Resource& resource = context.network.resources[*endpoint.resource];
    if (resource.enis.size() != 1 || !resource.enis_complete.certain()) return std::nullopt;
    return resource.enis.front();
}

void read_endpoint(Context& context, ResourceId id) {
    const bool managed = context.resource(id).managed();
    auto& bindings = context.bindings<model::VpcEndpoint>();
    if (!managed) {
        if (const auto known = bindings.find(context.text(id, "id"))) return context.bind(id, *known);
    }
    model::VpcEndpoint endpoint;
    endpoint.where = context.where(id);
    endpoint.vpc = context.the_vpc(id);
    endpoint.kind = kind_of(context.text(id, "vpc_endpoint_type"));
    endpoint.service = short_service_name(context.text(id, "service_name"));
    if (endpoint.kind == EndpointKind::interface)
        endpoint.private_dns = context.flag(id, "private_dns_enabled", Tri::no);
    if (endpoint.kind != EndpointKind::gateway && managed) endpoint.resource = place_interfaces(context, id);
    if (endpoint.kind == EndpointKind::gateway_load_balancer) {
        endpoint.service = inspection_service(context, id);
        endpoint.eni = only_interface(context, endpoint);
    }
    context.bind(id, context.network.endpoints.add(std::move(endpoint)));
}

// The list that a gateway endpoint's routes lead to.
Id<model::PrefixList> destination_of(Context& context, ResourceId id) {
    const std::string_view name = context.text(id, "service_name");
    if (!name.empty()) return context.service_list(name);
    const plan::Source list{std::nullopt, "id", "service of " + context.resource(id).address_text};
    return context.prefix_list_of(list);
}

void add_endpoint_route(Context& context, Id<model::VpcEndpoint> endpoint, Id<model::PrefixList> destination,
                        Id<model::RouteTable> table, const model::Certainty& certainty,
                        const model::Provenance& where) {
    std::vector<model::Route>& routes = context.network.route_tables[table].routes;
    const auto same = [&](const model::Route& route) {
        return route.targets == std::vector<model::RouteTarget>{endpoint} && route.certainty.certain();
    };
    if (std::ranges::any_of(routes, same)) return;
    std::erase_if(
        routes, [&](const model::Route& route) { return route.targets == std::vector<model::RouteTarget>{endpoint}; });
    model::Route route{.destination = destination, .targets = {endpoint}};
    route.certainty = certainty;
    route.where = where;
    routes.push_back(std::move(route));
    auto& tables = context.network.endpoints[endpoint].tables;
    if (std::ranges::find(tables, table) == tables.end()) tables.push_back(table);
}

void read_routes(Context& context, ResourceId id) {
    const auto endpoint = context.bindings<model::VpcEndpoint>().find(id);
    if (!endpoint || context.network.endpoints[*endpoint].kind != EndpointKind::gateway) return;
    const Id<model::PrefixList> destination = destination_of(context, id);
    context.bindings<model::PrefixList>().bind(context.text(id, "prefix_list_id"), destination);
    const Many<model::RouteTable> tables = context.many<model::RouteTable>(id, "route_table_ids");
    const model::Provenance where = context.where(id, "route_table_ids", tables.grade);
    const auto possible = context.possible(id, "route_table_ids", tables.reason);
    for (const Id<model::RouteTable> table : tables.possible)
        add_endpoint_route(context, *endpoint, destination, table,
                           tables.is_certain(table) ? model::Certainty{} : possible, where);
    if (!tables.open) return;
    for (std::size_t i = 0; i < context.network.route_tables.size(); ++i) {
        const auto table = context.network.route_tables.id(i);
        if (context.network.route_tables[table].vpc == context.network.endpoints[*endpoint].vpc)
            add_endpoint_route(context, *endpoint, destination, table, possible, where);
    }
}

void read_table_association(Context& context, ResourceId id) {
    const plan::Target target = context.resolver.one(id, "vpc_endpoint_id", accepted<model::VpcEndpoint>());
    const One<model::RouteTable> tables = context.one<model::RouteTable>(id, "route_table_id");
    const bool certain = target.kind == plan::Target::Kind::exactly && tables.exactly();
    for (const plan::Source& source : target.sources) {
        const auto endpoint = context.noun<model::VpcEndpoint>(source);
        if (!endpoint || !source.resource || context.network.endpoints[*endpoint].kind != EndpointKind::gateway)
            continue;
        for (const Id<model::RouteTable> table : tables.ids) {
            add_endpoint_route(context, *endpoint, destination_of(context, *source.resource), table,
                               certain ? model::Certainty{} : context.possible(id, "route_table_id", tables.reason),
                               context.where(id, {}, tables.grade));
        }
    }
    if (target.sources.empty() || tables.ids.empty())
        context.diagnose(DiagnosticLevel::warning, id, {}, "what it associates is not known");
}

}  // namespace

model::Tri endpoint_gives_ipv6(const Context& context, ResourceId id) {
    for (const plan::Path& path : places(context.resource(id).values, "subnet_configuration.ipv6"))
        if (!context.text(id, path).empty()) return Tri::yes;
    const bool interface = kind_of(context.text(id, "vpc_endpoint_type")) == EndpointKind::interface;
    return gives_ipv6(context, id, {"ip_address_type", interface ? Tri::no : Tri::unknown});
}

namespace readers {

constexpr Reader vpc_endpoint{"aws_vpc_endpoint", Phase::placements, read_endpoint};
constexpr Reader vpc_endpoint_routes{"aws_vpc_endpoint", Phase::contents, read_routes};
constexpr Reader endpoint_table_association{"aws_vpc_endpoint_route_table_association", Phase::contents,
                                            read_table_association};

}  // namespace readers
}  // namespace netlint::aws
