// Reading plan files of growing size, beside a Boost.JSON walk that takes the same fields; both count what they took,
// and the counts are compared.
//
// A plan of n copies has n times the modules of one real plan, in every section that Terraform writes: fresh (nothing
// exists), applied (all exists, so each object stands there four times), small (a plan of one root module). Reading is
// linear in the bytes: each is looked at once, and what is not wanted is skipped without being built.
#include <benchmark/benchmark.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "netlint/aws/coverage.hpp"
#include "netlint/plan/plan.hpp"
#include "rivals/boost_json_reading.hpp"

namespace {

namespace json = boost::json;

constexpr const char* shapes[] = {"stl/environments/production/plan.json",
                                  "stl/environments/production/plan.existing.json", "omnigen/plan.json"};

std::string file_text(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

std::string inside(const std::string& module, const json::value& address) {
    return module + '.' + std::string(address.as_string());
}

// A module of planned_values or prior_state, put into another one.
json::object moved(const json::value& module, const std::string& into) {
    json::object out = module.as_object();
    out["address"] = out.contains("address") ? inside(into, out["address"]) : into;
    if (out.contains("resources"))
        for (json::value& resource : out["resources"].as_array())
            resource.as_object()["address"] = inside(into, resource.at("address"));
    if (out.contains("child_modules"))
        for (json::value& child : out["child_modules"].as_array()) child = moved(child, into);
    return out;
}

json::value parent_of(json::array modules) {
    return {{"root_module", json::object{{"child_modules", std::move(modules)}}}};
}

std::string plan_of(const char* shape, std::size_t megabytes) {
    const std::string text = file_text(std::string(NETLINT_TESTDATA) + "/architectures/" + shape);
    const json::value one = json::parse(text);
    const std::size_t copies = (megabytes << 20) / text.size() + 1;
    json::array changes, planned, prior;
    json::object calls;
    for (std::size_t copy = 0; copy < copies; ++copy) {
        const std::string call = fmt::format("copy{}", copy), module = "module." + call;
        for (const json::value& change : one.at("resource_changes").as_array()) {
            json::object renamed = change.as_object();
            renamed["address"] = inside(module, renamed["address"]);
            changes.push_back(std::move(renamed));
        }
        planned.push_back(moved(one.at("planned_values").at("root_module"), module));
        if (one.as_object().contains("prior_state"))
            prior.push_back(moved(one.at("prior_state").at("values").at("root_module"), module));
        calls[call] = {{"source", "./copy"}, {"module", one.at("configuration").at("root_module")}};
    }
    json::object plan = one.as_object();
    plan["resource_changes"] = std::move(changes);
    plan["planned_values"] = parent_of(std::move(planned));
    if (!prior.empty()) plan["prior_state"].as_object()["values"] = parent_of(std::move(prior));
    plan["configuration"].as_object()["root_module"] = {{"module_calls", std::move(calls)}};
    return json::serialize(plan);
}

struct Sample {
    std::filesystem::path path;
    std::size_t bytes;
};

const Sample& sample(const benchmark::State& state) {
    static std::map<std::pair<std::int64_t, std::int64_t>, Sample> made;
    const auto key = std::pair(state.range(0), state.range(1));
    const auto found = made.find(key);
    if (found != made.end()) return found->second;
    const std::string text = plan_of(shapes[key.first], static_cast<std::size_t>(key.second));
    const auto path =
        std::filesystem::temp_directory_path() / fmt::format("netlint-read-{}-{}.json", key.first, key.second);
    std::ofstream(path, std::ios::binary) << text;
    return made.emplace(key, Sample{path, text.size()}).first->second;
}

void done(benchmark::State& state) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(sample(state).bytes));
}

void netlint_reads(benchmark::State& state) {
    const std::string path = sample(state).path.string();
    for (auto _ : state) {
        const auto plan = netlint::plan::Plan::read_file(path, {.wanted = netlint::aws::wanted, .source = {}});
        benchmark::DoNotOptimize(netlint::rivals::netlint_took(*plan));
    }
    done(state);
}

void boost_json_reads(benchmark::State& state) {
    const std::string path = sample(state).path.string();
    const auto plan = netlint::plan::Plan::read_file(path, {.wanted = netlint::aws::wanted, .source = {}});
    const netlint::rivals::Taken same = netlint::rivals::netlint_took(*plan);
    for (auto _ : state) {
        std::string text(sample(state).bytes, '\0');
        std::ifstream(path, std::ios::binary).read(text.data(), static_cast<std::streamsize>(text.size()));
        if (netlint::rivals::boost_json_takes(text, netlint::aws::wanted) != same)
            state.SkipWithError("the readers take different fields");
    }
    done(state);
}

void sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"shape", "MB"})->Unit(benchmark::kMillisecond);
    for (const int shape : {0, 1, 2})
        for (const int megabytes : {1, 10, 50, 100}) benchmark->Args({shape, megabytes});
}

BENCHMARK(netlint_reads)->Apply(sizes);
BENCHMARK(boost_json_reads)->Apply(sizes);

}  // namespace
