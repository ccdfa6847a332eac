// The whole pipeline on real plans.
#include "netlint/analysis.hpp"

#include <doctest/doctest.h>

#include "netlint/report/json.hpp"

using namespace netlint;

namespace {
const std::string omnigen = std::string(NETLINT_TESTDATA) + "/architectures/omnigen/plan.json";
}

TEST_CASE("a real plan becomes a network and a report") {
    const auto analysis = Analysis::of_file(omnigen);
    REQUIRE(analysis);
    CHECK_FALSE(analysis->empty());
    CHECK(analysis->network().subnets.size() == 3);
    const auto report = analysis->check({});
    REQUIRE_MESSAGE(report, report.error().to_string());
    CHECK(report->rules >= 20);
    CHECK_FALSE(report->findings.empty());
}

TEST_CASE("the same plan gives the same bytes") {
    const auto once = Analysis::of_file(omnigen);
    const auto again = Analysis::of_file(omnigen);
    REQUIRE(once);
    REQUIRE(again);
    CHECK(report::to_json(once->check({}).value()) == report::to_json(again->check({}).value()));
}

TEST_CASE("a rule that does not exist is an error with the nearest names") {
    const auto analysis = Analysis::of_file(omnigen);
    REQUIRE(analysis);
    CheckSpec spec;
    spec.only = {"ssh-open-to-internets"};
    const auto report = analysis->check(spec);
    REQUIRE_FALSE(report);
    CHECK(report.error().message.find("ssh-open-to-internet") != std::string::npos);
}

TEST_CASE("a plan without network resources is empty") {
    const auto analysis = Analysis::of_text(
        R"({"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{}},"configuration":{"root_module":{}}})",
        "empty plan");
    REQUIRE(analysis);
    CHECK(analysis->empty());
}

TEST_CASE("what is no plan is refused in one sentence that names it") {
    const auto analysis = Analysis::of_text("{\"hello\": 1}", "hello.json");
    REQUIRE_FALSE(analysis);
    CHECK(analysis.error().message.find("hello.json") != std::string::npos);
}
