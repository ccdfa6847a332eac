// Reading, and the whole of `check`, on the plans of five real systems.
#include <benchmark/benchmark.h>

#include <array>
#include <filesystem>
#include <string>

#include "netlint/analysis.hpp"

namespace {

const std::array<std::string, 9> plans{
    "data-scanner/terraform",
    "dagflow/terraform/environments/dev",
    "dagflow/terraform/environments/prod",
    "omnigen",
    "stl/environments/production",
    "stl/environments/staging",
    "toss/infrastructure/environments/dev",
    "toss/infrastructure/environments/production",
    "toss/infrastructure/environments/staging",
};

std::string file_of(std::size_t index) {
    return std::string(NETLINT_TESTDATA) + "/architectures/" + plans[index] + "/plan.json";
}

void read(benchmark::State& state) {
    const std::string file = file_of(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) benchmark::DoNotOptimize(netlint::plan::Plan::read_file(file, {}));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(std::filesystem::file_size(file)));
    state.SetLabel(plans[static_cast<std::size_t>(state.range(0))]);
}
BENCHMARK(read)->DenseRange(0, plans.size() - 1)->Unit(benchmark::kMillisecond);

void check(benchmark::State& state) {
    const std::string file = file_of(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        const auto analysis = netlint::Analysis::of_file(file);
        benchmark::DoNotOptimize(analysis->check({}));
    }
    state.SetLabel(plans[static_cast<std::size_t>(state.range(0))]);
}
BENCHMARK(check)->DenseRange(0, plans.size() - 1)->Unit(benchmark::kMillisecond);

}  // namespace
