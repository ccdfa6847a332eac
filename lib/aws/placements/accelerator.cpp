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

// What an endpoint group says of all its endpoints.
struct Edge {
    model::EntranceKind kind = model::EntranceKind::accelerator;
    set::ServiceSet services;
    set::AddressSet clients = set::AddressSet::internet_v4();
    model::Certainty certainty;
};

net::PortRange range_at(const plan::Value& block, std::string_view first, std::string_view last) {
    const auto from = block[first].as_int(), to = block[last].as_int();
    if (!from || !to || *from < 1 || *to > 65535 || *from > *to) return net::PortRange::all;
    return {static_cast<std::uint16_t>(*from), static_cast<std::uint16_t>(*to)};
}

// The listener's ports, those replaced by port_override at the port of the endpoint.
set::ServiceSet services_of_listener(const Context& context, plan::ResourceId listener, plan::ResourceId group) {
    const bool udp = context.text(listener, "protocol") == "UDP";
    const net::Protocol protocol = udp ? net::Protocol::udp : net::Protocol::tcp;
    set::ServiceSet services;
    for (const plan::Value& range : context.value(listener, "port_range").items())
        services |= set::ServiceSet::ports(protocol, range_at(range, "from_port", "to_port"));
    for (const plan::Value& override : context.value(group, "port_override").items()) {
        services -= set::ServiceSet::ports(protocol, range_at(override, "listener_port", "listener_port"));
        services |= set::ServiceSet::ports(protocol, range_at(override, "endpoint_port", "endpoint_port"));
    }
    return services;
}

Edge edge_of(Context& context, plan::ResourceId group) {
    Edge edge;
    const plan::Target listeners = context.resolver.one(
        group, "listener_arn",
        plan::Accept{{"aws_globalaccelerator_listener", "arn"}, {"aws_globalaccelerator_listener", "id"}});
    if (listeners.kind != plan::Target::Kind::exactly || !listeners.sources.front().resource) {
        edge.services = set::ServiceSet::with_ports();
        edge.certainty = context.possible(group, "listener_arn", listeners.reason);
        return edge;
    }
    const plan::ResourceId listener = *listeners.sources.front().resource;
    edge.services = services_of_listener(context, listener, group);
    const plan::Target owner = context.resolver.one(
        listener, "accelerator_arn",
        plan::Accept{{"aws_globalaccelerator_accelerator", "arn"}, {"aws_globalaccelerator_accelerator", "id"}});
    if (owner.kind != plan::Target::Kind::exactly || !owner.sources.front().resource) return edge;
    const plan::ResourceId accelerator = *owner.sources.front().resource;
    if (context.text(accelerator, "ip_address_type") == "DUAL_STACK") edge.clients |= set::AddressSet::internet_v6();
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

void let_in(Context& context, const Edge& edge, Id<model::Eni> eni, const model::Provenance& where,
            const model::Certainty& certainty) {
    if (edge.services.empty()) return;
    context.network.entrances.add({.where = where,
                                   .kind = edge.kind,
                                   .target = eni,
                                   .services = edge.services,
                                   .clients = edge.clients,
                                   .door = {},
                                   .listens = {},
                                   .certainty = certainty});
}

void read_endpoint_group(Context& context, plan::ResourceId id) {
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
            if (keeps == Tri::no) continue;
            const model::Resource& resource = context.network.resources[*bound];
            const model::Certainty certainty = !edge.certainty.certain() ? edge.certainty
                                               : !certain                ? context.possible(id, path, target.reason)
                                               : keeps == Tri::unknown   ? context.possible(id, flag)
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
    for (const plan::Value& one : context.value(id, "destination_configuration").items())
        for (const plan::Value& protocol : one["protocols"].items())
            edge.services |=
                set::ServiceSet::ports(protocol.as_string() == "UDP" ? net::Protocol::udp : net::Protocol::tcp,
                                       range_at(one, "from_port", "to_port"));
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

constexpr Reader accelerator_group{"aws_globalaccelerator_endpoint_group", Phase::late, read_endpoint_group};
constexpr Reader custom_routing_group{"aws_globalaccelerator_custom_routing_endpoint_group", Phase::late,
                                      read_custom_routing};

}  // namespace netlint::aws::readers
