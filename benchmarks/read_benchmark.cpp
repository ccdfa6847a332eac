// Reading plans of growing size, beside a Boost.JSON walk that takes the same fields.
//
// A plan of n copies is the plan of one real system with its resource changes repeated under other names, half of them
// of types that no packet depends on. Reading is linear in the bytes: each is looked at once, and what is not wanted is
// skipped without being built.
#include <benchmark/benchmark.h>

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "netlint/aws/coverage.hpp"
#include "netlint/plan/plan.hpp"

namespace {

namespace json = boost::json;

std::string file_text(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void rename(json::object& change, const std::string& suffix) {
    const std::string name = std::string(change["name"].as_string()) + suffix;
    change["address"] = std::string(change["type"].as_string()) + '.' + name;
    change["name"] = name;
    change.erase("module_address");
    change.erase("index");
}

// About `megabytes` of plan.
std::string plan_of(std::size_t megabytes) {
    const json::value one =
        json::parse(file_text(std::string(NETLINT_TESTDATA) + "/architectures/stl/environments/production/plan.json"));
    const json::array& changes = one.at("resource_changes").as_array();
    const std::size_t copies = (megabytes << 20) / json::serialize(changes).size() + 1;
    json::array all;
    for (std::size_t copy = 0; copy < copies; ++copy)
        for (const json::value& change : changes) {
            all.push_back(change);
            rename(all.back().as_object(), '_' + std::to_string(copy));
            if (copy % 2 == 1) all.back().as_object()["type"] = "aws_cloudwatch_metric_alarm";
        }
    json::object plan = one.as_object();
    plan["resource_changes"] = std::move(all);
    plan.erase("planned_values");
    plan.erase("configuration");
    return json::serialize(plan);
}

const std::string& text_of(std::int64_t megabytes) {
    static std::map<std::int64_t, std::string> made;
    std::string& text = made[megabytes];
    if (text.empty()) text = plan_of(static_cast<std::size_t>(megabytes));
    return text;
}

void done(benchmark::State& state) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text_of(state.range(0)).size()));
    state.SetComplexityN(state.range(0));
}

void netlint_reads(benchmark::State& state) {
    const std::string& text = text_of(state.range(0));
    for (auto _ : state) {
        const auto plan = netlint::plan::Plan::read_bytes(text, {.wanted = netlint::aws::wanted, .source = {}}, "plan");
        benchmark::DoNotOptimize(plan->after().resources().size());
    }
    done(state);
}

void boost_json_reads(benchmark::State& state) {
    const std::string& text = text_of(state.range(0));
    for (auto _ : state) {
        json::monotonic_resource memory;
        const json::value plan = json::parse(text, &memory);
        std::size_t taken = 0;
        for (const json::value& change : plan.at("resource_changes").as_array()) {
            if (!netlint::aws::wanted(change.at("type").as_string())) continue;
            const json::object& facts = change.at("change").as_object();
            taken += change.at("address").as_string().size() + facts.at("actions").as_array().size() +
                     facts.at("after").as_object().size() + facts.at("after_unknown").as_object().size();
        }
        benchmark::DoNotOptimize(taken);
    }
    done(state);
}

BENCHMARK(netlint_reads)->Arg(1)->Arg(10)->Arg(50)->Unit(benchmark::kMillisecond)->Complexity();
BENCHMARK(boost_json_reads)->Arg(1)->Arg(10)->Arg(50)->Unit(benchmark::kMillisecond)->Complexity();

}  // namespace
