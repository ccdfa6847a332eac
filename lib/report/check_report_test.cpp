// Counting and ordering of findings, and what coverage lists.
#include "netlint/report/check_report.hpp"

#include <doctest/doctest.h>

#include "sample.hpp"

using namespace netlint;
using namespace netlint::report;

TEST_CASE("findings are sorted worst first, then by certainty, rule and address") {
    CheckReport report = sample::report();
    sort(report.findings);
    CHECK(report.findings[0].severity == rule::Severity::critical);
    CHECK(report.findings[1].address == "aws_instance.a");
    CHECK(report.findings[2].certainty == rule::FindingCertainty::possible);
}

TEST_CASE("waived findings are counted apart") {
    const Counts counts = count(sample::report());
    CHECK(counts.total() == 2);
    CHECK(counts.waived == 1);
    CHECK(counts.possible == 1);
    CHECK(counts.by_severity[static_cast<std::size_t>(rule::Severity::critical)] == 0);
}

TEST_CASE("coverage groups what is not modelled by type and leaves out what carries no packets") {
    model::Network network;
    network.unmodelled = {{"aws_dx_gateway", "aws_dx_gateway.a", true},
                          {"aws_dx_gateway", "aws_dx_gateway.b", true},
                          {"aws_iam_role", "aws_iam_role.x", false}};
    const Coverage coverage = coverage_of(network);
    REQUIRE(coverage.not_modelled.size() == 1);
    CHECK(coverage.not_modelled[0].count == 2);
    CHECK(coverage.not_modelled[0].addresses.back() == "aws_dx_gateway.b");
}
