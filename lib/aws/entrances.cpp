// From listeners, target groups and targets to the ways that flows take through network balancers.
#include "entrances.hpp"

#include <algorithm>
#include <optional>
#include <span>

#include "netlint/net/port_range.hpp"

namespace netlint::aws {
namespace {

using model::Tri;

// TLS is spoken over TCP; a protocol that is empty is not known, nor is the port where there is none.
set::ServiceSet traffic(std::string_view protocol, std::optional<std::uint16_t> port) {
    set::ServiceSet all;
    const net::PortRange ports = port ? net::PortRange::of(*port) : net::PortRange::all;
    const bool open = protocol.empty();
    if (protocol != "UDP" && protocol != "QUIC") all |= set::ServiceSet::ports(net::Protocol::tcp, ports);
    if (open || protocol == "UDP" || protocol == "TCP_UDP" || protocol.ends_with("QUIC"))
        all |= set::ServiceSet::ports(net::Protocol::udp, ports);
    return all;
}

// An instance is reached at its first interface; of all others the candidates stand for one.
std::span<const Id<model::Eni>> interfaces(const model::Network& network, const model::RegisteredTarget& target) {
    if (target.eni) return {&*target.eni, 1};
    const model::Resource& resource = network.resources[target.resource];
    const std::span<const Id<model::Eni>> all = resource.enis;
    return resource.type == "aws_instance" && all.size() > 1 ? all.first(1) : all;
}

// Without balancing across zones an interface hands on to targets of its own zone.
Tri same_zone(const model::Network& network, const model::Eni& door, const model::Eni& target, Tri across) {
    if (across == Tri::yes) return Tri::yes;
    const auto &here = network.subnets[door.subnet].zone, &there = network.subnets[target.subnet].zone;
    if (!here || !there) return Tri::unknown;
    if (*here == *there) return Tri::yes;
    return across;
}

struct Maker {
    model::Network& network;
    const model::LoadBalancer& balancer;

    void add(const model::Listener& listener, const model::TargetGroup& group,
             const model::RegisteredTarget& target) const {
        const model::Resource& front = network.resources[balancer.resource];
        const Tri across = group.cross_zone.value_or(balancer.cross_zone);
        for (const Id<model::Eni> door : front.enis)
            for (const Id<model::Eni> eni : interfaces(network, target)) {
                const Tri zone = same_zone(network, network.enis[door], network.enis[eni], across);
                if (door == eni || zone == Tri::no) continue;
                model::Entrance made;
                made.where = listener.where;
                made.kind = model::EntranceKind::balancer;
                made.target = eni;
                made.services = traffic(listener.protocol, port_of(group, target));
                made.clients = set::AddressSet::all();
                made.door = door;
                if (listener.port && !listener.protocol.empty())
                    made.listens = traffic(listener.protocol, listener.port);
                made.certainty = certainty(listener, group, target, zone);
                const bool some = front.placement == model::Placement::some && front.enis.size() > 1;
                if (made.certainty.certain() && some)
                    made.certainty = model::Certainty::possible(front.where.address + " subnets: known after apply");
                network.entrances.add(std::move(made));
            }
    }

    void add(const model::Listener& listener, const model::TargetGroup& group) const {
        if (group.preserves_client_ip == Tri::no) return;
        for (const model::RegisteredTarget& target : group.targets) add(listener, group, target);
    }

    // To whichever group, for a listener that the plan does not tell of.
    void add_any(const model::Listener& listener) const {
        for (const model::TargetGroup& group : network.target_groups) add(listener, group);
    }

    static std::optional<std::uint16_t> port_of(const model::TargetGroup& group,
                                                const model::RegisteredTarget& target) {
        return target.port || !target.port_known ? target.port : group.port;
    }

    static model::Certainty certainty(const model::Listener& listener, const model::TargetGroup& group,
                                      const model::RegisteredTarget& target, Tri zone) {
        if (!listener.forwards_complete.certain()) return listener.forwards_complete;
        if (!target.certainty.certain()) return target.certainty;
        if (listener.protocol.empty())
            return model::Certainty::possible(listener.where.address + " protocol: known after apply");
        if (!port_of(group, target))
            return model::Certainty::possible(group.where.address + " port: known after apply");
        if (group.preserves_client_ip != Tri::yes)
            return model::Certainty::possible(group.where.address + " preserve_client_ip: known after apply");
        if (zone != Tri::yes)
            return model::Certainty::possible(target.where.address + ": whether the balancer is in its zone");
        return {};
    }
};

}  // namespace

void add_balancer_entrances(model::Network& network) {
    for (const model::LoadBalancer& balancer : network.load_balancers) {
        if (balancer.kind != model::BalancerKind::network) continue;
        const Maker maker{network, balancer};
        for (const model::Listener& listener : balancer.listeners) {
            if (listener.forwards.empty() && !listener.forwards_complete.certain()) maker.add_any(listener);
            for (const Id<model::TargetGroup> id : listener.forwards) maker.add(listener, network.target_groups[id]);
        }
        if (!balancer.listeners_complete.certain()) {
            model::Listener unknown;
            unknown.where = balancer.where;
            unknown.forwards_complete = balancer.listeners_complete;
            maker.add_any(unknown);
        }
    }
}

}  // namespace netlint::aws
