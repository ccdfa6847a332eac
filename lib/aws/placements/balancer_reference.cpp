// Finds load balancers, listeners and target groups by reference.
#include "balancer_reference.hpp"

#include <algorithm>

namespace netlint::aws {

template <>
const plan::Accept& accepted<model::LoadBalancer>() {
    static const plan::Accept rows{{"aws_lb", "arn"},      {"aws_lb", "id"},       {"aws_alb", "arn"},
                                   {"aws_alb", "id"},      {"aws_elb", "name"},    {"aws_elb", "id"},
                                   {"aws_elb", "arn"},     {"aws_lb", "dns_name"}, {"aws_alb", "dns_name"},
                                   {"aws_elb", "dns_name"}};
    return rows;
}

template <>
const plan::Accept& accepted<model::TargetGroup>() {
    static const plan::Accept rows{{"aws_lb_target_group", "arn"},
                                   {"aws_lb_target_group", "id"},
                                   {"aws_alb_target_group", "arn"},
                                   {"aws_alb_target_group", "id"}};
    return rows;
}

std::vector<ListenerPlace> listeners_at(Context& context, plan::ResourceId id, const plan::Path& path) {
    const plan::Accept accept{
        {"aws_lb_listener", "arn"}, {"aws_lb_listener", "id"}, {"aws_alb_listener", "arn"}, {"aws_alb_listener", "id"}};
    std::vector<ListenerPlace> found;
    for (const plan::Source& source : context.resolver.one(id, path, accept).sources) {
        if (!source.resource) continue;
        const std::string& address = context.resource(*source.resource).address_text;
        for (std::size_t b = 0; b < context.network.load_balancers.size(); ++b) {
            const Id<model::LoadBalancer> balancer = context.network.load_balancers.id(b);
            const auto& listeners = context.network.load_balancers[balancer].listeners;
            for (std::size_t i = 0; i < listeners.size(); ++i) {
                if (listeners[i].where.address == address) found.push_back({balancer, i});
            }
        }
    }
    return found;
}

void register_everywhere(Context& context, Id<model::LoadBalancer> balancer,
                         std::span<const Id<model::Resource>> targets, bool certain, const model::Provenance& where) {
    for (const model::Listener& listener : context.network.load_balancers[balancer].listeners) {
        for (const Id<model::TargetGroup> group : listener.forwards) {
            for (const Id<model::Resource> target : targets) {
                const auto certainty = certain ? model::Certainty{}
                                               : model::Certainty::possible(where.to_string() + ": known after apply");
                add_target(context, group, {target, {}, certainty, where});
            }
        }
    }
}

// An address that one interface of a VPC has, no other of that VPC can get.
std::vector<Holder> holders_of(const model::Network& network, const net::Address& address) {
    std::vector<Holder> found;
    std::vector<Id<model::Vpc>> taken;
    const auto vpc_of = [&](Id<model::Eni> id) { return network.subnets[network.enis[id].subnet].vpc; };
    for (std::size_t i = 0; i < network.enis.size(); ++i) {
        const Id<model::Eni> id = network.enis.id(i);
        if (!network.enis[id].addresses.contains(address)) continue;
        const bool has = network.enis[id].address_fixed;
        if (has) taken.push_back(vpc_of(id));
        found.push_back({id, has});
    }
    std::erase_if(found, [&](const Holder& one) {
        return !one.certain && std::ranges::find(taken, vpc_of(one.eni)) != taken.end();
    });
    if (found.size() > 1)
        for (Holder& one : found) one.certain = false;
    return found;
}

void add_target(Context& context, Id<model::TargetGroup> group, model::RegisteredTarget target) {
    auto& targets = context.network.target_groups[group].targets;
    const auto same = std::ranges::find_if(targets, [&](const model::RegisteredTarget& other) {
        return other.resource == target.resource && other.port == target.port && other.eni == target.eni &&
               other.port_known == target.port_known;
    });
    if (same == targets.end()) {
        targets.push_back(std::move(target));
    } else if (target.certainty.certain()) {
        *same = std::move(target);
    }
}

}  // namespace netlint::aws
