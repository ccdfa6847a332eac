// Fields of target groups, and of listeners as far as packets get: whether a balancer's connections arrive.
#include <algorithm>

#include <fmt/format.h>

#include "functions.hpp"

namespace netlint::rule::fields {
namespace {

using model::Tri;

const model::TargetGroup& target_group_at(const Context& context, const Object& object) {
    return context.network().target_groups[object.id<model::TargetGroup>()];
}

// The balancers with a listener that forwards to the group.
std::vector<const model::LoadBalancer*> balancers_of(const model::Network& network, Id<model::TargetGroup> id) {
    std::vector<const model::LoadBalancer*> out;
    for (const model::LoadBalancer& balancer : network.load_balancers)
        if (std::ranges::any_of(balancer.listeners, [&](const model::Listener& listener) {
                return std::ranges::find(listener.forwards, id) != listener.forwards.end();
            }))
            out.push_back(&balancer);
    return out;
}

// The transport that a balancer speaks for a protocol of a listener or group.
set::ServiceSet services_of(std::string_view protocol, std::optional<std::uint16_t> port) {
    const net::PortRange ports = port ? net::PortRange::of(*port) : net::PortRange::all;
    set::ServiceSet out;
    if (protocol != "UDP" && protocol != "QUIC") out |= set::ServiceSet::ports(net::Protocol::tcp, ports);
    if (protocol == "UDP" || protocol == "TCP_UDP" || protocol == "QUIC" || protocol == "TCP_QUIC")
        out |= set::ServiceSet::ports(net::Protocol::udp, ports);
    return out;
}

std::vector<std::string> zones_of(const model::Network& network, Id<model::Resource> id, bool& open) {
    std::vector<std::string> out;
    for (const Id<model::Eni> eni : network.resources[id].enis) {
        const auto& zone = network.subnets[network.enis[eni].subnet].zone;
        if (zone)
            out.push_back(*zone);
        else
            open = true;
    }
    open = open || !network.resources[id].enis_complete.certain();
    sort_unique(out);
    return out;
}

}  // namespace

Fact has_listener(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    if (!balancers_of(network, object.id<model::TargetGroup>()).empty()) return Fact::truth(true);
    for (const model::LoadBalancer& balancer : network.load_balancers) {
        if (!balancer.listeners_complete.certain()) return Fact::open(balancer.listeners_complete.depends_on());
        for (const model::Listener& listener : balancer.listeners)
            if (!listener.forwards_complete.certain()) return Fact::open(listener.forwards_complete.depends_on());
    }
    return Fact::truth(false, "no listener of the plan forwards to it");
}

Fact takes_balancer(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::TargetGroup& group = target_group_at(context, object);
    Fact possible = Fact::truth(true);
    for (const model::LoadBalancer* balancer : balancers_of(network, object.id<model::TargetGroup>())) {
        const reach::Party from = party_of(network, balancer->resource);
        for (const model::RegisteredTarget& target : group.targets) {
            if (target.eni && !target.certainty.certain()) continue;  // whoever else may have that address
            const model::Resource& resource = network.resources[target.resource];
            if (resource.enis.empty() || !resource.enis_complete.certain()) continue;
            const auto wanted = services_of(group.protocol, target.port ? target.port : group.port);
            const reach::Party to = party_of(network, target.resource);
            const Share share = context.reach().share_of(from, to);
            if (share.must.overlaps(wanted)) continue;
            const bool sure = !share.may.overlaps(wanted) && target.certainty.certain();
            if (!sure && std::get<Tri>(possible.value) == Tri::unknown) continue;
            reach::Answer answer = context.reach().engine().ask({"",
                                                                 {balancer->where.address, {from}},
                                                                 {resource.where.address, {to}},
                                                                 wanted,
                                                                 context.reach().client_ports()});
            if (answer.verdict == reach::Verdict::reachable || answer.verdict == reach::Verdict::partial) continue;
            Fact fact = Fact::truth(false, fmt::format("{} cannot open {} to {}", balancer->where.address,
                                                       wanted.to_string(), resource.where.address));
            if (!answer.blockers.empty()) fact.because += fmt::format(": {}", answer.blockers.front().because);
            fact.related = {balancer->where.address, resource.where.address};
            fact.depends_on = answer.depends_on;
            const bool certain = sure && answer.verdict == reach::Verdict::unreachable;
            fact.proof = std::move(answer);
            if (certain) return fact;
            fact.value = Tri::unknown;
            if (!target.certainty.certain()) fact.depends_on.push_back(target.certainty.depends_on());
            possible = std::move(fact);
        }
    }
    return possible;
}

Fact targets_in_balancer_zones(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    for (const model::LoadBalancer* balancer : balancers_of(network, object.id<model::TargetGroup>())) {
        bool balancer_open = false;
        const std::vector<std::string> there = zones_of(network, balancer->resource, balancer_open);
        for (const model::RegisteredTarget& target : target_group_at(context, object).targets) {
            bool open = balancer_open;
            if (open || there.empty() || !target.certainty.certain()) continue;
            const model::Resource& resource = network.resources[target.resource];
            std::vector<std::string> outside = zones_of(network, target.resource, open);
            const std::size_t all = outside.size();
            std::erase_if(outside,
                          [&](const std::string& zone) { return std::ranges::find(there, zone) != there.end(); });
            const bool placed_elsewhere = resource.placement == model::Placement::some && outside.size() < all;
            if (open || outside.empty() || placed_elsewhere) continue;
            Fact fact =
                Fact::truth(false, fmt::format("{} may be in {}, and {} has no subnet there", resource.where.address,
                                               listed(outside), balancer->where.address));
            fact.related = {balancer->where.address, resource.where.address};
            return fact;
        }
    }
    return Fact::truth(true);
}

Fact listener_admitted(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::LoadBalancer& balancer = network.load_balancers[object.id<model::LoadBalancer>()];
    const model::Listener& listener = object.listener(network);
    const auto wanted = services_of(listener.protocol, listener.port);
    const model::Resource& resource = network.resources[balancer.resource];
    if (!listener.port || resource.enis.empty()) return Fact::truth(true);
    std::vector<std::string> groups;
    std::string open;
    for (const Id<model::Eni> id : resource.enis) {
        const model::Eni& eni = network.enis[id];
        if (!eni.filtered) return Fact::truth(true);
        if (!eni.groups_complete.certain() && open.empty()) open = eni.groups_complete.depends_on();
        for (const model::Attachment& attached : eni.groups) {
            const model::SecurityGroup& group = network.security_groups[attached.group];
            if (!group.in_plan && open.empty()) open = group.where.address + ": not in the plan";
            groups.push_back(group.where.address.empty() ? group.name : group.where.address);
            for (const model::Permission& permission : group.permissions)
                if (permission.direction == model::Direction::ingress && permission.services.overlaps(wanted))
                    return Fact::truth(true);
        }
    }
    if (!open.empty()) return Fact::open(std::move(open));
    sort_unique(groups);
    Fact fact = Fact::truth(false, fmt::format("{} admit{} nobody to {}", listed(groups), groups.size() == 1 ? "s" : "",
                                               wanted.to_string()));
    fact.related = std::move(groups);
    return fact;
}

}  // namespace netlint::rule::fields
