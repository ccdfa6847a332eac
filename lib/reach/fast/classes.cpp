// Sorts interfaces by what distinguishes them.
#include "classes.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace netlint::reach::fast {

namespace {

// The numbers of the pieces that the ends of each run of addresses lie in: runs with equal numbers meet the same
// pieces.
using Pieces = std::vector<std::pair<std::size_t, std::size_t>>;

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
        out.emplace_back(0, 0);  // between the families
    }
    return out;
}

}  // namespace

Classes::Classes(const Facts& facts) {
    const model::Network& network = facts.network;
    const std::array<std::vector<Point>, 2> cuts = facts.cuts();
    using Key = std::tuple<Id<model::Subnet>, std::uint32_t, bool, bool, bool, bool, model::Tri,
                           std::optional<Id<model::NatGateway>>, std::optional<Id<model::Eni>>, Pieces>;
    std::map<Key, std::uint32_t> known;
    for (std::size_t i = 0; i < network.enis.size(); ++i) {
        const Id<model::Eni> id = network.enis.id(i);
        const model::Eni& eni = network.enis[id];
        std::optional<Id<model::Eni>> like_no_other;
        if (facts.handed_on(id) || facts.speaks_for_clients(id)) like_no_other = id;
        const auto [found, fresh] =
            known.try_emplace(Key{eni.subnet, facts.groups.class_of(id), eni.accepts_connections,
                                  eni.accepting.certain(), eni.address_fixed, eni.source_dest_check, eni.has_public_v4,
                                  facts.nat_of(id), like_no_other, pieces(eni.addresses, cuts)},
                              static_cast<std::uint32_t>(representatives_.size()));
        if (fresh) representatives_.push_back(id);
        of_.push_back(found->second);
    }
}

}  // namespace netlint::reach::fast
