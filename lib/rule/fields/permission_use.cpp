// Fields of permissions: whether anything else lets through what they admit.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "functions.hpp"

namespace netlint::rule::fields {
namespace {

bool is_acl(const reach::Hop& hop) {
    return hop.stage == reach::Stage::network_acl_ingress || hop.stage == reach::Stage::network_acl_egress;
}

// The hosts a permission names one by one or by their office: known, outside the plan, and not the world.
std::optional<reach::Outside> somebody(const Context& context, const model::Permission& permission) {
    const auto* prefix = std::get_if<net::Prefix>(&permission.peer);
    if (!prefix) return std::nullopt;
    const auto hosts = set::AddressSet::of(*prefix);
    if (at_large(hosts & set::AddressSet::internet())) return std::nullopt;
    if (context.inside().overlaps(hosts)) return std::nullopt;
    return reach::Outside{prefix->to_string(), hosts};
}

// Whether an ACL anywhere may refuse what the permission admits or an answer to it. One that stands at a gateway on the
// way judges by the interfaces' own addresses, too.
bool may_be_refused(const Context& context, const set::AddressSet& hosts, Id<model::SecurityGroup> group,
                    const set::ServiceSet& services) {
    if (context.refusals().meet(hosts, services)) return true;
    return std::ranges::any_of(context.carriers(group), [&](const Carrier& carrier) {
        return context.refusals_between().meet(context.network().enis[carrier.eni].addresses, services);
    });
}

// The same of one interface: where packets pass no other VPC, of the ACLs of its own.
bool may_be_refused(const Context& context, const set::AddressSet& hosts, Id<model::Eni> eni,
                    const set::ServiceSet& services) {
    if (!context.reach().fast().within_own_vpc(eni, hosts)) return true;
    const model::Network& network = context.network();
    const model::Eni& it = network.enis[eni];
    return context.refusals_in(network.subnets[it.subnet].vpc).meet(hosts | it.addresses, services);
}

}  // namespace

Fact refused_by_acl(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::Permission& permission = object.permission(network);
    const auto hosts = somebody(context, permission);
    Fact refused = Fact::truth(false);
    const set::ServiceSet both_ways =
        permission.services | reply_services(permission.services, context.reach().client_ports());
    const auto group = object.id<model::SecurityGroup>();
    if (!hosts || !may_be_refused(context, hosts->addresses, group, both_ways)) return refused;
    std::set<std::uint32_t> asked;  // what one interface comes to, all do that nothing tells apart
    for (const Carrier& carrier : context.carriers(group)) {
        if (!asked.insert(context.reach().fast().class_of(carrier.eni)).second) continue;
        const reach::Party own = reach::ResourceParty{network.enis[carrier.eni].resource, {carrier.eni}};
        reach::Party from = *hosts, to = own;
        if (permission.direction == model::Direction::egress) std::swap(from, to);
        const bool passes = context.reach().share_of(from, to).may.overlaps(permission.services);
        if (passes || context.reach().open(from, to, permission.services).verdict != model::Tri::no)
            return Fact::truth(false);
        if (!may_be_refused(context, hosts->addresses, carrier.eni, both_ways)) continue;
        reach::Answer answer = context.reach().engine().ask({"",
                                                             {name_of(network, from), {from}},
                                                             {name_of(network, to), {to}},
                                                             permission.services,
                                                             context.reach().client_ports()});
        // A route or an address that is missing is another matter.
        if (answer.blockers.empty() || !std::ranges::all_of(answer.blockers, is_acl)) continue;
        const reach::Hop& first = answer.blockers.front();
        refused = Fact::truth(true, fmt::format("{}: {}", first.at, first.because));
        refused.related.push_back(name_of(network, own));
        refused.proof = std::move(answer);
    }
    return refused;
}

}  // namespace netlint::rule::fields
