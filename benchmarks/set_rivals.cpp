// The set operations of set_benchmark with BuDDy's decision diagrams.
#include <cstdint>

#include <benchmark/benchmark.h>

#include "netlint/set/interval_set.hpp"
#include "rivals/buddy.hpp"
#include "rivals/intervals.hpp"

namespace {

using namespace netlint;
using rivals::Buddy;
using Intervals = std::vector<set::Interval<std::uint32_t>>;

bdd diagram(std::span<const set::Interval<std::uint32_t>> intervals) {
    bdd out = bddfalse;
    for (const auto& it : intervals) out |= Buddy::range(Buddy::address, it.first, it.last);
    return out;
}

template <class Operation, class Ours>
void diagrams(benchmark::State& state, Operation operation, Ours ours) {
    const Buddy buddy;
    const auto size = static_cast<std::size_t>(state.range(0));
    const Intervals x = rivals::random_intervals<std::uint32_t>(size, 1),
                    y = rivals::random_intervals<std::uint32_t>(size, 2);
    const bdd a = diagram(x), b = diagram(y);
    using Set = set::IntervalSet<std::uint32_t>;
    if (operation(a, b) != diagram(ours(Set::from(x), Set::from(y)).intervals()))
        return state.SkipWithError("the answers differ");
    for (auto _ : state) {
        state.PauseTiming();
        Buddy::forget();
        state.ResumeTiming();
        benchmark::DoNotOptimize(operation(a, b));
    }
}

void both(benchmark::State& state) {
    diagrams(
        state, [](const bdd& a, const bdd& b) { return a & b; }, [](const auto& a, const auto& b) { return a & b; });
}
void either(benchmark::State& state) {
    diagrams(
        state, [](const bdd& a, const bdd& b) { return a | b; }, [](const auto& a, const auto& b) { return a | b; });
}
// Collecting garbage between two operations takes longer than they do.
BENCHMARK(both)->Name("micro/set-and/buddy")->Arg(100)->Arg(10000)->Iterations(5)->Unit(benchmark::kMicrosecond);
BENCHMARK(either)->Name("micro/set-or/buddy")->Arg(100)->Arg(10000)->Iterations(5)->Unit(benchmark::kMicrosecond);

}  // namespace
