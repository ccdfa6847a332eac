// The whole pipeline on real plans.
#include "netlint/analysis.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "netlint/reach/query.hpp"
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
    CHECK(report->rules.size() >= 20);
    CHECK_FALSE(report->findings.empty());
}

TEST_CASE("what findings name is placed in the source, or at its byte and line of the plan") {
    const std::string source = std::string(NETLINT_TESTDATA) + "/architectures/omnigen";
    const auto in_source = Analysis::of_file(omnigen, source)->check({}).value();
    const auto in_plan = Analysis::of_file(omnigen)->check({}).value();
    CHECK(in_source.places.size() == in_plan.places.size());
    CHECK_FALSE(in_source.places.empty());
    for (const auto& [address, place] : in_source.places) {
        CAPTURE(address);
        CHECK(place.file.starts_with(source));
        CHECK_FALSE(place.byte);
        CHECK(place.line >= 1);
    }
    for (const auto& [address, place] : in_plan.places) {
        CAPTURE(address);
        CHECK(place.file == omnigen);
        CHECK(place.byte > 0);
        CHECK(place.line == 1);  // a plan is one line
    }
    for (const rule::Finding& finding : in_plan.findings) CHECK(in_plan.places.contains(finding.address));
}

TEST_CASE("answers and traces place what decides in the source, when it is at hand") {
    const std::string source = std::string(NETLINT_TESTDATA) + "/architectures/omnigen";
    reach::Query query;
    query.from = "internet";
    query.to = "module.compute.aws_ecs_service.api";
    const auto answer_of = [&](const Analysis& analysis) {
        return analysis.ask(reach::to_question(analysis.network(), query).value());
    };
    const reach::Answer answer = answer_of(Analysis::of_file(omnigen, source).value());
    REQUIRE_FALSE(answer.blockers.empty());
    for (const reach::Hop& hop : answer.blockers) {
        CAPTURE(hop.where.address);
        REQUIRE(hop.place);
        CHECK(hop.place->file.starts_with(source));
    }
    for (const reach::Hop& hop : answer_of(Analysis::of_file(omnigen).value()).blockers) CHECK_FALSE(hop.place);
}

TEST_CASE("in a plan of several lines a place is the line that its byte is on") {
    const std::string plan = R"({"format_version": "1.2", "terraform_version": "1.11.4",
"resource_changes": [
{"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
 "provider_name": "registry.terraform.io/hashicorp/aws",
 "change": {"actions": ["create"], "before": null, "after": {"cidr_block": "10.0.0.0/16"}, "after_unknown": {"id": true}}}],
"configuration": {"root_module": {"resources": [{"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc",
 "name": "main", "expressions": {"cidr_block": {"constant_value": "10.0.0.0/16"}}}]}}})";
    const auto analysis = Analysis::of_text(plan, "plan.json");
    REQUIRE_MESSAGE(analysis, analysis.error().to_string());
    const auto report = analysis->check({}).value();
    REQUIRE(report.places.contains("aws_vpc.main"));
    const Location& place = report.places.at("aws_vpc.main");
    CHECK(place.line == 3 + std::count(plan.begin() + static_cast<std::ptrdiff_t>(plan.find("{\"address\"")),
                                       plan.begin() + static_cast<std::ptrdiff_t>(*place.byte), '\n'));
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

TEST_CASE("what is assumed of a prefix list decides by which way its addresses are reached") {
    auto analysis = Analysis::of_file(omnigen, NETLINT_TESTDATA "/architectures/omnigen");
    REQUIRE(analysis);
    const auto passes = [&](reach::Stage stage) {
        reach::Query query;
        query.from = "module.compute.aws_ecs_service.api";
        query.to = "52.218.0.10";
        query.port = "443";
        const reach::Answer answer = analysis->ask(reach::to_question(analysis->network(), query).value());
        CHECK(answer.verdict == reach::Verdict::reachable);
        return std::ranges::any_of(answer.path, [&](const reach::Hop& hop) { return hop.stage == stage; });
    };
    CHECK(passes(reach::Stage::nat_gateway));
    rule::Assumptions assumed;
    assumed.prefix_lists["com.amazonaws.us-east-1.s3"] = {net::Prefix::parse("52.218.0.0/17").value()};
    assumed.prefix_lists["pl-elsewhere"] = {net::Prefix::parse("192.0.2.0/24").value()};
    analysis->assume(assumed);
    CHECK(passes(reach::Stage::gateway_endpoint));
    CHECK_FALSE(passes(reach::Stage::nat_gateway));
    const auto told = analysis->diagnostics();
    CHECK(std::ranges::any_of(told, [](const Diagnostic& one) {
        return one.message == "assume names the prefix list pl-elsewhere, which nothing here uses";
    }));
}
