// SARIF: the members that code scanning relies on.
#include "netlint/report/sarif.hpp"

#include <set>
#include <string>

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "sample.hpp"

using namespace netlint;
using namespace netlint::report;
namespace json = boost::json;

namespace {

json::value run_of(const CheckReport& report) {
    return json::parse(to_sarif(report)).at("runs").at(0);
}

std::string fingerprint(const json::value& result) {
    return std::string(result.at("partialFingerprints").at("primaryLocationLineHash").as_string());
}

const json::value& where(const json::value& result) {
    return result.at("locations").at(0).at("physicalLocation");
}

}  // namespace

TEST_CASE("a result is placed at its cause: in the source, or in the plan") {
    const json::value run = run_of(sample::report());
    const auto& in_plan = where(run.at("results").at(0));
    CHECK(in_plan.at("artifactLocation").at("uri") == "plan.json");
    CHECK(in_plan.at("region").at("startLine") == 3);
    const auto& in_source = where(run.at("results").at(1));
    CHECK(in_source.at("artifactLocation").at("uri") == "infra/main.tf");
    CHECK(in_source.at("region").at("startLine") == 12);
    CHECK(run.at("results").at(1).at("locations").at(0).at("logicalLocations").at(0).at("fullyQualifiedName") ==
          "aws_instance.a");
}

TEST_CASE("what has no place of its own is placed at the first line of the plan") {
    CheckReport report = sample::report();
    report.places.clear();
    const json::value run = run_of(report);
    for (const auto& result : run.at("results").as_array()) {
        CHECK(where(result).at("artifactLocation").at("uri") == "plan.json");
        CHECK(where(result).at("region").at("startLine") == 1);
    }
}

TEST_CASE("URIs are relative, whatever way the plan was named") {
    CheckReport report = sample::report();
    report.places.clear();
    report.folder = report.working_folder = "/srv/repo";
    for (const auto& [plan, uri] :
         {std::pair{"/srv/repo/out/my plan.json", "out/my%20plan.json"}, std::pair{"./out/../plan.json", "plan.json"},
          std::pair{"/elsewhere/plan.json", "plan.json"}, std::pair{"../plan.json", "plan.json"}}) {
        report.plan = plan;
        CHECK(where(run_of(report).at("results").at(0)).at("artifactLocation").at("uri") == uri);
    }
}

TEST_CASE("files are named from the folder on, wherever the command ran; a source outside it is not named at all") {
    CheckReport report = sample::report();
    report.folder = "/srv/repo";
    report.working_folder = "/srv/repo/live/prod";
    report.places["aws_instance.a"] = {"../../modules/web/main.tf", 4, 0, {}};
    report.places["aws_instance.b"] = {"/elsewhere/main.tf", 4, 0, {}};
    const json::value run = run_of(report);
    CHECK(where(run.at("results").at(1)).at("artifactLocation").at("uri") == "modules/web/main.tf");
    CHECK(where(run.at("results").at(0)).at("artifactLocation").at("uri") == "live/prod/plan.json");
    CHECK(where(run.at("results").at(0)).at("region").at("startLine") == 1);
}

TEST_CASE("a fingerprint holds over wording, places and order, and tells ends and services apart") {
    CheckReport report = sample::report();
    const std::string before = fingerprint(run_of(report).at("results").at(0));
    report.places.clear();
    report.plan = "other.json";
    report.findings[0].message = "told in other words";
    std::swap(report.findings[0], report.findings[2]);
    const json::value run = run_of(report);
    CHECK(fingerprint(run.at("results").at(2)) == before);
    CHECK(fingerprint(run.at("results").at(0)) != before);
    report.findings[2].services = "tcp/23";
    CHECK(fingerprint(run_of(report).at("results").at(2)) != before);
}

TEST_CASE("cases that share rule, ends and services still have fingerprints of their own") {
    CheckReport report = sample::report();
    report.findings[1] = report.findings[0];
    const json::value run = run_of(report);
    CHECK(fingerprint(run.at("results").at(0)).ends_with(":1"));
    CHECK(fingerprint(run.at("results").at(1)).ends_with(":2"));
}

TEST_CASE("every target that one element opens is a result of its own; the proven way is the first one's") {
    CheckReport report = sample::report();
    report.findings.resize(1);
    report.findings[0].related = {"aws_instance.c"};
    report.findings[0].path = {sample::refusal()};
    const json::value run = run_of(report);
    REQUIRE(run.at("results").as_array().size() == 2);
    const auto& step = run.at("results").at(0).at("codeFlows").at(0).at("threadFlows").at(0).at("locations").at(0);
    CHECK(step.at("executionOrder") == 1);
    CHECK(step.at("location").at("message").at("text") ==
          "security-group-ingress at aws_db_instance.main: no ingress permission of aws_security_group.db admits "
          "tcp/5432 [ENI_SG_RULES_MISMATCH]");
    CHECK(run.at("results").at(1).at("properties").at("to") == "aws_instance.c");
    CHECK_FALSE(run.at("results").at(1).as_object().contains("codeFlows"));
}

