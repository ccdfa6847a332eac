// What VPC Lattice shares: resources by their configurations, and all that is associated with a service network.
//
// https://docs.aws.amazon.com/vpc-lattice/latest/ug/resource-configuration.html: a configuration lets consumers use the
// ports that it names, over TCP. Its resource gateway opens the connection in the resource's VPC.
#include "lattice_resource.hpp"

#include <algorithm>
#include <charconv>

#include "readers.hpp"

namespace netlint::aws {
namespace {

using set::ServiceSet;

const plan::Accept networks{{"aws_vpclattice_service_network", "arn"}, {"aws_vpclattice_service_network", "id"}};
const plan::Accept shared_services{{"aws_vpclattice_service", "id"}, {"aws_vpclattice_service", "arn"}};
const plan::Accept configurations{{"aws_vpclattice_resource_configuration", "arn"},
                                  {"aws_vpclattice_resource_configuration", "id"}};

const ServiceSet& any_port() {
    static const ServiceSet tcp = ServiceSet::protocol(net::Protocol::tcp);
    return tcp;
}

void open(Offer& offer, std::string why) {
    offer.services.may |= any_port();
    if (offer.depends_on.empty()) offer.depends_on = std::move(why);
}

void join(Offer& offer, Offer other) {
    offer.services |= other.services;
    if (offer.depends_on.empty()) offer.depends_on = std::move(other.depends_on);
}

// The resource that the plan says is meant, and no other.
std::optional<plan::ResourceId> exactly(const Context& context, plan::ResourceId id, const plan::Path& path,
                                        const plan::Accept& accept) {
    const plan::Target target = context.resolver.one(id, path, accept);
    if (target.kind != plan::Target::Kind::exactly || target.grade == plan::Grade::guess) return std::nullopt;
    return target.sources.front().resource;
}

// "5432", "8000-8010".
std::optional<net::PortRange> ports_of(std::string_view text) {
    const auto number = [](std::string_view digits) -> std::optional<std::uint16_t> {
        std::uint16_t value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
    };
    const std::size_t dash = text.find('-');
    const auto first = number(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : number(text.substr(dash + 1));
    if (!first || !last || *first > *last) return std::nullopt;
    return net::PortRange{*first, *last};
}

// Of a group: what its children offer.
Offer of_configuration(const Context& context, plan::ResourceId id, int depth = 0) {
    Offer offer;
    const plan::Value& ranges = context.value(id, "port_ranges");
    const std::string at = context.where(id, "port_ranges").to_string();
    for (const plan::Value& range : ranges.items()) {
        const auto text = range.as_string();
        const auto ports = text ? ports_of(*text) : std::nullopt;
        if (ports)
            join(offer, {set::Bounds<ServiceSet>::exactly(ServiceSet::ports(net::Protocol::tcp, *ports)), ""});
        else
            open(offer, at + ": known after apply");
    }
    const std::string_view type = context.text(id, "type");
    if (type == "GROUP" && depth == 0) {
        for (const plan::ResourceId child : context.world.of_type("aws_vpclattice_resource_configuration"))
            if (exactly(context, child, "resource_configuration_group_id", configurations) == id)
                join(offer, of_configuration(context, child, depth + 1));
        open(offer, context.where(id).to_string() + ": its children outside the plan");
    } else if (ranges.items().empty()) {  // a database that an ARN names has a port of its own
        open(offer, at + ": known after apply");
    }
    return offer;
}

// https://docs.aws.amazon.com/vpc-lattice/latest/ug/listeners.html
Offer of_service(const Context& context, plan::ResourceId id) {
    Offer offer;
    for (const plan::ResourceId one : context.world.of_type("aws_vpclattice_listener")) {
        if (exactly(context, one, "service_identifier", shared_services) != id &&
            exactly(context, one, "service_arn", shared_services) != id)
            continue;
        const std::string_view protocol = context.text(one, "protocol");
        auto port = context.value(one, "port").as_int();
        if (!port && !context.written(one, "port") && (protocol == "HTTP" || protocol == "HTTPS"))
            port = protocol == "HTTP" ? 80 : 443;
        if (port && *port >= 1 && *port <= 65535)
            join(offer, {set::Bounds<ServiceSet>::exactly(ServiceSet::ports(
                             net::Protocol::tcp, net::PortRange::of(static_cast<std::uint16_t>(*port)))),
                         ""});
        else
            open(offer, context.where(one, "port").to_string() + ": known after apply");
    }
    return offer;
}

void read_shared(Context& context, plan::ResourceId id) {
    const auto bound = context.bindings<model::VpcEndpoint>().find(id);
    if (!bound || !context.resource(id).managed()) return;
    const model::VpcEndpoint& endpoint = context.network.endpoints[*bound];
    const std::string_view type = context.text(id, "vpc_endpoint_type");
    const bool network = type == "ServiceNetwork";
    if (!endpoint.resource || (!network && type != "Resource")) return;
    const plan::Path by = network ? "service_network_arn" : "resource_configuration_arn";
    const auto shared = exactly(context, id, by, network ? networks : configurations);
    model::ServiceFront front{.kind = model::FrontKind::shared_resource, .where = context.where(id, by)};
    Offer offer;
    if (network)
        offer = offer_of_network(context, id, by);
    else if (shared)
        offer = of_configuration(context, *shared);
    else
        open(offer, context.possible(id, by, "which ports it shares").depends_on());
    if (shared) front.where = context.where(*shared);
    front.services = std::move(offer.services);
    front.depends_on = std::move(offer.depends_on);
    model::Resource& resource = context.network.resources[*endpoint.resource];
    resource.services = front.services.must;
    const Id<model::ServiceFront> made = context.network.service_fronts.add(std::move(front));
    for (const Id<model::Eni> eni : resource.enis) context.network.enis[eni].fronts = {made};
}

const plan::Accept gateways{{"aws_vpclattice_resource_gateway", "id"}, {"aws_vpclattice_resource_gateway", "arn"}};

// What a definition can name a resource of the plan by.
const plan::Accept definitions{{"aws_instance", "private_ip"},
                               {"aws_instance", "private_dns"},
                               {"aws_network_interface", "private_ip"},
                               {"aws_db_instance", "arn"},
                               {"aws_db_instance", "address"},
                               {"aws_rds_cluster", "arn"},
                               {"aws_rds_cluster", "endpoint"},
                               {"aws_rds_cluster", "reader_endpoint"},
                               {"aws_db_proxy", "endpoint"},
                               {"aws_redshift_cluster", "dns_name"},
                               {"aws_docdb_cluster", "endpoint"},
                               {"aws_neptune_cluster", "endpoint"},
                               {"aws_lb", "dns_name"},
                               {"aws_alb", "dns_name"},
                               {"aws_elasticache_replication_group", "primary_endpoint_address"}};

// A child goes by the gateway of its group.
std::optional<plan::ResourceId> gateway_of(const Context& context, plan::ResourceId id) {
    if (const auto own = exactly(context, id, "resource_gateway_identifier", gateways)) return own;
    const auto group = exactly(context, id, "resource_configuration_group_id", configurations);
    return group ? exactly(context, *group, "resource_gateway_identifier", gateways) : std::nullopt;
}

// Where a configuration certainly leads; told where that is a resource of the plan, for no rule sees both halves.
set::AddressSet led_to(Context& context, plan::ResourceId id, plan::ResourceId gateway) {
    const plan::Path definition = plan::Path("resource_configuration_definition").then(0);
    set::AddressSet out;
    for (const auto& [block, attribute] :
         {std::pair{"ip_resource", "ip_address"}, {"dns_resource", "domain_name"}, {"arn_resource", "arn"}}) {
        const plan::Path path = definition.then(block).then(0).then(attribute);
        if (const auto address = net::Address::parse(context.text(id, path))) out |= set::AddressSet::of(*address);
        const auto named = exactly(context, id, path, definitions);
        const auto bound = named ? context.bindings<model::Resource>().find(*named) : std::nullopt;
        if (!bound) continue;
        const model::Resource& resource = context.network.resources[*bound];
        for (const Id<model::Eni> eni : resource.enis) out |= context.network.enis[eni].addresses;
        context.diagnose(DiagnosticLevel::note, id, path,
                         "shares " + resource.where.address + " by " + context.resource(gateway).address_text +
                             ", which opens a connection of its own: rules see consumers reach its endpoints, and the "
                             "gateway reach the resource");
    }
    return out;
}

// It opens what its configurations lead to. Others than the plan's may lead it elsewhere.
void read_gateway(Context& context, plan::ResourceId id) {
    const auto bound = context.bindings<model::Resource>().find(id);
    if (!bound || !context.resource(id).managed()) return;
    auto opens = set::Bounds<set::AddressSet>::at_most(set::AddressSet::all());
    for (const plan::ResourceId one : context.world.of_type("aws_vpclattice_resource_configuration"))
        if (gateway_of(context, one) == id) opens.must |= led_to(context, one, id);
    for (const Id<model::Eni> eni : context.network.resources[*bound].enis) {
        context.network.enis[eni].opens_to = opens;
        context.network.enis[eni].opens_where = context.where(id);
    }
}

}  // namespace

Offer offer_of_network(const Context& context, plan::ResourceId by, const plan::Path& path) {
    Offer offer;
    const auto network = exactly(context, by, path, networks);
    if (!network) {
        open(offer, context.possible(by, path, "what the service network offers").depends_on());
        return offer;
    }
    for (const plan::ResourceId one : context.world.of_type("aws_vpclattice_service_network_service_association"))
        if (exactly(context, one, "service_network_identifier", networks) == network)
            if (const auto service = exactly(context, one, "service_identifier", shared_services))
                join(offer, of_service(context, *service));
    for (const plan::ResourceId one : context.world.of_type("aws_vpclattice_service_network_resource_association"))
        if (exactly(context, one, "service_network_identifier", networks) == network)
            if (const auto shared = exactly(context, one, "resource_configuration_identifier", configurations))
                join(offer, of_configuration(context, *shared));
    open(offer, context.where(*network).to_string() + ": what is associated with it outside the plan");
    return offer;
}

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader resource_gateway{"aws_vpclattice_resource_gateway", Phase::late, read_gateway};
constexpr Reader shared_endpoint{"aws_vpc_endpoint", Phase::late, read_shared};

}  // namespace netlint::aws::readers
