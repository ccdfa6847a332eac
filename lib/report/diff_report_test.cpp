// What changed, in text, JSON and Markdown.
#include "netlint/report/diff_report.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "sample.hpp"

using namespace netlint;

namespace {

report::DiffReport sample_diff() {
    report::DiffReport report;
    report.earlier = "plan.json before apply";
    report.later = "after apply";
    report::ChangedConnection added;
    added.difference.from = "internet";
    added.difference.to = "aws_instance.web";
    added.difference.also_to = {"aws_instance.web2"};
    added.difference.opened = set::ServiceSet::parse("tcp/22").value();
    added.difference.flowing.witness = report::sample::flow();
    added.causes = {{"aws_security_group.web", "is updated", Location{"main.tf", 7, 1, {}}}};
    report::ChangedConnection removed;
    removed.difference.change = rule::Change::removed;
    removed.difference.from = "aws_instance.app";
    removed.difference.to = "aws_db_instance.main";
    removed.difference.closed = set::ServiceSet::parse("tcp/5432").value();
    removed.difference.possible = true;
    removed.difference.refused = {report::sample::refusal()};
    report.connections = {added, removed};
    report.not_compared = {"aws_batch_job.x"};
    return report;
}

}  // namespace

TEST_CASE("text tells what changed, how it flows and why") {
    const std::string text = report::to_text(sample_diff(), {});
    CHECK(text.find("added    internet -> aws_instance.web  tcp/22\n") == 0);
    CHECK(text.find("and to   aws_instance.web2") != std::string::npos);
    CHECK(text.find("because  aws_security_group.web is updated (main.tf:7)") != std::string::npos);
    CHECK(text.find("removed  aws_instance.app -> aws_db_instance.main  tcp/5432 (possible)") != std::string::npos);
    CHECK(text.find("refused  ") != std::string::npos);
    CHECK(text.find("2 connections added, 1 removed (1 possible); after apply against plan.json before apply\n") !=
          std::string::npos);
    CHECK(
        text.find(
            "Not wholly compared, for the plan does not show all of their interfaces: 1 resource (aws_batch_job.x)") !=
        std::string::npos);
    CHECK(report::to_text({.earlier = "a", .later = "b", .connections = {}, .not_compared = {}}, {}) ==
          "no connection added or removed; b against a\n");
}

TEST_CASE("JSON holds every connection with its certainty and causes") {
    const auto json = boost::json::parse(report::to_json(sample_diff()));
    const auto& connections = json.at("connections").as_array();
    REQUIRE(connections.size() == 2);
    CHECK(connections[0].at("change") == "added");
    CHECK(connections[0].at("opened") == "tcp/22");
    CHECK(connections[0].at("closed") == "");
    CHECK(connections[0].at("causes").at(0).at("line") == 7);
    CHECK(connections[1].at("certainty") == "possible");
    CHECK(connections[1].at("blockers").as_array().size() == 1);
}

TEST_CASE("Markdown is one table") {
    const std::string text = report::to_markdown(sample_diff());
    CHECK(text.starts_with("## netlint: 2 connections added, 1 removed (1 possible)\n"));
    CHECK(text.find("| added | ") != std::string::npos);
    CHECK(text.find("and 1 more") != std::string::npos);
}

TEST_CASE("a gate on what is added leaves alone what is only possible, unless asked") {
    report::DiffReport report = sample_diff();
    CHECK(report::adds(report, false));
    report.connections[0].difference.possible = true;
    CHECK_FALSE(report::adds(report, false));
    CHECK(report::adds(report, true));
    report.connections.erase(report.connections.begin());
    CHECK_FALSE(report::adds(report, false));
    CHECK(report::adds(report, true));  // what was not compared may have been opened
    report.not_compared.clear();
    CHECK_FALSE(report::adds(report, true));  // what is closed adds nothing
}
