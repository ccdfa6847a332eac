// Fields of load balancers and listeners.
#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "functions.hpp"
#include "words.hpp"

namespace netlint::rule::fields {
namespace {

const model::LoadBalancer& balancer_of(const Context& context, const Object& object) {
    return context.network().load_balancers[object.id<model::LoadBalancer>()];
}

// A target and the port at which the balancer asks it whether it is well.
struct Checked {
    Id<model::Resource> target{0};
    std::uint16_t port = 0;
    std::string group;
};

// Of certain targets only, and of ports that are known. Functions are invoked, not called.
std::vector<Checked> checked(const model::Network& network, const model::LoadBalancer& balancer) {
    std::vector<Checked> all;
    for (const model::Listener& listener : balancer.listeners)
        for (const Id<model::TargetGroup> id : listener.forwards) {
            const model::TargetGroup& group = network.target_groups[id];
            if (!group.health.enabled || !group.health.certainty.certain() || group.target_type == "lambda") continue;
            for (const model::RegisteredTarget& target : group.targets) {
                const auto traffic = target.port ? target.port : group.port;
                const auto port = group.health.port ? group.health.port : traffic;
                if (target.certainty.certain() && port) all.push_back({target.resource, *port, group.where.address});
            }
        }
    return all;
}

}  // namespace

Fact checks_answered(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::LoadBalancer& balancer = balancer_of(context, object);
    const model::Resource& front = network.resources[balancer.resource];
    if (front.enis.empty() || !front.enis_complete.certain()) return Fact::truth(true);
    const reach::Party here = reach::ResourceParty{balancer.resource, front.enis};
    std::vector<std::string> silent, related;
    std::optional<reach::Answer> proof;
    for (const Checked& one : checked(network, balancer)) {
        const model::Resource& target = network.resources[one.target];
        if (target.enis.empty() || !target.enis_complete.certain()) continue;
        const reach::Party there = reach::ResourceParty{one.target, target.enis};
        const set::ServiceSet check = set::ServiceSet::ports(net::Protocol::tcp, net::PortRange::of(one.port));
        if (context.reach().share_of(here, there).may.overlaps(check)) continue;
        silent.push_back(fmt::format("{} at tcp/{}", target.where.address, one.port));
        related.push_back(target.where.address);
        related.push_back(one.group);
        if (!proof)
            proof = context.reach().engine().ask({"",
                                                  {front.where.address, {here}},
                                                  {target.where.address, {there}},
                                                  check,
                                                  set::PortSet::of({1024, 65535})});
    }
    if (silent.empty()) return Fact::truth(true);
    sort_unique(silent);
    sort_unique(related);
    Fact fact = Fact::truth(false, fmt::format("its health checks get no answer from {}", listed(silent)));
    fact.related = std::move(related);
    fact.proof = std::move(proof);
    return fact;
}

Fact balancer_kind(const Context& context, const Object& object, Argument) {
    return {std::string(balancer_kinds[static_cast<std::size_t>(balancer_of(context, object).kind)]), {}, {}, {}, {}};
}

Fact internal(const Context& context, const Object& object, Argument) {
    const model::Tri value = balancer_of(context, object).internal;
    if (value == model::Tri::unknown)
        return Fact::open(balancer_of(context, object).where.address + " internal: known after apply");
    return Fact::truth(value == model::Tri::yes);
}

Fact fronted_by(const Context& context, const Object& object, Argument argument) {
    // A web ACL sits in the balancer itself and cannot be gone round; a distribution stands before it and can.
    for (const model::Provenance& front : balancer_of(context, object).fronts) {
        const bool cdn = front.address.find("aws_cloudfront_distribution") != std::string::npos;
        if (std::ranges::find(argument, cdn ? "cdn" : "waf") == argument.end()) continue;
        Fact fact = Fact::truth(true, fmt::format("{} stands in front of it", front.address));
        fact.related.push_back(front.address);
        return fact;
    }
    return Fact::truth(false);
}

Fact listener_protocol(const Context& context, const Object& object, Argument) {
    std::string name = object.listener(context.network()).protocol;  // classic balancers take either case
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return {std::move(name), {}, {}, {}, {}};
}

Fact listener_port(const Context& context, const Object& object, Argument) {
    const auto& port = object.listener(context.network()).port;
    if (!port) return {};
    return {static_cast<double>(*port), {}, {}, {}, {}};
}

Fact only_redirects(const Context& context, const Object& object, Argument) {
    return Fact::truth(object.listener(context.network()).only_redirects);
}

Fact every_subnet_routes_to(const Context& context, const Object& object, Argument argument) {
    const model::Network& network = context.network();
    Fact possible = Fact::truth(true);
    for (const Id<model::Eni> eni : network.resources[balancer_of(context, object).resource].enis) {
        const Id<model::Subnet> subnet = network.enis[eni].subnet;
        Fact fact = leads_to(context, subnet, argument);
        if (std::get<model::Tri>(fact.value) == model::Tri::unknown) possible = std::move(fact);
        if (std::get<model::Tri>(fact.value) != model::Tri::no) continue;
        const std::string& address = network.subnets[subnet].where.address;
        std::string targets = fmt::format("{}", fmt::join(argument, " or "));
        std::ranges::replace(targets, '-', ' ');
        fact.because = fmt::format("the table of {} has no route to an {}", address, targets);
        fact.related.push_back(address);
        return fact;
    }
    return possible;
}

}  // namespace netlint::rule::fields
