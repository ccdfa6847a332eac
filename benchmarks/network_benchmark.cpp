// Whole networks: all pairs, all rules, one question, one changed permission, two threads; and a scan of permissions,
// pair by pair, beside them.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <random>
#include <string>

#include "generate/plan.hpp"
#include "netlint/analysis.hpp"
#include "netlint/reach/fast_engine.hpp"
#include "netlint/rule/catalogue.hpp"
#include "netlint/rule/difference.hpp"

namespace {

using namespace netlint;
using Eni = Id<model::Eni>;

// The latest only: two organisations do not fit into the memory of small machines.
const Analysis& loaded(const std::string& name) {
    static std::string current;
    static std::unique_ptr<Analysis> analysis;
    if (current != name) {
        analysis.reset();
        const auto shape = generate::preset(name);
        auto made = Analysis::of_text(generate::plan_text(*shape), name);
        if (!made) return *analysis;
        analysis = std::make_unique<Analysis>(*std::move(made));
        current = name;
    }
    return *analysis;
}

const set::PortSet client_ports = set::to_port_set({1024, 65535});

// Everything but the network itself is made anew: the engines, with their filters and tables, and the answers.
void all_pairs(benchmark::State& state, const std::string& name, unsigned threads) {
    const model::Network& network = loaded(name).network();
    std::atomic<std::size_t> found = 0, runs = 0;
    std::size_t classes = 0;
    for (auto _ : state) {
        found = 0;
        const reach::Engine engine(network);
        runs = 0;
        engine.fast().each_column(threads, client_ports, [&](unsigned, const reach::ClassColumn& column) {
            std::size_t pairs = 0;
            for (const reach::ClassColumn::Run& run : column.from) pairs += run.last - run.first + 1;
            found.fetch_add(pairs, std::memory_order_relaxed);
            runs.fetch_add(column.from.size(), std::memory_order_relaxed);
        });
        classes = engine.fast().representatives().size();
    }
    state.counters["classes"] = static_cast<double>(classes);
    state.counters["pairs"] = static_cast<double>(found);
    state.counters["runs"] = static_cast<double>(runs);
}

// What the groups of two interfaces let pass, permission by permission.
set::ServiceSet admitted(const model::Network& network, Eni own, Eni peer, model::Direction direction) {
    if (!network.enis[own].filtered) return set::ServiceSet::all();
    set::ServiceSet out;
    for (const model::Attachment& attached : network.enis[own].groups)
        for (const model::Permission& permission : network.security_groups[attached.group].permissions) {
            if (permission.direction != direction) continue;
            bool meets = true;
            if (const auto* prefix = std::get_if<net::Prefix>(&permission.peer))
                meets = set::AddressSet::of(*prefix).overlaps(network.enis[peer].addresses);
            else if (const auto* group = std::get_if<Id<model::SecurityGroup>>(&permission.peer))
                meets = std::ranges::any_of(network.enis[peer].groups,
                                            [&](const model::Attachment& a) { return a.group == *group; });
            if (meets) out |= permission.services;
        }
    return out;
}

// Some pairs, and the time for all of them by the number of pairs: the whole would take minutes to hours.
void naive(benchmark::State& state, const std::string& name) {
    constexpr std::size_t sampled = 2000;
    const Analysis& analysis = loaded(name);
    const model::Network& network = analysis.network();
    const double pairs = static_cast<double>(network.enis.size()) * static_cast<double>(network.enis.size());
    std::mt19937 random(1);
    std::vector<std::pair<Eni, Eni>> sample;
    const auto any = [&] { return network.enis.id(random() % network.enis.size()); };
    while (sample.size() < sampled) sample.emplace_back(any(), any());
    for (const auto& [from, to] : sample) {
        const set::ServiceSet by_groups = admitted(network, from, to, model::Direction::egress) &
                                          admitted(network, to, from, model::Direction::ingress);
        const auto found = analysis.engine().fast().services(reach::Endpoint(from), reach::Endpoint(to), client_ports);
        if (!found.must.subset_of(by_groups)) return state.SkipWithError("more passes than groups admit");
    }
    for (auto _ : state) {
        const auto begin = std::chrono::steady_clock::now();
        for (const auto& [from, to] : sample)
            benchmark::DoNotOptimize(admitted(network, from, to, model::Direction::egress) &
                                     admitted(network, to, from, model::Direction::ingress));
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        state.SetIterationTime(took.count() * pairs / sampled);
    }
}

void all_rules(benchmark::State& state, const std::string& name) {
    const Analysis& analysis = loaded(name);
    for (auto _ : state) {
        // The engine remembers nothing of earlier runs: it is a new one.
        const reach::Engine engine(analysis.network());
        std::vector<Diagnostic> diagnostics;
        const auto rules = rule::rules_to_run({}, *rule::catalogue(), {}, {});
        benchmark::DoNotOptimize(rule::check(engine, {}, *rules, {}, diagnostics));
    }
}

// A pair of interfaces of different VPCs, with the hops there and back.
void explain(benchmark::State& state, const std::string& name) {
    const Analysis& analysis = loaded(name);
    const model::Network& network = analysis.network();
    const auto party = [&](Eni eni) {
        const Id<model::Resource> resource = network.enis[eni].resource;
        return reach::Side{"", {reach::ResourceParty{resource, network.resources[resource].enis}}};
    };
    std::mt19937 random(1);
    const auto any = [&] { return network.enis.id(random() % network.enis.size()); };
    analysis.engine().fast();
    for (auto _ : state)
        benchmark::DoNotOptimize(analysis.ask(
            {"", party(any()), party(any()), set::ServiceSet::ports(net::Protocol::tcp, {443, 443}), client_ports}));
}

// One permission opened to all private addresses of the organisation; both engines are new.
void one_rule(benchmark::State& state, const std::string& name) {
    const model::Network& network = loaded(name).network();
    model::Network changed = network;
    const auto peer = [](model::SecurityGroup& group) -> net::Prefix* {
        for (model::Permission& permission : group.permissions)
            if (auto* prefix = std::get_if<net::Prefix>(&permission.peer);
                prefix && permission.direction == model::Direction::ingress)
                return prefix;
        return nullptr;
    };
    net::Prefix* widened = nullptr;
    for (std::size_t i = 0; !widened && i < changed.security_groups.size(); ++i)
        widened = peer(changed.security_groups[changed.security_groups.id(i)]);
    if (!widened) return state.SkipWithError("no permission names a prefix");
    *widened = net::Prefix::parse("10.0.0.0/8").value();
    std::size_t found = 0;
    for (auto _ : state) {
        const reach::Engine earlier(network), later(changed);
        found = rule::compare(earlier, later, {}, client_ports).connections.size();
    }
    state.counters["differences"] = static_cast<double>(found);
}

void once(benchmark::internal::Benchmark* benchmark) {
    benchmark->Unit(benchmark::kMillisecond)->Iterations(1);
}

const std::map<std::string, std::string> workloads{{"meso/vpc-dense", "vpc-dense"},
                                                   {"macro/org100", "org100"},
                                                   {"macro/org-adv", "org-adversarial"},
                                                   {"macro/org1000", "org1000"}};

}  // namespace

