// Global Accelerator: endpoint groups that let the internet in to load balancers, instances and whole subnets.
//
// https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html: internal balancers and
// instances see the client's address, internet-facing balancers unless it is switched off, network balancers only with
// security groups, Elastic IP addresses never. Who sees addresses of the accelerator instead is reached as the internet
// reaches it.
#include <algorithm>

#include "attribute_walk.hpp"
#include "balancer_reference.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

using model::Tri;

using Services = set::Bounds<set::ServiceSet>;
using Clients = set::Bounds<set::AddressSet>;

// What an endpoint group says of all its endpoints.
struct Edge {
    model::EntranceKind kind = model::EntranceKind::accelerator;
    Services services;
    Clients clients = Clients::exactly(set::AddressSet::internet_v4());
    model::Certainty certainty;
    model::Certainty open;  // why `services` or `clients` may be wider than they must
};

// Every port where one of the two is not known, which then is not certain either.
Services ports_at(const plan::Value& protocol, const plan::Value& from, const plan::Value& to) {
    const auto first = from.as_int(), last = to.as_int();
    const bool right = first && last && *first >= 1 && *last <= 65535 && *first <= *last;
    const net::PortRange ports =
        right ? net::PortRange{static_cast<std::uint16_t>(*first), static_cast<std::uint16_t>(*last)}
              : net::PortRange::all;
    const auto named = protocol.as_string();
    set::ServiceSet services;
    if (!named || *named != "UDP") services |= set::ServiceSet::ports(net::Protocol::tcp, ports);
    if (!named || *named == "UDP") services |= set::ServiceSet::ports(net::Protocol::udp, ports);
    return right && named ? Services::exactly(std::move(services)) : Services::at_most(std::move(services));
}

// The listener's ports, those replaced by port_override at the port of the endpoint.
Services services_of_listener(const Context& context, plan::ResourceId listener, plan::ResourceId group) {
    const plan::Value& protocol = context.value(listener, "protocol");
    const plan::Value &ranges = context.value(listener, "port_range"),
                      &overrides = context.value(group, "port_override");
    const Services anything = ports_at(protocol, plan::Value::unknown(), plan::Value::unknown());
    Services services;
    for (const plan::Value& range : ranges.items())
        services |= ports_at(protocol, range["from_port"], range["to_port"]);
    if (ranges.is_unknown()) services = anything;
    for (const plan::Value& override : overrides.items()) {
        services -= ports_at(protocol, override["listener_port"], override["listener_port"]);
        services |= ports_at(protocol, override["endpoint_port"], override["endpoint_port"]);
    }
    return overrides.is_unknown() ? anything : services;
}

Edge edge_of(Context& context, plan::ResourceId group) {
    Edge edge;
    edge.open = context.possible(group, "listener_arn");
    const plan::Target listeners = context.resolver.one(
        group, "listener_arn",
        plan::Accept{{"aws_globalaccelerator_listener", "arn"}, {"aws_globalaccelerator_listener", "id"}});
    if (listeners.kind != plan::Target::Kind::exactly || listeners.grade == plan::Grade::guess ||
        !listeners.sources.front().resource) {
        edge.services = Services::at_most(set::ServiceSet::with_ports());
        edge.clients = Clients::at_most(set::AddressSet::internet());
        edge.certainty = context.possible(group, "listener_arn", listeners.reason);
        return edge;
    }
    const plan::ResourceId listener = *listeners.sources.front().resource;
    edge.services = services_of_listener(context, listener, group);
    edge.open = context.value(group, "port_override").contains_unknown() ? context.possible(group, "port_override")
                                                                         : context.possible(listener, "port_range");
    const plan::Target owner = context.resolver.one(
        listener, "accelerator_arn",
        plan::Accept{{"aws_globalaccelerator_accelerator", "arn"}, {"aws_globalaccelerator_accelerator", "id"}});
    if (owner.kind != plan::Target::Kind::exactly || !owner.sources.front().resource) {
        edge.clients.may = set::AddressSet::internet();
        edge.certainty = context.possible(listener, "accelerator_arn", "whether that accelerator is enabled");
        return edge;
    }
    const plan::ResourceId accelerator = *owner.sources.front().resource;
    const plan::Value& family = context.value(accelerator, "ip_address_type");
    if (family.as_string() == "DUAL_STACK") edge.clients = Clients::exactly(set::AddressSet::internet());
    if (family.is_unknown() && context.written(accelerator, "ip_address_type")) {
        edge.clients.may = set::AddressSet::internet();
        if (edge.services.certain()) edge.open = context.possible(accelerator, "ip_address_type");
    }
    const Tri enabled = context.flag(accelerator, "enabled", Tri::yes);
    if (enabled == Tri::no) edge.services = {};
    if (enabled == Tri::unknown) edge.certainty = context.possible(accelerator, "enabled");
    return edge;
}

