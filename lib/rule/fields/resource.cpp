// Fields of resources that place interfaces.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "../selector_reading.hpp"
#include "functions.hpp"

namespace netlint::rule::fields {
namespace {

using model::Tri;

const model::Resource& of(const Context& context, const Object& object) {
    return context.network().resources[*resource_of(context.network(), object)];
}

// What an object of a load balancer limits its services to: a listener has one port.
set::ServiceSet services_of(const Context& context, const Object& object) {
    if (object.noun != Noun::listener) return set::ServiceSet::all();
    const auto& port = object.listener(context.network()).port;
    if (!port) return set::ServiceSet::all();
    return set::ServiceSet::ports(net::Protocol::tcp, net::PortRange::of(*port));
}

// How one fact about each subnet sums up for a resource that has interfaces in all of them, or in some that AWS picks.
Fact sum_up(const model::Resource& resource, std::vector<Fact> facts) {
    Fact* yes = nullptr;
    Fact* open = nullptr;
    std::size_t certain = 0;
    for (Fact& fact : facts) {
        const Tri value = std::get<Tri>(fact.value);
        if (value == Tri::yes && !yes) yes = &fact;
        if (value == Tri::unknown && !open) open = &fact;
        certain += value == Tri::yes;
    }
    if (yes && (resource.placement == model::Placement::each || certain == facts.size())) return std::move(*yes);
    if (yes) {
        yes->value = Tri::unknown;
        yes->depends_on = {resource.where.address + ": which of its subnets it is placed in"};
        return std::move(*yes);
    }
    if (open) return std::move(*open);
    if (!resource.enis_complete.certain()) return Fact::open(resource.enis_complete.depends_on());
    return Fact::truth(false);
}

std::string service_text(const set::ServiceSet& services) {
    return services == set::ServiceSet::all() ? "everything" : services.to_string();
}

}  // namespace

Fact type(const Context& context, const Object& object, Argument) {
    return {of(context, object).type, {}, {}, {}, {}};
}

Fact tier(const Context& context, const Object& object, Argument) {
    return {std::string(to_string(of(context, object).tier)), {}, {}, {}, {}};
}

Fact asked_zone(const Context& context, const Object& object, Argument) {
    return {of(context, object).zone, {}, {}, {}, {}};
}

Fact zones(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::Resource& resource = of(context, object);
    std::vector<std::string> names, open;
    for (const Id<model::Eni> eni : resource.enis) {
        const model::Subnet& subnet = network.subnets[network.enis[eni].subnet];
        if (subnet.zone)
            names.push_back(*subnet.zone);
        else
            open.push_back(subnet.where.address + ": its zone is known after apply");
    }
    if (!resource.enis_complete.certain()) open.push_back(resource.enis_complete.depends_on());
    sort_unique(names);
    sort_unique(open);
    std::string because = names.empty() ? std::string() : fmt::format("it is in {}", listed(names));
    return {std::move(names), std::move(open), std::move(because), {}, {}};
}

Fact zone_available(const Context& context, const Object& object, Argument) {
    const model::Resource& resource = of(context, object);
    if (resource.zone.empty() || resource.enis.empty()) return Fact::truth(true);
    const Fact found = zones(context, object, {});
    const auto& names = std::get<std::vector<std::string>>(found.value);
    if (std::ranges::find(names, resource.zone) != names.end()) return Fact::truth(true);
    if (!found.depends_on.empty()) return Fact::open(found.depends_on.front());
    return Fact::truth(false,
                       fmt::format("it asks for {}, and its subnets are in {}", resource.zone, listed(names, 6)));
}

Fact has_public_address(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    std::vector<Fact> facts;
    for (const Id<model::Eni> id : of(context, object).enis) {
        const model::Eni& eni = network.enis[id];
        if (eni.has_public_v4 == Tri::unknown)
            facts.push_back(Fact::open(eni.public_where.to_string() + ": known after apply"));
        else
            facts.push_back(Fact::truth(eni.has_public_v4 == Tri::yes,
                                        eni.has_public_v4 == Tri::yes ? eni.public_where.to_string() : ""));
    }
    return sum_up(of(context, object), std::move(facts));
}

Fact in_default_group(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    std::vector<Fact> facts;
    for (const Id<model::Eni> eni : of(context, object).enis) {
        Fact fact = Fact::truth(false);
        for (const model::Attachment& attached : network.enis[eni].groups) {
            const model::SecurityGroup& group = network.security_groups[attached.group];
            if (!group.is_default) continue;
            fact = Fact::truth(
                true, fmt::format("it carries the default group of {}", network.vpcs[group.vpc].where.address));
            if (attached.certainty.certain()) break;
            fact.value = Tri::unknown;
            fact.depends_on = {attached.certainty.depends_on()};
        }
        facts.push_back(std::move(fact));
    }
    return sum_up(of(context, object), std::move(facts));
}

Fact resource_routes_to(const Context& context, const Object& object, Argument argument) {
    const model::Network& network = context.network();
    std::vector<Fact> facts;
    for (const Id<model::Eni> eni : of(context, object).enis) {
        const Id<model::Subnet> subnet = network.enis[eni].subnet;
        Fact fact = leads_to(context, subnet, argument);
        fact.related.push_back(network.subnets[subnet].where.address);
        facts.push_back(std::move(fact));
    }
    return sum_up(of(context, object), std::move(facts));
}

Fact reachable_from(const Context& context, const Object& object, Argument argument) {
    const model::Network& network = context.network();
    const auto id = resource_of(network, object);
    if (!id) return Fact::truth(false);
    Fact possible = Fact::truth(false);
    for (const std::string& zone : argument) {
        for (const std::uint32_t position : context.candidates(zone).sources_of(party_of(network, *id))) {
            const reach::Party& from = context.zone(zone).parties[position];
            Opening opening = context.reach().open(from, party_of(network, *id), services_of(context, object));
            if (opening.verdict == Tri::no) continue;
            Fact fact = Fact::truth(
                true, fmt::format("{} can open {} to it", name_of(network, from), service_text(opening.services)));
            if (std::holds_alternative<reach::ResourceParty>(from)) fact.related.push_back(name_of(network, from));
            fact.proof = std::move(opening.answer);
            if (opening.verdict == Tri::yes) return fact;
            fact.value = Tri::unknown;
            fact.depends_on = fact.proof->depends_on;
            if (possible.because.empty()) possible = std::move(fact);
        }
    }
    return possible;
}

Fact reaches(const Context& context, const Object& object, Argument argument) {
    const model::Network& network = context.network();
    const auto id = resource_of(network, object);
    if (!id) return Fact::truth(false);
    Fact best = Fact::truth(false);
    std::vector<std::string> targets;
    set::ServiceSet services;
    for (const std::string& zone : argument) {
        for (const std::uint32_t position : context.candidates(zone).targets_of(party_of(network, *id))) {
            const reach::Party& to = context.zone(zone).parties[position];
            Opening opening = context.reach().open(party_of(network, *id), to, set::ServiceSet::all());
            const Tri so_far = std::get<Tri>(best.value);
            if (opening.verdict == Tri::no || (opening.verdict == Tri::unknown && so_far == Tri::yes)) continue;
            if (opening.verdict == Tri::yes && so_far != Tri::yes) {
                targets.clear();
                services = {};
            }
            targets.push_back(name_of(network, to));
            services |= opening.services;
            if (so_far == opening.verdict) continue;
            best.value = opening.verdict;
            best.depends_on = opening.verdict == Tri::yes ? std::vector<std::string>{} : opening.answer.depends_on;
            best.proof = std::move(opening.answer);
        }
    }
    sort_unique(targets);
    best.because = targets.empty() ? fmt::format("it can open no connection to {}", fmt::join(argument, " or "))
                                   : fmt::format("it can open {} to {}", service_text(services), listed(targets));
    best.related = std::move(targets);
    return best;
}

}  // namespace netlint::rule::fields
