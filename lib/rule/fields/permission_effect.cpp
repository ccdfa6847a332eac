// Fields of permissions: whom they really let in or out, through every route and filter on the way.
#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "functions.hpp"
#include "netlint/net/well_known.hpp"

namespace netlint::rule::fields {
namespace {

using model::Tri;
using set::AddressSet;
using set::HeaderSpace;

enum class Measure : unsigned char { whole, part };  // how much of the permission's services has to get through

reach::Party carrier_party(const model::Network& network, const Carrier& carrier) {
    return reach::ResourceParty{network.enis[carrier.eni].resource, {carrier.eni}};
}

// The hosts that a permission names by their addresses; nothing when it names them otherwise.
std::optional<AddressSet> hosts_of(const model::Network& network, const model::Permission& permission) {
    if (const auto* prefix = std::get_if<net::Prefix>(&permission.peer)) return AddressSet::of(*prefix);
    if (const auto* list = std::get_if<Id<model::PrefixList>>(&permission.peer))
        return network.prefix_lists[*list].entries.may;
    return std::nullopt;
}

// The parties of the zones as far as the permission speaks of them: what another one lets through is not its doing.
std::vector<reach::Party> peers_in(const Context& context, const model::Permission& permission, Argument zones) {
    const auto hosts = hosts_of(context.network(), permission);
    std::vector<reach::Party> out;
    for (const std::string& zone : zones) {
        for (const reach::Party& party : context.zone(zone).parties) {
            const auto* outside = std::get_if<reach::Outside>(&party);
            if (!hosts || !outside) {
                out.push_back(party);
                continue;
            }
            AddressSet named = outside->addresses & *hosts;
            if (!named.empty()) out.push_back(reach::Outside{outside->name, std::move(named)});
        }
    }
    return out;
}

// Hosts of IPv4 that the permission lets its carriers reach by the names that NAT64 has for them.
std::vector<reach::Outside> renamed_peers_in(const Context& context, const model::Permission& permission,
                                             Argument zones) {
    const auto hosts = hosts_of(context.network(), permission);
    std::vector<reach::Outside> out;
    if (!hosts || !hosts->overlaps(AddressSet::of(net::nat64))) return out;
    for (const std::string& zone : zones)
        for (const reach::Party& party : context.zone(zone).parties)
            if (const auto* outside = std::get_if<reach::Outside>(&party); outside && !outside->addresses.v4().empty())
                out.push_back({outside->name, outside->addresses.only(net::Family::ipv4)});
    return out;
}

// Whether a share counts, and whether it does for certain.
Tri counts(const Share& share, const set::ServiceSet& wanted, Measure measure) {
    const auto fits = [&](const set::ServiceSet& services) {
        return measure == Measure::whole ? wanted.subset_of(services) : wanted.overlaps(services);
    };
    if (fits(share.must)) return Tri::yes;
    return fits(share.may) ? Tri::unknown : Tri::no;
}

// Those who carry the permission's group and get some or all of its services from `sources`, with a proof for the
// first.
Fact let_in(const Context& context, const Object& object, std::span<const reach::Party> sources, Measure measure,
            bool prove) {
    const model::Network& network = context.network();
    const set::ServiceSet& services = object.permission(network).services;
    // Protocols without ports are nobody's service, and a permission may well name some of them only.
    const set::ServiceSet wanted = measure == Measure::whole ? services & set::ServiceSet::with_ports() : services;
    if (wanted.empty()) return Fact::truth(false);
    Fact out = Fact::truth(false);
    for (const Carrier& carrier : context.carriers(object.id<model::SecurityGroup>())) {
        const reach::Party own = carrier_party(network, carrier);
        const std::string& name = network.resources[network.enis[carrier.eni].resource].where.address;
        const auto settled = [&] { return std::get<Tri>(out.value) == Tri::yes; };
        if (settled() && std::ranges::find(out.related, name) != out.related.end()) continue;
        for (const reach::Party& source : sources) {
            const Tri found = counts(context.reach().share_of(source, own), wanted, measure);
            if (found == Tri::no) continue;
            const bool sure = found == Tri::yes && carrier.certain;
            if (prove && (!out.proof || (sure && !settled()))) {
                Opening opening = context.reach().open(source, own, wanted);
                if (opening.verdict == Tri::no) continue;
                out.proof = std::move(opening.answer);
            }
            if (sure) {
                out.value = Tri::yes;
            } else if (std::get<Tri>(out.value) == Tri::no) {
                out.value = Tri::unknown;
                out.depends_on = out.proof && !out.proof->depends_on.empty()
                                     ? out.proof->depends_on
                                     : std::vector{name + ": what it lets in depends on values known after apply"};
            }
            out.related.push_back(name);
            if (settled()) break;
        }
    }
    if (std::get<Tri>(out.value) == Tri::yes) out.depends_on.clear();
    sort_unique(out.related);
    return out;
}

Fact let_in_from_zones(const Context& context, const Object& object, Argument zones, Measure measure, bool prove) {
    return let_in(context, object, peers_in(context, object.permission(context.network()), zones), measure, prove);
}

}  // namespace

Fact lets_in(const Context& context, const Object& object, Argument argument) {
    Fact out = let_in_from_zones(context, object, argument, Measure::whole, true);
    if (!out.related.empty()) out.because = fmt::format("{} can be reached through it", listed(out.related));
    return out;
}

// Asked of permissions that nobody doubts, so that "yes" needs no proof.
Fact lets_any_in(const Context& context, const Object& object, Argument argument) {
    Fact out = let_in_from_zones(context, object, argument, Measure::part, false);
    if (std::get<Tri>(out.value) != Tri::no) return out;
    std::vector<std::string> names;
    const model::Network& network = context.network();
    for (const Carrier& carrier : context.carriers(object.id<model::SecurityGroup>()))
        names.push_back(network.resources[network.enis[carrier.eni].resource].where.address);
    sort_unique(names);
    out.related = names;
    out.because =
        fmt::format("{} reaches {} by it", argument.front() == "internet" ? "nobody on the internet" : "nobody",
                    names.empty() ? "anything" : listed(names));
    return out;
}

Fact in_effect(const Context& context, const Object& object, Argument) {
    const model::Permission& permission = object.permission(context.network());
    const auto* prefix = std::get_if<net::Prefix>(&permission.peer);
    if (!prefix || permission.direction != model::Direction::ingress) return Fact::truth(true);
    AddressSet hosts = AddressSet::of(*prefix) - context.inside();
    if (hosts.empty()) return Fact::truth(true);
    const reach::Party source = reach::Outside{"cidr:" + prefix->to_string(), std::move(hosts)};
    Fact out = let_in(context, object, {&source, 1}, Measure::part, true);
    if (!out.related.empty())
        out.because = fmt::format("{} can be reached from {}", listed(out.related), prefix->to_string());
    return out;
}

Fact lets_reach(const Context& context, const Object& object, Argument argument) {
    const model::Network& network = context.network();
    const model::Permission& permission = object.permission(network);
    // Protocols without ports do not pass a NAT gateway, and are not what anybody means by a way out.
    const set::ServiceSet wanted = permission.services & set::ServiceSet::with_ports();
    if (wanted.empty()) return Fact::truth(false);
    struct Way {
        reach::Party from, to;
        std::string name;
        bool sure = false;
    };
    const std::vector<reach::Party> peers = peers_in(context, permission, argument);
    const std::vector<reach::Outside> renamed = renamed_peers_in(context, permission, argument);
    const HeaderSpace by_name = HeaderSpace::box(AddressSet::all(), AddressSet::of(net::nat64), wanted);
    std::vector<Way> ways;
    for (const Carrier& carrier : context.carriers(object.id<model::SecurityGroup>())) {
        const model::Resource& resource = network.resources[network.enis[carrier.eni].resource];
        if (resource.tier == model::Tier::endpoint) continue;
        const reach::Party from = reach::ResourceParty{network.enis[carrier.eni].resource, {carrier.eni}};
        for (const reach::Party& to : peers) {
            bool may = false, must = false;
            for (const reach::Endpoint& target : context.reach().engine().endpoints_of(to, carrier.eni)) {
                const Share& share = context.reach().share(carrier.eni, target);
                may = may || wanted.subset_of(share.may);
                must = must || wanted.subset_of(share.must);
            }
            if (may) ways.push_back({from, to, resource.where.address, must && carrier.certain});
            if (may && must && carrier.certain) break;
        }
        if (network.enis[carrier.eni].addresses.v6().empty()) continue;
        for (const reach::Outside& to : renamed) {
            const auto& passed = context.reach().connection(carrier.eni, to).some;
            if (wanted.subset_of((passed.may & by_name).services()))
                ways.push_back({from, to, resource.where.address,
                                wanted.subset_of((passed.must & by_name).services()) && carrier.certain});
        }
    }
    // One proof is enough, and what is certain needs no other.
    std::ranges::stable_partition(ways, &Way::sure);
    Fact out = Fact::truth(false);
    std::vector<std::string> names;
    for (const Way& way : ways) {
        if (!out.proof || (way.sure && std::get<Tri>(out.value) != Tri::yes)) {
            Opening opening = context.reach().open(way.from, way.to, wanted);
            if (opening.verdict == Tri::no) continue;
            const bool sure = opening.verdict == Tri::yes && way.sure;
            if (!out.proof || sure) {
                out.value = sure ? Tri::yes : Tri::unknown;
                out.depends_on = sure ? std::vector<std::string>{} : opening.answer.depends_on;
                out.proof = std::move(opening.answer);
            }
        }
        names.push_back(way.name);
    }
    sort_unique(names);
    out.related = names;
    if (!names.empty())
        out.because = fmt::format("{} can open connections to the {}", listed(names), fmt::join(argument, " or the "));
    return out;
}

}  // namespace netlint::rule::fields
