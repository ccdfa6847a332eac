// The exact engine and the judge on every kind of flow of small random networks: what one computes with sets, the other
// finds flow by flow.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "flow_cuts.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/describe.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/net/well_known.hpp"
#include "netlint/reach/engine.hpp"
#include "netlint/reach/trace.hpp"
#include "random_network.hpp"
#include "simpler.hpp"

namespace netlint::reach {
namespace {

using netlint::testing::RandomKind;
using testing::Cuts;
using testing::make_flow;

// How many networks; NETLINT_ORACLE_NETWORKS asks for more, NETLINT_ORACLE_FIRST for other ones.
std::uint64_t number(const char* variable, std::uint64_t usual) {
    const char* text = std::getenv(variable);
    return text ? std::strtoull(text, nullptr, 10) : usual;
}

#ifdef NDEBUG
constexpr std::uint64_t usual_networks = 2000;
#else
constexpr std::uint64_t usual_networks = 200;
#endif

struct Ends {
    Endpoint from, to;
};

const set::AddressSet& addresses_of(const model::Network& network, const Endpoint& end) {
    return std::visit(
        overloaded{[&](Id<model::Eni> id) -> const set::AddressSet& { return network.enis[id].addresses; },
                   [](const auto& hosts) -> const set::AddressSet& { return hosts.addresses; }},
        end);
}

Outside hosts(std::string name, std::initializer_list<const char*> prefixes) {
    Outside out{std::move(name), {}};
    for (const char* text : prefixes) out.addresses |= set::AddressSet::of(*net::Prefix::parse(text));
    return out;
}

// Every interface with every other and with hosts outside, both ways.
std::vector<Ends> pairs(const model::Network& network) {
    std::vector<Endpoint> all{hosts("internet", {"8.8.8.0/24", "203.0.113.0/24", "2600::/16"}),
                              Outside{"service:s3", model::symbolic_block("s3")},
                              Outside{"service:vpc-lattice", model::symbolic_block("vpc-lattice")},
                              hosts("names of hosts", {"64:ff9b::808:800/120"}),
                              hosts("cidr:10.0.0.0/26", {"10.0.0.0/26", "192.168.0.0/16"})};
    for (std::size_t i = 0; i < network.enis.size(); ++i) all.emplace_back(network.enis.id(i));
    const auto inside = [](const Endpoint& end) { return std::holds_alternative<Id<model::Eni>>(end); };
    std::vector<Ends> out;
    for (const Endpoint& from : all)
        for (const Endpoint& to : all)
            if (from != to && (inside(from) || inside(to))) out.push_back({from, to});
    return out;
}

// What the judge says of a flow over all ports that a NAT gateway may pick.
struct Verdicts {
    bool arrives = false;  // may, some
    bool all_delivered = true, any_delivered = false;
    bool all_possible = true, any_possible = false;
    bool guessed = false;  // a middlebox has a hand in it: nobody knows what it does, so only certainty is compared
};

Verdicts judged(const model::Network& network, const Cuts& cuts, const Ends& ends, const net::Flow& flow) {
    Verdicts out;
    bool translated = true;
    for (auto port = cuts.ports.lower_bound(1024); port != cuts.ports.end() && translated; ++port) {
        const Trace told = trace(network, ends.from, ends.to, flow, *port);
        const auto is = [](Stage stage) { return [stage](const Hop& hop) { return hop.stage == stage; }; };
        translated = std::ranges::any_of(told.forward, is(Stage::nat_gateway));
        const auto forwards = [&](const Hop& hop) { return hop.depends_on.ends_with(": what it forwards"); };
        out.guessed |= std::ranges::any_of(told.forward, forwards) || std::ranges::any_of(told.reply, forwards);
        const bool delivered = told.disposition == Disposition::delivered;
        const bool possible = delivered || told.disposition == Disposition::unknown;
        out.arrives |= told.disposition != Disposition::denied;
        out.all_delivered &= delivered;
        out.any_delivered |= delivered;
        out.all_possible &= possible;
        out.any_possible |= possible;
    }
    return out;
}

// The first statement of the engine that the judge contradicts.
std::optional<std::string> contradiction(const Connection& engine, const Verdicts& judge, const net::Flow& flow) {
    struct Claim {
        const char* name;
        const set::HeaderSpace& headers;
        bool judged, certain;
    };
    for (const Claim& claim : {Claim{"every.must", engine.every.must, judge.all_delivered, true},
                               Claim{"some.must", engine.some.must, judge.any_delivered, true},
                               Claim{"every.may", engine.every.may, judge.all_possible, false},
                               Claim{"some.may", engine.some.may, judge.any_possible, false},
                               Claim{"forward.may", engine.forward.may, judge.arrives, false}}) {
        const bool computed = claim.headers.contains(flow);
        if (computed == claim.judged) continue;
        if (judge.guessed && !claim.certain) continue;
        return fmt::format("{}: engine {}, judge {}", claim.name, computed, claim.judged);
    }
    return std::nullopt;
}

struct Fault {
    Ends ends;
    net::Flow flow;
    std::string what;
};

struct Count {
    std::size_t flows = 0, delivered = 0, open = 0;
};

std::optional<Fault> compare(const model::Network& network, const Engine& engine, const Cuts& cuts, const Ends& ends,
                             Count& count) {
    const set::AddressSet& sources = addresses_of(network, ends.from);
    // With the names by which senders of IPv6 know hosts of IPv4.
    const set::AddressSet destinations = addresses_of(network, ends.to) | nat64_names(addresses_of(network, ends.to));
    const Connection connection =
        engine.connect(ends.from, ends.to, set::HeaderSpace::box(sources, destinations, set::ServiceSet::all()));
    const auto targets = cuts.address_atoms(destinations);
    for (const net::Address& source : cuts.address_atoms(sources))
        for (const net::Address& destination : targets) {
            if (source.family() != destination.family()) continue;
            for (const set::ServicePoint& service : cuts.service_atoms())
                // Sets tell of echo requests by NAT64 under either family; no packet of IPv6 is one of IPv4's.
                if (service.protocol != net::Protocol::icmp || !net::nat64.contains(destination))
                    for (const std::uint16_t port : cuts.ports) {
                        if (port != 0 && !service.protocol.has_ports()) break;
                        const net::Flow flow = make_flow(source, destination, service, port);
                        const Verdicts judge = judged(network, cuts, ends, flow);
                        ++count.flows;
                        count.delivered += judge.all_delivered;
                        count.open += judge.any_possible && !judge.all_delivered;
                        if (auto what = contradiction(connection, judge, flow))
                            return Fault{ends, flow, *std::move(what)};
                    }
        }
    return std::nullopt;
}

std::optional<Fault> compare(const model::Network& network, Count& count) {
    const Engine engine(network);
    const Cuts cuts(network);
    for (const Ends& ends : pairs(network))
        if (auto fault = compare(network, engine, cuts, ends, count)) return fault;
    return std::nullopt;
}

// Greedily: the first simpler network in which the same two ends still disagree, until there is none.
void shrink(model::Network& network, Fault& fault) {
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (model::Network& one : netlint::testing::simpler(network)) {
            Count ignored;
            auto still = compare(one, Engine(one), Cuts(one), fault.ends, ignored);
            if (!still) continue;
            network = std::move(one);
            fault = *std::move(still);
            smaller = true;
            break;
        }
    }
}

std::string name(const model::Network& network, const Endpoint& end) {
    return std::visit(
        overloaded{[&](Id<model::Eni> id) { return network.resources[network.enis[id].resource].where.address; },
                   [](const auto& hosts) { return hosts.name; }},
        end);
}

std::string report(const model::Network& network, const Fault& fault) {
    std::string text = fmt::format("{} -> {}, {}: {}\n{}", name(network, fault.ends.from), name(network, fault.ends.to),
                                   fault.flow.to_string(), fault.what, model::describe(network));
    const Trace told = trace(network, fault.ends.from, fault.ends.to, fault.flow);
    text += fmt::format("judge: {}\n", to_string(told.disposition));
    for (const auto* half : {&told.forward, &told.reply})
        for (const Hop& hop : *half)
            text += fmt::format("  {} {} {} at {}: {} [{}]\n", half == &told.reply ? "reply" : "first",
                                to_string(hop.decision), to_string(hop.stage), hop.at, hop.because, hop.depends_on);
    return text;
}

Count hold(std::uint64_t networks, RandomKind kind) {
    const std::uint64_t first = number("NETLINT_ORACLE_FIRST", 1);
    Count count;
    int faults = 0;
    for (std::uint64_t seed = first; seed < first + networks && faults < 3; ++seed) {
        model::Network network = netlint::testing::random_network(seed, kind);
        std::optional<Fault> fault = compare(network, count);
        if (!fault) continue;
        ++faults;
        shrink(network, *fault);
        FAIL_CHECK(fmt::format("seed {}: {}", seed, report(network, *fault)));
    }
    MESSAGE(fmt::format("{} flows, {} delivered, {} open", count.flows, count.delivered, count.open));
    return count;
}

// Networks in which nothing gets anywhere would prove nothing.
TEST_CASE("the exact engine and the judge agree on small random networks") {
    const Count count = hold(number("NETLINT_ORACLE_NETWORKS", usual_networks), RandomKind::usual);
    CHECK(count.delivered * 100 > count.flows);
    CHECK(count.open * 200 > count.flows);
}

TEST_CASE("the exact engine and the judge agree on small random networks of appliances") {
    const Count count = hold(number("NETLINT_ORACLE_NETWORKS", usual_networks) / 10, RandomKind::appliances);
    CHECK(count.delivered * 200 > count.flows);
    CHECK(count.open * 1000 > count.flows);
}

TEST_CASE("the exact engine and the judge agree on small random networks of organisations") {
    const Count count = hold(number("NETLINT_ORACLE_NETWORKS", usual_networks) / 20, RandomKind::organisations);
    CHECK(count.delivered * 200 > count.flows);
    CHECK(count.open * 1000 > count.flows);
}

}  // namespace
}  // namespace netlint::reach
