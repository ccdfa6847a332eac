// Load balancers of every kind, with the listeners that a classic one carries itself.
#include <algorithm>

#include "attribute_walk.hpp"
#include "balancer_reference.hpp"
#include "gives_ipv6.hpp"
#include "place.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

using model::BalancerKind;
using model::Tri;

BalancerKind kind_of(const Context& context, plan::ResourceId id) {
    if (context.resource(id).type() == "aws_elb") return BalancerKind::classic;
    const std::string_view type = context.text(id, "load_balancer_type");
    if (type == "network") return BalancerKind::network;
    return type == "gateway" ? BalancerKind::gateway : BalancerKind::application;
}

Tri opposite(Tri truth) {
    if (truth == Tri::unknown) return truth;
    return truth == Tri::yes ? Tri::no : Tri::yes;
}

// On, unless told otherwise.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SetSecurityGroups.html
Tri filters_endpoints(const Context& context, plan::ResourceId id) {
    const plan::Path path = "enforce_security_group_inbound_rules_on_private_link_traffic";
    if (context.value(id, path).is_unknown() && context.written(id, path)) return Tri::unknown;
    return context.text(id, path) == "off" ? Tri::no : Tri::yes;
}

// Without groups a network balancer filters nothing, and a gateway balancer cannot have any.
Guard guard_of_balancer(Context& context, plan::ResourceId id, BalancerKind kind) {
    if (kind == BalancerKind::gateway) return unguarded();
    Guard guard = guard_of(context, id, "security_groups");
    if (guard.groups.empty() && guard.complete.certain()) guard.written = false;
    if (kind == BalancerKind::network) guard.otherwise = NoGroups::unfiltered;
    return guard;
}

void read_balancer(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const BalancerKind kind = kind_of(context, id);
    const bool classic = kind == BalancerKind::classic;
    const std::string_view family = context.text(id, "ip_address_type");

    Placing placing{.plan = id, .tier = model::Tier::edge, .placement = model::Placement::each};
    placing.spots = spots_of(context, id, classic ? "subnets" : "subnets subnet_mapping.subnet_id",
                             classic ? "" : "subnet_mapping.private_ipv4_address");
    if (placing.spots.list.empty() && placing.spots.complete.certain()) {
        placing.spots = spots_of_default_vpc(context, id, "subnets");
    }
    placing.guard = guard_of_balancer(context, id, kind);
    give_ipv6(placing, gives_ipv6(context, id, {classic ? "" : "ip_address_type"}));
    const Tri internal = kind == BalancerKind::gateway ? Tri::yes : context.flag(id, "internal", Tri::no);
    placing.public_v6 = opposite(internal);
    const bool v4 = family != "dualstack-without-public-ipv4";
    for (Spot& spot : placing.spots.list) {
        spot.has_public = v4 ? opposite(internal) : Tri::no;
        spot.public_where = context.where(id, "internal");
    }

    model::LoadBalancer balancer;
    balancer.where = context.where(id);
    balancer.resource = place(context, std::move(placing));
    balancer.kind = kind;
    balancer.internal = internal;
    if (kind == BalancerKind::network) balancer.filters_endpoints = filters_endpoints(context, id);
    // Application balancers always do, classic ones unless told otherwise, the others only when told.
    if (kind == BalancerKind::application)
        balancer.cross_zone = Tri::yes;
    else if (kind == BalancerKind::classic)
        balancer.cross_zone = context.flag(id, "cross_zone_load_balancing", Tri::yes);
    else
        balancer.cross_zone = context.flag(id, "enable_cross_zone_load_balancing", Tri::no);
    context.bind(id, context.network.load_balancers.add(std::move(balancer)));
}

// "HTTP:8080/health" of a classic balancer; what it asks when nothing is written is not in a plan.
model::HealthCheck classic_check(const Context& context, plan::ResourceId id) {
    model::HealthCheck check;
    const std::string_view target = context.text(id, plan::Path("health_check").then(std::size_t{0}).then("target"));
    unsigned number = 0;
    const auto colon = target.find(':');
    if (colon != std::string_view::npos)
        for (const char c : target.substr(colon + 1, target.find('/') - colon - 1))
            number = c >= '0' && c <= '9' && number < 65536 ? number * 10 + static_cast<unsigned>(c - '0') : 65536;
    check.enabled = number >= 1 && number <= 65535;
    if (check.enabled) check.port = static_cast<std::uint16_t>(number);
    return check;
}

// A classic balancer forwards to its instances directly: a target group of its own stands for each listener.
void read_classic_listeners(Context& context, plan::ResourceId id) {
    const auto balancer_id = context.bindings<model::LoadBalancer>().find(id);
    if (!balancer_id) return;
    const plan::Value& listeners = context.value(id, "listener");
    if (listeners.is_unknown()) {
        context.network.load_balancers[*balancer_id].listeners_complete = context.possible(id, "listener");
    }
    const Many<model::Resource> instances = context.many<model::Resource>(id, "instances");
    for (std::size_t i = 0; i < listeners.items().size(); ++i) {
        const plan::Path path = plan::Path("listener").then(i);
        const auto port = [&](const char* name) -> std::optional<std::uint16_t> {
            const auto number = listeners[i][name].as_int();
            if (!number || *number < 1 || *number > 65535) return std::nullopt;
            return static_cast<std::uint16_t>(*number);
        };
        model::TargetGroup group;
        group.where = context.where(id, path);
        group.target_type = "instance";
        group.health = classic_check(context, id);
        group.port = port("instance_port");
        group.protocol = listeners[i]["instance_protocol"].as_string().value_or("");
        if (instances.open) group.targets_complete = context.possible(id, "instances", instances.reason);
        const Id<model::TargetGroup> group_id = context.network.target_groups.add(std::move(group));
        for (const Id<model::Resource> instance : instances.possible) {
            const auto certainty = instances.is_certain(instance) ? model::Certainty{}
                                                                  : context.possible(id, "instances", instances.reason);
            add_target(context, group_id, {instance, {}, certainty, context.where(id, "instances", instances.grade)});
        }
        model::Listener listener;
        listener.where = context.where(id, path);
        listener.port = port("lb_port");
        listener.protocol = listeners[i]["lb_protocol"].as_string().value_or("");
        listener.forwards = {group_id};
        if (listener.port) {
            context.network.resources[context.network.load_balancers[*balancer_id].resource].services |=
                set::ServiceSet::ports(net::Protocol::tcp, net::PortRange::of(*listener.port));
        }
        context.network.load_balancers[*balancer_id].listeners.push_back(std::move(listener));
    }
}

void read_classic_attachment(Context& context, plan::ResourceId id) {
    const One<model::LoadBalancer> balancers = context.one<model::LoadBalancer>(id, "elb");
    const One<model::Resource> instances = context.one<model::Resource>(id, "instance");
    for (const Id<model::LoadBalancer> balancer : balancers.ids) {
        register_everywhere(context, balancer, instances.ids, balancers.exactly() && instances.exactly(),
                            context.where(id, "instance", instances.grade));
    }
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader balancer{"aws_lb", Phase::placements, read_balancer};
constexpr Reader balancer_alias{"aws_alb", Phase::placements, read_balancer};
constexpr Reader classic_balancer{"aws_elb", Phase::placements, read_balancer};
constexpr Reader classic_listeners{"aws_elb", Phase::late, read_classic_listeners};
constexpr Reader classic_attachment{"aws_elb_attachment", Phase::late, read_classic_attachment};

}  // namespace netlint::aws::readers
