// Sorts interfaces by what distinguishes them.
#include "classes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace netlint::reach::fast {

namespace {

// The numbers of the pieces that the ends of each run of addresses lie in: runs with equal numbers meet the same
// pieces.
using Pieces = std::vector<std::pair<std::size_t, std::size_t>>;
constexpr std::pair<std::size_t, std::size_t> between_families{0, 0};  // no address lies before the first start

Pieces pieces(const set::AddressSet& addresses, const std::array<std::vector<Point>, 2>& cuts) {
    Pieces out;
    for (const net::Family family : {net::Family::ipv4, net::Family::ipv6}) {
        const std::vector<Point>& starts = cuts[static_cast<std::size_t>(family)];
        const auto piece = [&](Point point) {
            return static_cast<std::size_t>(std::ranges::upper_bound(starts, point) - starts.begin());
        };
        for (const Span& span : to_spans(addresses, family)) {
            const std::pair met{piece(span.first), piece(span.last)};
            if (out.empty() || out.back() != met) out.push_back(met);
        }
        out.push_back(between_families);
    }
    return out;
}

// Of all interfaces over IPv4, where they begin; sorted. Those of plain classes are among them.
std::vector<Point> addresses(const model::Network& network) {
    std::vector<Point> out;
    for (const model::Eni& eni : network.enis)
        for (const Span& span : to_spans(eni.addresses, net::Family::ipv4)) out.push_back(span.first);
    std::ranges::sort(out);
    return out;
}

// By subnet: the number of the first of its site.
std::vector<std::uint32_t> sites(const model::Network& network) {
    std::vector<std::optional<Span>> own(network.subnets.size());
    for (const model::Eni& eni : network.enis)
        for (const Span& span : to_spans(eni.addresses, net::Family::ipv4)) {
            std::optional<Span>& all = own[eni.subnet.value];
            all = all ? hull(*all, span) : span;
        }
    std::vector<std::vector<std::uint32_t>> of_vpc(network.vpcs.size());
    for (std::uint32_t i = 0; i < own.size(); ++i)
        of_vpc[network.subnets[network.subnets.id(i)].vpc.value].push_back(i);
    std::vector<std::uint32_t> out(own.size());
    std::iota(out.begin(), out.end(), 0u);
    for (const std::vector<std::uint32_t>& subnets : of_vpc) {
        std::vector<Span> spans;
        for (const std::uint32_t subnet : subnets)
            if (own[subnet]) spans.push_back(*own[subnet]);
        std::ranges::sort(spans);
        const auto meet = [](const Span& a, const Span& b) { return b.first <= a.last; };
        if (std::ranges::adjacent_find(spans, meet) != spans.end()) continue;
        for (const std::uint32_t subnet : subnets) out[subnet] = subnets.front();
    }
    return out;
}

}  // namespace

Classes::Classes(const Facts& facts) : sites_(sites(facts.network)) {
    const model::Network& network = facts.network;
    const std::array<std::vector<Point>, 2> cuts = facts.cuts();
    const std::vector<std::uint32_t> sending = facts.groups.alike_senders(addresses(network));
    using Key = std::tuple<std::uint32_t, bool, bool, bool, bool, bool, model::Tri, model::Tri,
                           std::optional<Id<model::NatGateway>>, std::optional<Id<model::Eni>>, Pieces>;
    struct Class {
        Id<model::Eni> first;
        std::optional<Plain> plain;
    };
    std::vector<Class> classes;
    std::vector<std::map<Key, std::uint32_t>> known(network.subnets.size());
    for (std::size_t i = 0; i < network.enis.size(); ++i) {
        const Id<model::Eni> id = network.enis.id(i);
        const model::Eni& eni = network.enis[id];
        std::optional<Id<model::Eni>> like_no_other;
        if (facts.handed_on(id) || facts.speaks_for_clients(id)) like_no_other = id;
        const std::uint32_t groups = facts.groups.class_of(id);
        Pieces met = pieces(eni.addresses, cuts);
        std::optional<Plain> plain;
        if (!like_no_other && eni.opens_connections && !facts.sends_by_nat64(id) && facts.groups.complete(groups) &&
            met.size() > 2 && met[0].first == met[0].second && met[1] == between_families)
            plain = {to_spans(eni.addresses, net::Family::ipv4).front().first, sending[groups], met.size() > 3};
        const auto [found, fresh] = known[eni.subnet.value].try_emplace(
            Key{groups, eni.accepts_connections, eni.opens_connections, eni.accepting.certain(), eni.address_fixed,
                eni.source_dest_check, eni.has_public_v4, eni.public_v6, facts.nat_of(id), like_no_other,
                std::move(met)},
            static_cast<std::uint32_t>(classes.size()));
        if (fresh) classes.push_back({id, plain});
        of_.push_back(found->second);
    }
    std::vector<std::uint32_t> order(classes.size()), place(classes.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto rank = [&](std::uint32_t it) {
        const auto& [first, plain] = classes[it];
        return std::tuple(site_of(network.enis[first].subnet), !plain, plain && plain->over_v6,
                          plain ? plain->sending : 0, plain ? plain->address : Point{}, first);
    };
    std::ranges::sort(order, {}, rank);
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        place[order[i]] = i;
        representatives_.push_back(classes[order[i]].first);
        plain_.push_back(classes[order[i]].plain);
    }
    for (std::uint32_t& number : of_) number = place[number];
}

}  // namespace netlint::reach::fast
