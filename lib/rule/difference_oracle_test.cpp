// What differs between random networks, beside a comparison of every pair of ends that skips and remembers nothing.
#include "netlint/rule/difference.hpp"

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "changed_network.hpp"
#include "outside_ends.hpp"
#include "reachability.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

using set::ServiceSet;

struct End {
    std::optional<reach::Party> earlier, later;
    std::string part_of = {};
    bool several = false;  // interfaces, which may talk to each other
};
using Ends = std::map<std::string, End>;

void add(const model::Network& network, std::optional<reach::Party> End::*side, Ends& ends) {
    for (std::size_t i = 0; i < network.resources.size(); ++i) {
        const auto id = network.resources.id(i);
        const model::Resource& resource = network.resources[id];
        if (resource.tier == model::Tier::nat || resource.enis.empty()) continue;
        End& end = ends[resource.where.address];
        end.*side = reach::ResourceParty{id, resource.enis};
        end.several = end.several || resource.enis.size() > 1 || resource.placement == model::Placement::some;
    }
}

bool outside(const End& end) {
    return !std::holds_alternative<reach::ResourceParty>(end.later ? *end.later : *end.earlier);
}

struct Services {
    ServiceSet opened, closed;
    bool empty() const { return opened.empty() && closed.empty(); }
};

// From and to, what is opened and closed, and whether that goes for some of the client's ports only.
using Told = std::set<std::tuple<std::string, std::string, std::string, std::string, bool>>;

class EveryPair {
public:
    EveryPair(const reach::Engine& earlier, const reach::Engine& later, const set::PortSet& client_ports)
        : earlier_(earlier, client_ports), later_(later, client_ports) {
        add(earlier.network(), &End::earlier, ends_);
        add(later.network(), &End::later, ends_);
        for (const rule::OutsideEnd& end : rule::outside_ends(earlier.network(), later.network()))
            ends_[end.name] = {end.party, end.party, end.part_of};
    }

    Told told() {
        Told out;
        for (const auto& [from, source] : ends_)
            for (const auto& [to, target] : ends_) {
                if (from == to ? !source.several : outside(source) && outside(target)) continue;
                Services differing = less_whole(source, target, &rule::Reachability::share_of);
                bool partly = false;
                if (differing.empty()) {
                    const auto [then, now] = shares(source, target, &rule::Reachability::share_of);
                    if (now.may.empty() || now.may != then.may) continue;
                    differing = less_whole(source, target, &rule::Reachability::whole_share_of);
                    partly = true;
                }
                if (!differing.empty())
                    out.emplace(from, to, differing.opened.to_string(), differing.closed.to_string(), partly);
            }
        return out;
    }

private:
    using ShareOf = rule::Share (rule::Reachability::*)(const reach::Party&, const reach::Party&);

    std::pair<rule::Share, rule::Share> shares(const End& from, const End& to, ShareOf share_of) {
        std::pair<rule::Share, rule::Share> out;
        if (from.earlier && to.earlier) out.first = (earlier_.*share_of)(*from.earlier, *to.earlier);
        if (from.later && to.later) out.second = (later_.*share_of)(*from.later, *to.later);
        return out;
    }
    Services differing(const End& from, const End& to, ShareOf share_of) {
        const auto [then, now] = shares(from, to, share_of);
        return {(now.may - then.may) | (now.must - then.must), (then.may - now.may) | (then.must - now.must)};
    }
    // What differs for the whole of a larger end is told of that.
    Services less_whole(const End& from, const End& to, ShareOf share_of) {
        Services out = differing(from, to, share_of);
        if (out.empty() || (from.part_of.empty() && to.part_of.empty())) return out;
        const Services whole = differing(from.part_of.empty() ? from : ends_.at(from.part_of),
                                         to.part_of.empty() ? to : ends_.at(to.part_of), share_of);
        return {out.opened - whole.opened, out.closed - whole.closed};
    }

    rule::Reachability earlier_, later_;
    Ends ends_;
};

Told told(const rule::Differences& differences) {
    Told out;
    for (const rule::Difference& one : differences.connections) {
        std::vector<std::string> from = one.also_from, to = one.also_to;
        from.push_back(one.from);
        to.push_back(one.to);
        for (const std::string& source : from)
            for (const std::string& target : to)
                out.emplace(source, target, one.opened.to_string(), one.closed.to_string(), one.partly);
    }
    return out;
}

}  // namespace

TEST_CASE("what is told of random networks is what differs, pair by pair") {
    std::size_t differences = 0, partly = 0;
    for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
        const model::Network earlier = network_with_twins(seed), later = changed_network(earlier, seed);
        const reach::Engine then(earlier), now(later);
        const set::PortSet ports = set::PortSet::of({1024, 65535});
        const Told found = told(rule::compare(then, now, {}, ports));
        const Told expected = EveryPair(then, now, ports).told();
        std::string unlike;
        for (const auto& [all, other, word] : {std::tuple(&expected, &found, "missing"), {&found, &expected, "wrong"}})
            for (const auto& one : *all)
                if (!other->contains(one))
                    std::apply(
                        [&](const auto&... part) {
                            unlike += fmt::format("\n{}: {}", word, fmt::join(std::tuple(part...), " | "));
                        },
                        one);
        CAPTURE(seed);
        REQUIRE_MESSAGE(unlike.empty(), unlike);
        differences += found.size();
        for (const auto& one : found) partly += std::get<4>(one);
    }
    CHECK(differences > 500);
    CHECK(partly > 5);
}
