// Lists the pairs of two parties and judges each.
#include "attempt.hpp"

#include <algorithm>
#include <utility>

#include "connections.hpp"
#include "ends.hpp"
#include "nat64.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;

// A pair of one interface with itself means two like it.
bool stands_for_two(const model::Network& network, Id<model::Eni> eni) {
    const model::Resource& resource = network.resources[network.enis[eni].resource];
    return resource.enis.size() == 1 || resource.placement == model::Placement::some;
}

// Hosts outside the plan have none of its VPCs' addresses, unless nothing else was asked for.
const AddressSet& asked_of(const model::Network& network, OutsideHosts& hosts, const Endpoint& end) {
    const AddressSet& addresses = addresses_of(network, end);
    return std::holds_alternative<Outside>(end) ? hosts.among(addresses) : addresses;
}

Pair judged(const model::Network& network, const Connect& connect, OutsideHosts& hosts, const Question& question,
            const Endpoint& from, const Endpoint& to) {
    const AddressSet &sources = asked_of(network, hosts, from), &destinations = asked_of(network, hosts, to);
    Pair pair{from, to, HeaderSpace::box(sources, destinations, question.services, question.source_ports), {}, {}, {}};
    if (sources.empty() || destinations.empty()) {
        pair.levels = {Level::none, Level::full};
        return pair;
    }
    pair.connection = connect(from, to, pair.asked);
    const bool from_open = address_open(network, from), to_open = address_open(network, to);
    pair.levels = judge(pair.connection, pair.asked, from_open, to_open);
    // Hosts of IPv4 may be had by NAT64 as well.
    const auto* sender = std::get_if<Id<model::Eni>>(&from);
    if (!sender || sources.v6().empty() || pair.levels.high == Level::full) return pair;
    const AddressSet names = nat64_names(destinations);
    const auto by_name = [&](const set::ServiceSet& services) {
        return HeaderSpace::box(sources, names, services, question.source_ports);
    };
    if (pair.asked.empty()) pair.named = by_name(question.services);
    if (!may_send_nat64(network, network.enis[*sender].subnet)) return pair;
    const Connection other = connect(from, to, by_name(with_echoes(question.services)));
    if (other.some.may.empty()) return pair;
    const Levels levels = judge(other, by_name(question.services), from_open, to_open);
    pair.levels.high = std::max(pair.levels.high, levels.high);
    // As they are sent: no packet of IPv6 is an echo request of IPv4's.
    const Headers sent =
        Headers::exactly(by_name(set::ServiceSet::all() - set::ServiceSet::protocol(net::Protocol::icmp)));
    add(pair.connection, {within(other.forward, sent), within(other.every, sent), within(other.some, sent)});
    return pair;
}

// Interfaces that the plan does not show may fare either way.
void add_unlisted(const model::Network& network, const Party& party, std::vector<Levels>& levels, Attempt& out) {
    const auto* p = std::get_if<ResourceParty>(&party);
    if (!p) return;
    const model::Resource& resource = network.resources[p->resource];
    const bool whole = p->enis.size() == resource.enis.size();
    if (resource.enis_complete.certain() && !p->enis.empty()) return;
    if (!whole) return;
    levels.push_back({Level::none, Level::full});
    out.depends_on.push_back(resource.enis_complete.certain()
                                 ? resource.where.address + ": network interfaces not known"
                                 : resource.enis_complete.depends_on());
}

}  // namespace

bool address_open(const model::Network& network, const Endpoint& endpoint) {
    const auto* eni = std::get_if<Id<model::Eni>>(&endpoint);
    return eni && !network.enis[*eni].address_fixed;
}

Attempt attempt(const model::Network& network, const Connect& connect, OutsideHosts& hosts, const Question& question,
                const Party& from, const Party& to) {
    Attempt out;
    std::vector<Levels> all;
    for (const Endpoint& source : ends_of(network, from, nullptr).endpoints) {
        const Ends ends = ends_of(network, to, &source);
        std::vector<Levels> levels;
        for (const Endpoint& target : ends.endpoints) {
            const auto* eni = std::get_if<Id<model::Eni>>(&source);
            if (eni && source == target && !stands_for_two(network, *eni)) continue;
            out.pairs.push_back(judged(network, connect, hosts, question, source, target));
            levels.push_back(out.pairs.back().levels);
        }
        if (ends.depends_on.empty()) {
            all.insert(all.end(), levels.begin(), levels.end());
        } else {
            all.push_back(one_of(levels));
            if (!all.back().certain()) out.depends_on.push_back(ends.depends_on);
        }
    }
    add_unlisted(network, from, all, out);
    add_unlisted(network, to, all, out);
    out.levels = together(all);
    return out;
}

}  // namespace netlint::reach
