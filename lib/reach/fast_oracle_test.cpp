// The fast engine and the exact engine on all ends of small random networks: equal sets, not only equal verdicts.
#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "agreement.hpp"
#include "netlint/model/describe.hpp"
#include "netlint/model/symbolic.hpp"
#include "random_network.hpp"
#include "simpler.hpp"

namespace netlint::reach {
namespace {

using netlint::testing::Pair;
using netlint::testing::RandomKind;

std::uint64_t number(const char* variable, std::uint64_t usual) {
    const char* text = std::getenv(variable);
    return text ? std::strtoull(text, nullptr, 10) : usual;
}

#ifdef NDEBUG
constexpr std::uint64_t usual_networks = 6000;
#else
constexpr std::uint64_t usual_networks = 1000;
#endif

const set::PortSet client_ports = set::PortSet::of({1024, 65535});

struct Fault {
    Pair pair;
    std::string what;
};

std::optional<Fault> compare(const model::Network& network, const Pair& pair, FastEngine::Work& work) {
    const Engine exact(network);
    const FastEngine fast(exact);
    for (const set::PortSet& ports : {set::PortSet::all(), client_ports, set::PortSet::of({2000, 40000})})
        if (auto what = netlint::testing::disagreement(fast, pair, ports)) return Fault{pair, *std::move(what)};
    work.labelled += fast.work().labelled;
    work.delegated += fast.work().delegated;
    return std::nullopt;
}

// The class matrix says of one interface of each class what the engine says of the pair, on any number of threads.
std::optional<Fault> compare_columns(const FastEngine& fast, unsigned threads) {
    using Column = std::vector<set::Bounds<set::ServiceSet>>;  // by sender
    const auto classes = fast.representatives();
    std::vector<std::optional<Column>> columns(classes.size());
    std::mutex adding;
    bool twice = false;
    fast.each_column(threads, client_ports, [&](unsigned, const ClassColumn& column) {
        Column from(classes.size());
        for (const ClassColumn::Run& run : column.from)
            for (std::uint32_t one = run.first; one <= run.last; ++one) {
                twice |= !from[one].may.empty();
                from[one] = {*run.must, *run.may};
            }
        const std::lock_guard lock(adding);
        twice |= columns[column.to].has_value();
        columns[column.to] = std::move(from);
    });
    if (twice) return Fault{{Outside{}, Outside{}}, "columns of the class matrix, told twice"};
    for (std::uint32_t to = 0; to < classes.size(); ++to) {
        if (!columns[to]) return Fault{{Outside{}, classes[to]}, "a column of the class matrix"};
        for (std::uint32_t from = 0; from < classes.size(); ++from) {
            const Pair pair{classes[from], classes[to]};
            const auto &found = (*columns[to])[from], wanted = fast.services(pair.from, pair.to, client_ports);
            if (found != wanted)
                return Fault{pair, fmt::format("class matrix, {} to {}: {} at least and {} at most, not {} and {}",
                                               from, to, found.must.to_string(), found.may.to_string(),
                                               wanted.must.to_string(), wanted.may.to_string())};
        }
    }
    return std::nullopt;
}

std::optional<Fault> compare(const model::Network& network, FastEngine::Work& work) {
    const Engine exact(network);
    const FastEngine fast(exact);
    set::AddressSet private_hosts = set::AddressSet::of(*net::Prefix::parse("10.0.0.0/26"));
    private_hosts |= set::AddressSet::of(*net::Prefix::parse("192.168.0.0/16"));
    const std::vector<Pair> pairs = netlint::testing::pairs_of(
        network, {Outside{"internet", set::AddressSet::internet()}, Outside{"service:s3", model::symbolic_block("s3")},
                  Outside{"private", private_hosts},
                  Outside{"names of hosts", set::AddressSet::of(*net::Prefix::parse("64:ff9b::808:800/120"))}});
    for (const Pair& pair : pairs)
        for (const set::PortSet& ports : {set::PortSet::all(), client_ports})
            if (auto what = netlint::testing::disagreement(fast, pair, ports)) return Fault{pair, *std::move(what)};
    work.labelled += fast.work().labelled;
    work.delegated += fast.work().delegated;
    for (const Pair& pair : pairs)
        if (std::holds_alternative<Outside>(pair.from) || std::holds_alternative<Outside>(pair.to))
            if (!netlint::testing::agree_on_many(fast, pair, client_ports))
                return Fault{pair, "services of many hosts"};
    if (auto fault = compare_columns(fast, 1)) return fault;
    return compare_columns(fast, 2);
}

// Greedily: the first simpler network in which the same two ends still disagree, until there is none.
void shrink(model::Network& network, Fault& fault) {
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (model::Network& one : netlint::testing::simpler(network)) {
            FastEngine::Work ignored;
            auto still = compare(one, fault.pair, ignored);
            if (!still) continue;
            network = std::move(one);
            fault = *std::move(still);
            smaller = true;
            break;
        }
    }
}

FastEngine::Work hold(std::uint64_t networks, RandomKind kind) {
    const std::uint64_t first = number("NETLINT_ORACLE_FIRST", 1);
    FastEngine::Work work;
    int faults = 0;
    for (std::uint64_t seed = first; seed < first + networks && faults < 3; ++seed) {
        model::Network network = netlint::testing::random_network(seed, kind);
        std::optional<Fault> fault = compare(network, work);
        if (!fault) continue;
        ++faults;
        shrink(network, *fault);
        FAIL_CHECK(fmt::format("seed {}: {}\n{}", seed, fault->what, model::describe(network)));
    }
    MESSAGE(fmt::format("{} pairs by labels, {} left to the exact engine", work.labelled, work.delegated));
    return work;
}

// An engine that leaves everything to the other one would agree with it, too.
TEST_CASE("the fast engine and the exact engine agree on small random networks") {
    const auto work = hold(number("NETLINT_ORACLE_NETWORKS", usual_networks), RandomKind::usual);
    CHECK(work.labelled > 8 * work.delegated);
}

TEST_CASE("the fast engine and the exact engine agree on small random networks of appliances") {
    const auto work = hold(number("NETLINT_ORACLE_NETWORKS", usual_networks) / 2, RandomKind::appliances);
    CHECK(work.labelled > work.delegated);
}

// VPCs behind one gateway share ways that are walked once.
TEST_CASE("the fast engine and the exact engine agree on small random networks of organisations") {
    const auto work = hold(number("NETLINT_ORACLE_NETWORKS", usual_networks) / 4, RandomKind::organisations);
    CHECK(work.labelled > 8 * work.delegated);
}

TEST_CASE("engines that share what is compiled say the same, asked at the same time from both ends") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        const model::Network network =
            netlint::testing::random_network(seed, seed % 2 == 0 ? RandomKind::usual : RandomKind::organisations);
        const std::vector<Pair> pairs =
            netlint::testing::pairs_of(network, {Outside{"internet", set::AddressSet::internet()}});
        using Services = std::vector<set::Bounds<set::ServiceSet>>;
        Services alone(pairs.size()), forwards(pairs.size()), backwards(pairs.size());
        const Engine lone(network), engine(network), other = engine.another();
        const auto services = [&](const Engine& of, std::size_t i) {
            return of.fast().services(pairs[i].from, pairs[i].to, client_ports);
        };
        for (std::size_t i = 0; i < pairs.size(); ++i) alone[i] = services(lone, i);
        {
            const std::jthread second([&] {
                for (std::size_t i = pairs.size(); i-- > 0;) backwards[i] = services(other, i);
            });
            for (std::size_t i = 0; i < pairs.size(); ++i) forwards[i] = services(engine, i);
        }
        CHECK(forwards == alone);
        CHECK(backwards == alone);
    }
}

}  // namespace
}  // namespace netlint::reach