// Whether the endpoint sees the client's address.
Tri preserves(const Context& context, Id<model::Resource> id, Tri written, bool is_written) {
    const model::Resource& resource = context.network.resources[id];
    if (resource.type == "aws_instance") return Tri::yes;
    const auto balancer = std::ranges::find(context.network.load_balancers, id, &model::LoadBalancer::resource);
    if (balancer == context.network.load_balancers.end()) return Tri::unknown;
    if ((*balancer).kind == model::BalancerKind::network) {
        const bool guarded =
            std::ranges::any_of(resource.enis, [&](Id<model::Eni> eni) { return context.network.enis[eni].filtered; });
        return !guarded ? Tri::no : is_written ? written : Tri::unknown;
    }
    if ((*balancer).internal == Tri::yes) return Tri::yes;
    return is_written ? written : Tri::yes;
}

// The certain part and what there may be beside it.
void let_in(Context& context, const Edge& edge, Id<model::Eni> eni, const model::Provenance& where,
            const model::Certainty& certainty) {
    const auto add = [&](const set::ServiceSet& services, const set::AddressSet& clients,
                         const model::Certainty& sure) {
        if (services.empty() || clients.empty()) return;
        context.network.entrances.add({.where = where,
                                       .kind = edge.kind,
                                       .target = eni,
                                       .services = services,
                                       .clients = clients,
                                       .door = {},
                                       .listens = {},
                                       .certainty = sure});
    };
    if (certainty.certain()) add(edge.services.must, edge.clients.must, certainty);
    if (!certainty.certain() || !edge.services.certain() || !edge.clients.certain())
        add(edge.services.may, edge.clients.may, certainty.certain() ? edge.open : certainty);
}

// By the accelerator's own addresses, which are public and in no plan. Who is public himself is reached there as the
// internet reaches him; what is internal only thus.
bool is_internal_balancer(const Context& context, Id<model::Resource> id) {
    const auto balancer = std::ranges::find(context.network.load_balancers, id, &model::LoadBalancer::resource);
    return balancer != context.network.load_balancers.end() && (*balancer).internal != Tri::no;
}

void read_accelerator_group(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const Edge edge = edge_of(context, id);
    for (const plan::Path& path : places(context.resource(id).values, "endpoint_configuration.endpoint_id")) {
        const plan::Accept accept{{"aws_lb", "arn"},           {"aws_lb", "id"},       {"aws_alb", "arn"},
                                  {"aws_alb", "id"},           {"aws_instance", "id"}, {"aws_eip", "id"},
                                  {"aws_eip", "allocation_id"}};
        const plan::Target target = context.resolver.one(id, path, accept);
        const bool certain = target.kind == plan::Target::Kind::exactly && target.grade != plan::Grade::guess;
        const plan::Path flag = beside(path, "client_ip_preservation_enabled");
        const bool written = !context.value(id, flag).unset() || context.written(id, flag);
        for (const plan::Source& source : target.sources) {
            const auto bound =
                source.resource ? context.bindings<model::Resource>().find(*source.resource) : std::nullopt;
            if (!bound) continue;
            const Tri keeps = preserves(context, *bound, context.flag(id, flag, Tri::unknown), written);
            if (keeps == Tri::no && !is_internal_balancer(context, *bound)) continue;
            const model::Resource& resource = context.network.resources[*bound];
            const model::Certainty certainty =
                !edge.certainty.certain() ? edge.certainty
                : !certain                ? context.possible(id, path, target.reason)
                : keeps == Tri::unknown   ? context.possible(id, flag)
                : keeps == Tri::no        ? context.possible(id, flag, "it is called from addresses of the accelerator")
                                          : model::Certainty{};
            const bool first = resource.type == "aws_instance" && !resource.enis.empty();
            for (const Id<model::Eni> eni : resource.enis) {
                let_in(context, edge, eni, context.where(id, path, to_model(target.grade)), certainty);
                if (first) break;
            }
        }
    }
}

// Whole subnets: nothing gets in until somebody allows it, which no plan does.
// https://docs.aws.amazon.com/global-accelerator/latest/dg/about-custom-routing-how-it-works.html
void read_custom_routing(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    Edge edge;
    const plan::Value& destinations = context.value(id, "destination_configuration");
    for (const plan::Value& one : destinations.items()) {
        for (const plan::Value& protocol : one["protocols"].items())
            edge.services |= ports_at(protocol, one["from_port"], one["to_port"]);
        if (one["protocols"].is_unknown())
            edge.services |= ports_at(one["protocols"], one["from_port"], one["to_port"]);
    }
    if (destinations.is_unknown()) edge.services = Services::at_most(set::ServiceSet::with_ports());
    for (const plan::Path& path : places(context.resource(id).values, "endpoint_configuration.endpoint_id")) {
        const One<model::Subnet> subnets = context.one<model::Subnet>(id, path);
        for (std::size_t i = 0; i < context.network.enis.size(); ++i) {
            const Id<model::Eni> eni = context.network.enis.id(i);
            const model::Eni& one = context.network.enis[eni];
            if (std::ranges::find(subnets.ids, one.subnet) == subnets.ids.end()) continue;
            if (context.network.resources[one.resource].type != "aws_instance") continue;
            let_in(context, edge, eni, context.where(id, path),
                   context.possible(id, path, "custom routing lets in what is allowed outside the plan"));
        }
    }
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader accelerator_group{"aws_globalaccelerator_endpoint_group", Phase::late, read_accelerator_group};
constexpr Reader custom_routing_group{"aws_globalaccelerator_custom_routing_endpoint_group", Phase::late,
                                      read_custom_routing};

}  // namespace netlint::aws::readers
