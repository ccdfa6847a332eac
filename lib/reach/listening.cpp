// What the listeners of a load balancer take.
#include "netlint/reach/listening.hpp"

#include <algorithm>
#include <variant>

#include <fmt/format.h>

namespace netlint::reach {

using set::ServiceSet;

ServiceSet echoed() {
    return ServiceSet::protocol(net::Protocol::icmp) | ServiceSet::protocol(net::Protocol::icmpv6);
}

std::optional<ServiceSet> taken_by(const model::Network& network, const model::LoadBalancer& balancer) {
    const auto has_port = [](const model::Listener& listener) { return listener.port.has_value(); };
    if (balancer.kind == model::BalancerKind::gateway || !balancer.listeners_complete.certain()) return std::nullopt;
    // Without any in the plan it has those of another one.
    if (balancer.listeners.empty() || !std::ranges::all_of(balancer.listeners, has_port)) return std::nullopt;
    return network.resources[balancer.resource].services | echoed();
}

std::string listening_note(const model::Network& network, const Endpoint& to, const ServiceSet& asked) {
    const auto* eni = std::get_if<Id<model::Eni>>(&to);
    if (!eni) return {};
    for (const model::LoadBalancer& balancer : network.load_balancers) {
        if (balancer.resource != network.enis[*eni].resource) continue;
        const std::optional<ServiceSet> taken = taken_by(network, balancer);
        if (!taken || asked.subset_of(*taken)) return {};
        const std::string listeners = (*taken & ServiceSet::with_ports()).to_string();
        const std::string& name = balancer.where.address;
        const std::string who =
            asked.overlaps(*taken)
                ? fmt::format("of tcp and udp the listeners of {} take only {}", name, listeners)
                : fmt::format("no listener of {} takes {}, only {}", name, asked.to_string(), listeners);
        return who + "; the answer tells what the network lets through to it";
    }
    return {};
}

}  // namespace netlint::reach
