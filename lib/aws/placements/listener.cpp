// Listeners of load balancers and their rules: what they forward to.
#include <algorithm>

#include "attribute_walk.hpp"
#include "balancer_reference.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

struct Actions {
    std::vector<Id<model::TargetGroup>> forwards;
    model::Certainty complete;
    bool redirects = false;  // one of them does
};

// `block` is "default_action" of a listener, "action" of a rule.
Actions actions_of(Context& context, plan::ResourceId id, std::string_view block) {
    Actions actions;
    const plan::Value& values = context.resource(id).values;
    if (values[block].is_unknown()) actions.complete = context.possible(id, plan::Path{block});
    for (const plan::Value& action : values[block].items()) {
        if (action["type"].as_string() == "redirect") actions.redirects = true;
    }
    const std::string name(block);
    for (const plan::Path& path : places(values, name + ".target_group_arn " + name + ".forward.target_group.arn")) {
        const One<model::TargetGroup> target = context.one<model::TargetGroup>(id, path);
        if (!target.written()) continue;
        actions.forwards.insert(actions.forwards.end(), target.ids.begin(), target.ids.end());
        if (!target.exactly()) actions.complete = context.possible(id, path, target.reason);
    }
    normalise(actions.forwards);
    return actions;
}

void read_listener(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const One<model::LoadBalancer> balancers = context.one<model::LoadBalancer>(id, "load_balancer_arn");
    Actions actions = actions_of(context, id, "default_action");
    model::Listener made;
    made.where = context.where(id, {}, balancers.grade);
    if (const auto number = context.value(id, "port").as_int(); number && *number > 0 && *number <= 65535) {
        made.port = static_cast<std::uint16_t>(*number);
    }
    made.protocol = context.text(id, "protocol");
    made.forwards = std::move(actions.forwards);
    made.forwards_complete = std::move(actions.complete);
    made.only_redirects = actions.redirects && made.forwards.empty() && made.forwards_complete.certain();
    if (!balancers.exactly()) {
        // It belongs to one of them, so none can be said to lack it and none to have it.
        for (const Id<model::LoadBalancer> balancer_id : balancers.ids) {
            context.network.load_balancers[balancer_id].listeners_complete =
                context.possible(id, "load_balancer_arn", balancers.reason);
        }
        return;
    }
    model::LoadBalancer& owner = context.network.load_balancers[*balancers.exactly()];
    if (owner.kind == model::BalancerKind::application && made.protocol.empty()) made.protocol = "HTTP";
    context.network.resources[owner.resource].services |= listened(made);
    owner.listeners.push_back(std::move(made));
}

void read_listener_rule(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const auto listeners = listeners_at(context, id, "listener_arn");
    const Actions actions = actions_of(context, id, "action");
    for (const ListenerPlace& place : listeners) {
        model::Listener& of = context.network.load_balancers[place.balancer].listeners[place.index];
        of.forwards.insert(of.forwards.end(), actions.forwards.begin(), actions.forwards.end());
        normalise(of.forwards);
        if (!actions.complete.certain()) of.forwards_complete = actions.complete;
        if (listeners.size() > 1) of.forwards_complete = context.possible(id, "listener_arn");
        of.only_redirects = of.only_redirects && of.forwards.empty() && of.forwards_complete.certain();
    }
}

}  // namespace

set::ServiceSet listened(const model::Listener& listener) {
    set::ServiceSet services;
    if (!listener.port) return services;
    const auto range = net::PortRange::of(*listener.port);
    const std::string_view protocol = listener.protocol;
    if (protocol != "UDP" && protocol != "QUIC") services |= set::ServiceSet::ports(net::Protocol::tcp, range);
    if (protocol == "UDP" || protocol == "TCP_UDP" || protocol == "QUIC" || protocol == "TCP_QUIC") {
        services |= set::ServiceSet::ports(net::Protocol::udp, range);
    }
    return services;
}

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader listener{"aws_lb_listener", Phase::late, read_listener};
constexpr Reader listener_alias{"aws_alb_listener", Phase::late, read_listener};
constexpr Reader listener_rule{"aws_lb_listener_rule", Phase::late, read_listener_rule};
constexpr Reader listener_rule_alias{"aws_alb_listener_rule", Phase::late, read_listener_rule};

}  // namespace netlint::aws::readers
