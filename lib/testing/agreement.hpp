// Whether the fast engine says of two ends what the exact one says, set by set.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "netlint/base/overloaded.hpp"
#include "netlint/net/well_known.hpp"
#include "netlint/reach/fast_engine.hpp"

namespace netlint::testing {

struct Pair {
    reach::Endpoint from, to;
};

// Every interface with every other and with the hosts, both ways.
inline std::vector<Pair> pairs_of(const model::Network& network, const std::vector<reach::Endpoint>& hosts) {
    std::vector<reach::Endpoint> all = hosts;
    for (std::size_t i = 0; i < network.enis.size(); ++i) all.emplace_back(network.enis.id(i));
    const auto inside = [](const reach::Endpoint& end) { return std::holds_alternative<Id<model::Eni>>(end); };
    std::vector<Pair> out;
    for (const reach::Endpoint& from : all)
        for (const reach::Endpoint& to : all)
            if (inside(from) || inside(to)) out.push_back({from, to});
    return out;
}

inline const set::AddressSet& addresses_of(const model::Network& network, const reach::Endpoint& end) {
    return std::visit(
        overloaded{[&](Id<model::Eni> id) -> const set::AddressSet& { return network.enis[id].addresses; },
                   [](const auto& hosts) -> const set::AddressSet& { return hosts.addresses; }},
        end);
}

inline std::string name_of(const model::Network& network, const reach::Endpoint& end) {
    return std::visit(
        overloaded{[&](Id<model::Eni> id) { return network.resources[network.enis[id].resource].where.address; },
                   [](const auto& hosts) { return hosts.name; }},
        end);
}

// With the names by which senders of IPv6 know hosts of IPv4 (NAT64).
inline set::AddressSet names_of(const model::Network& network, const reach::Endpoint& end) {
    const set::AddressSet& own = addresses_of(network, end);
    std::vector<set::Interval<net::Ipv6>> names;
    for (const auto& run : own.v4().intervals())
        names.push_back({net::nat64.first().as_v6() | run.first, net::nat64.first().as_v6() | run.last});
    return own | set::AddressSet(set::IntervalSet<net::Ipv6>::from(std::move(names)));
}

// Of two ends of which one is outside: whether services of many hosts are those that many hosts have, one by one.
inline bool agree_on_many(const reach::FastEngine& fast, const Pair& pair, const set::PortSet& ports) {
    const auto enough = [](const set::AddressSet& hosts) { return hosts.count() > 40; };
    const auto found = fast.services(pair.from, pair.to, ports, enough);
    if (!found) return true;
    const model::Network& network = fast.exact().network();
    const bool sources = std::holds_alternative<reach::Outside>(pair.from);
    const set::Bounds<set::HeaderSpace> some =
        fast.exact()
            .connect(pair.from, pair.to,
                     set::HeaderSpace::box(addresses_of(network, pair.from), addresses_of(network, pair.to),
                                           set::ServiceSet::all(), ports))
            .some;
    for (const auto& [headers, services] : {std::pair(&some.must, &found->must), std::pair(&some.may, &found->may)}) {
        if (!services->subset_of(headers->services())) return false;
        for (const set::Box& box : headers->boxes())
            for (const auto& run : box.services.points().intervals()) {
                const auto one = set::ServiceSet::of(set::ServicePoint::at(run.first));
                const set::HeaderSpace having =
                    *headers & set::HeaderSpace::box(set::AddressSet::all(), set::AddressSet::all(), one);
                if (one.subset_of(*services) != enough(sources ? having.sources() : having.destinations()))
                    return false;
            }
    }
    return true;
}

// The first statement on which they differ.
inline std::optional<std::string> disagreement(const reach::FastEngine& fast, const Pair& pair,
                                               const set::PortSet& ports) {
    const model::Network& network = fast.exact().network();
    const set::HeaderSpace asked = set::HeaderSpace::box(addresses_of(network, pair.from), names_of(network, pair.to),
                                                         set::ServiceSet::all(), ports);
    const reach::Connection exact = fast.exact().connect(pair.from, pair.to, asked);
    const reach::Connection labels = fast.connect(pair.from, pair.to, ports);
    struct Claim {
        const char* name;
        const set::HeaderSpace &exact, &fast;
    };
    const auto text = [&](const Claim& claim) {
        return fmt::format("{} -> {}, {}:\nexact {}\nfast {}\nexact only {}\nfast only {}", name_of(network, pair.from),
                           name_of(network, pair.to), claim.name, claim.exact.to_string(), claim.fast.to_string(),
                           (claim.exact - claim.fast).to_string(), (claim.fast - claim.exact).to_string());
    };
    for (const Claim& claim :
         {Claim{"forward.must", exact.forward.must, labels.forward.must},
          Claim{"forward.may", exact.forward.may, labels.forward.may},
          Claim{"every.must", exact.every.must, labels.every.must},
          Claim{"every.may", exact.every.may, labels.every.may}, Claim{"some.must", exact.some.must, labels.some.must},
          Claim{"some.may", exact.some.may, labels.some.may}})
        if (claim.exact != claim.fast) return text(claim);
    const set::HeaderSpace part =
        asked & set::HeaderSpace::box(set::AddressSet::all(), set::AddressSet::all(),
                                      *set::ServiceSet::parse("tcp/443, icmp, udp/1024-65535"),
                                      set::PortSet::of({1500, 45000}));
    const reach::Connection little = fast.connect(pair.from, pair.to, part);
    const reach::Connection exactly = fast.exact().connect(pair.from, pair.to, part);
    if (little.every != exactly.every) return text({"part, every", exactly.every.may, little.every.may});
    if (little.some != exactly.some) return text({"part, some", exactly.some.may, little.some.may});
    if (fast.answered(pair.from, pair.to, ports) != exact.some)
        return text({"answered", exact.some.may, labels.some.may});
    const auto services = fast.services(pair.from, pair.to, ports);
    if (services.must != exact.some.must.services() || services.may != exact.some.may.services())
        return text({"services", exact.some.may, labels.some.may});
    const auto whole = fast.whole_services(pair.from, pair.to, ports);
    if (whole.must != exact.some.must.for_all_source_ports(ports).services() ||
        whole.may != exact.some.may.for_all_source_ports(ports).services())
        return text({"whole services", exact.some.may, labels.some.may});
    const bool loses = !(exact.forward.must - exact.every.may).empty();
    if (loses && !fast.may_lose_replies(pair.from, pair.to, ports))
        return text({"lost replies", exact.forward.must, exact.every.may});
    const auto *from = std::get_if<Id<model::Eni>>(&pair.from), *to = std::get_if<Id<model::Eni>>(&pair.to);
    if (loses && from && to && !fast.may_lose_replies(network.enis[*from].subnet, network.enis[*to].subnet, ports))
        return text({"lost replies between subnets", exact.forward.must, exact.every.may});
    return std::nullopt;
}

}  // namespace netlint::testing