int main(int argc, char** argv) {
    for (const auto& [workload, preset] : workloads) {
        const auto add = [](const std::string& name, auto run) {
            return benchmark::RegisterBenchmark(name.c_str(), run)->Apply(once);
        };
        add(workload + "/netlint/1", [preset](benchmark::State& s) { all_pairs(s, preset, 1); });
        add(workload + "/naive/1", [preset](benchmark::State& s) { naive(s, preset); })->UseManualTime();
        add("par/" + preset + "/netlint/2", [preset](benchmark::State& s) { all_pairs(s, preset, 2); })->UseRealTime();
        add("par/" + preset + "/one-thread/2", [preset](benchmark::State& s) {
            all_pairs(s, preset, 1);
        })->UseRealTime();
        add("rules/" + preset + "/netlint/1", [preset](benchmark::State& s) { all_rules(s, preset); });
        add("diff/" + preset + "/netlint/1", [preset](benchmark::State& s) { one_rule(s, preset); });
        add("diff/" + preset + "/rules/1", [preset](benchmark::State& s) { all_rules(s, preset); });
        benchmark::RegisterBenchmark(("explain/" + preset + "/netlint/1").c_str(), [preset](benchmark::State& s) {
            explain(s, preset);
        })->Unit(benchmark::kMicrosecond);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
