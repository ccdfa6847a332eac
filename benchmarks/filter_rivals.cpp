// The questions of filter_benchmark put to BuDDy's decision diagrams and to the solver Z3.
#include <optional>
#include <vector>

#include <benchmark/benchmark.h>
#include <z3++.h>

#include "netlint/set/filter_grid.hpp"
#include "rivals/buddy.hpp"
#include "rivals/filters.hpp"

namespace {

using namespace netlint;
using rivals::Buddy;
using rivals::FilterEntry;
using Filter = std::vector<FilterEntry>;

Filter filter_of(const benchmark::State& state) {
    return rivals::random_filter(static_cast<std::size_t>(state.range(0)), 1);
}

bdd diagram(const FilterEntry& it) {
    return Buddy::prefix(Buddy::address, it.prefix, it.length) & Buddy::prefix(Buddy::protocol, it.protocol, 8) &
           Buddy::range(Buddy::port, it.first_port, it.last_port);
}
std::vector<bool> deciding_by_diagrams(const Filter& filter) {
    std::vector<bool> out;
    bdd seen = bddfalse;
    for (const FilterEntry& it : filter) {
        const bdd own = diagram(it);
        out.push_back((own - seen) != bddfalse);
        seen |= own;
    }
    return out;
}
bdd passed(const Filter& filter) {
    bdd out = bddfalse;
    for (auto it = filter.rbegin(); it != filter.rend(); ++it)
        out = it->allow ? out | diagram(*it) : out - diagram(*it);
    return out;
}

void dead_by_diagrams(benchmark::State& state) {
    const Buddy buddy;
    const Filter filter = filter_of(state);
    if (deciding_by_diagrams(filter) != set::deciding(rivals::boxes_of(filter)))
        return state.SkipWithError("the answers differ");
    for (auto _ : state) {
        state.PauseTiming();
        Buddy::forget();
        state.ResumeTiming();
        benchmark::DoNotOptimize(deciding_by_diagrams(filter));
    }
}
void equal_by_diagrams(benchmark::State& state) {
    const Buddy buddy;
    const Filter filter = filter_of(state), other = rivals::without_dead(filter);
    for (auto _ : state) {
        state.PauseTiming();
        Buddy::forget();
        state.ResumeTiming();
        if (passed(filter) != passed(other)) return state.SkipWithError("the filters differ");
    }
}

// One packet in bit vectors.
struct Solving {
    z3::context context;
    z3::expr address = context.bv_const("address", 32), protocol = context.bv_const("protocol", 8),
             port = context.bv_const("port", 16);

    z3::expr match(const FilterEntry& it) {
        const z3::expr mask = context.bv_val(static_cast<unsigned>(~0u << (32 - it.length)), 32);
        return (address & mask) == context.bv_val(static_cast<unsigned>(it.prefix), 32) &&
               protocol == context.bv_val(static_cast<unsigned>(it.protocol), 8) &&
               z3::uge(port, context.bv_val(static_cast<unsigned>(it.first_port), 16)) &&
               z3::ule(port, context.bv_val(static_cast<unsigned>(it.last_port), 16));
    }
    z3::expr passed(const Filter& filter) {
        z3::expr out = context.bool_val(false);
        for (auto it = filter.rbegin(); it != filter.rend(); ++it)
            out = z3::ite(match(*it), context.bool_val(it->allow), out);
        return out;
    }
};
std::vector<bool> deciding_by_solver(const Filter& filter) {
    Solving it;
    z3::solver solver(it.context);
    std::vector<bool> out;
    for (const FilterEntry& entry : filter) {
        solver.push();
        solver.add(it.match(entry));
        out.push_back(solver.check() == z3::sat);
        solver.pop();
        solver.add(!it.match(entry));
    }
    return out;
}
std::vector<bool> contained_by_solver(const Filter& filter) {
    Solving it;
    std::vector<bool> out;
    for (std::size_t i = 0; i < filter.size(); ++i) {
        z3::solver solver(it.context);
        solver.add(it.match(filter[i]));
        for (std::size_t j = 0; j < filter.size(); ++j)
            if (i != j) solver.add(!it.match(filter[j]));
        out.push_back(solver.check() == z3::unsat);
    }
    return out;
}
void dead_by_solver(benchmark::State& state) {
    const Filter filter = filter_of(state);
    if (deciding_by_solver(filter) != set::deciding(rivals::boxes_of(filter)))
        return state.SkipWithError("the answers differ");
    for (auto _ : state) benchmark::DoNotOptimize(deciding_by_solver(filter));
}
void equal_by_solver(benchmark::State& state) {
    const Filter filter = filter_of(state), other = rivals::without_dead(filter);
    for (auto _ : state) {
        Solving it;
        z3::solver solver(it.context);
        solver.add(it.passed(filter) != it.passed(other));
        if (solver.check() != z3::unsat) return state.SkipWithError("the filters differ");
    }
}
void shadowed_by_solver(benchmark::State& state) {
    const Filter filter = filter_of(state);
    if (contained_by_solver(filter) != set::contained_in_others(rivals::boxes_of(filter)))
        return state.SkipWithError("the answers differ");
    for (auto _ : state) benchmark::DoNotOptimize(contained_by_solver(filter));
}

void few(benchmark::internal::Benchmark* benchmark) {
    benchmark->Unit(benchmark::kMicrosecond)->Iterations(1);
}
BENCHMARK(dead_by_diagrams)->Name("micro/acl-dead/buddy")->Arg(20)->Arg(40)->Arg(100)->Arg(300)->Arg(1000)->Apply(few);
BENCHMARK(dead_by_solver)->Name("micro/acl-dead/z3")->Arg(20)->Arg(40)->Arg(100)->Apply(few);
BENCHMARK(equal_by_diagrams)->Name("micro/acl-equiv/buddy")->Arg(20)->Arg(40)->Arg(100)->Arg(300)->Apply(few);
BENCHMARK(equal_by_solver)->Name("micro/acl-equiv/z3")->Arg(20)->Arg(40)->Arg(100)->Apply(few);
BENCHMARK(shadowed_by_solver)->Name("micro/sg-shadow/z3")->Arg(60)->Apply(few);

}  // namespace
