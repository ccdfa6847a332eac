// What of a filter decides nothing, whether two filters pass the same, which permissions the others contain.
#include <benchmark/benchmark.h>

#include "netlint/reach/acl.hpp"
#include "netlint/set/filter_grid.hpp"
#include "rivals/filters.hpp"

namespace {

using namespace netlint;

void dead(benchmark::State& state) {
    const auto boxes = rivals::boxes_of(rivals::random_filter(static_cast<std::size_t>(state.range(0)), 1));
    for (auto _ : state) benchmark::DoNotOptimize(set::deciding(boxes));
}
void equal(benchmark::State& state) {
    const auto entries = rivals::random_filter(static_cast<std::size_t>(state.range(0)), 1);
    const model::NetworkAcl a = rivals::acl_of(entries), b = rivals::acl_of(rivals::without_dead(entries));
    for (auto _ : state) {
        if (!reach::pass_alike(a, b, model::Direction::ingress)) return state.SkipWithError("the filters differ");
    }
}
void shadowed(benchmark::State& state) {
    const auto boxes = rivals::boxes_of(rivals::random_filter(static_cast<std::size_t>(state.range(0)), 1));
    for (auto _ : state) benchmark::DoNotOptimize(set::contained_in_others(boxes));
}
BENCHMARK(dead)
    ->Name("micro/acl-dead/netlint")
    ->Arg(20)
    ->Arg(40)
    ->Arg(100)
    ->Arg(300)
    ->Arg(1000)
    ->Arg(3000)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(equal)
    ->Name("micro/acl-equiv/netlint")
    ->Arg(20)
    ->Arg(40)
    ->Arg(100)
    ->Arg(300)
    ->Arg(1000)
    ->Arg(3000)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK(shadowed)->Name("micro/sg-shadow/netlint")->Arg(60)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);

}  // namespace