TEST_CASE("every source of one cause is a result of its own, to each target") {
    CheckReport report = sample::report();
    report.findings.resize(1);
    report.findings[0].related = {"aws_instance.c"};
    report.findings[0].also_from = {"vpn"};
    const json::value run = run_of(report);
    REQUIRE(run.at("results").as_array().size() == 4);
    std::set<std::string> prints;
    for (std::size_t i = 0; i < 4; ++i) prints.insert(fingerprint(run.at("results").at(i)));
    CHECK(prints.size() == 4);
    CHECK(run.at("results").at(3).at("properties").at("from") == "vpn");
    CHECK(run.at("results").at(3).at("properties").at("to") == "aws_instance.c");
}

TEST_CASE("accepted findings are suppressed, possible ones say what they depend on") {
    const json::value run = run_of(sample::report());
    CHECK(run.at("results").at(1).at("suppressions").at(0).at("justification") == "break-glass");
    CHECK_FALSE(run.at("results").at(0).as_object().contains("suppressions"));
    const std::string message(run.at("results").at(0).at("message").at("text").as_string());
    CHECK(message.starts_with("aws_instance.b takes SSH from every public host. Possible, not certain: depends on "));
    CHECK(run.at("results").at(0).at("level") == "note");
    CHECK(run.at("results").at(1).at("level") == "error");
}

TEST_CASE("known findings are suppressed too, with what they are known by; who accepts one speaks first") {
    CheckReport report = sample::report();
    report.findings[0].known_by = report.findings[1].known_by = "in known.yaml";
    const json::value run = run_of(report);
    const json::value& suppressed = run.at("results").at(0).at("suppressions").at(0);
    CHECK(suppressed.at("kind") == "external");
    CHECK(suppressed.at("status") == "accepted");
    CHECK(suppressed.at("justification") == "known: in known.yaml");
    CHECK(run.at("results").at(1).at("suppressions").as_array().size() == 1);
    CHECK(run.at("results").at(1).at("suppressions").at(0).at("justification") == "break-glass");
    CHECK_FALSE(run.at("results").at(2).as_object().contains("suppressions"));
    for (const auto& result : run.at("results").as_array()) CHECK_FALSE(result.as_object().contains("baselineState"));
}

TEST_CASE("rules carry help, level and score, and results point at them") {
    const json::value run = run_of(sample::report());
    const auto& rules = run.at("tool").at("driver").at("rules");
    CHECK(rules.at(0).at("id") == "a-rule");
    CHECK(rules.at(0).at("properties").at("security-severity") == "9.5");
    CHECK(rules.at(0).at("defaultConfiguration").at("level") == "error");
    const std::string help(rules.at(0).at("help").at("markdown").as_string());
    CHECK(help.find("## Fix\n\nName the hosts that need it.") != std::string::npos);
    CHECK(run.at("results").at(1).at("ruleIndex") == 0);
}

TEST_CASE("descriptions keep to the length that is shown, and end in whole characters") {
    CheckReport report = sample::report();
    report.rules[0].what.clear();
    for (int i = 0; i < 600; ++i) report.rules[0].what += "ü";
    const json::value run = run_of(report);
    const auto& text = run.at("tool").at("driver").at("rules").at(0).at("fullDescription").at("text").as_string();
    CHECK(text.size() <= 1024);
    CHECK(text.ends_with("ü…"));
}

TEST_CASE("a plan from standard input is told to be a stream, not a file") {
    CheckReport report = sample::report();
    CHECK_FALSE(run_of(report).as_object().contains("artifacts"));
    report.plan = "standard input";
    report.streamed = true;
    report.places.clear();
    const json::value run = run_of(report);
    const json::value& artifact = run.at("artifacts").at(0);
    CHECK(artifact.at("location") == where(run.at("results").at(0)).at("artifactLocation"));
    CHECK(artifact.at("roles").at(0) == "standardStream");
}

TEST_CASE("the run names its plan as category and tells what is not modelled") {
    const json::value run = run_of(sample::report());
    CHECK(run.at("automationDetails").at("id") == "netlint/plan.json/");
    const auto& notes = run.at("invocations").at(0).at("toolExecutionNotifications").as_array();
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].at("message").at("text") ==
          "Not modelled, so nothing is claimed about: aws_ec2_transit_gateway (2)");
}
