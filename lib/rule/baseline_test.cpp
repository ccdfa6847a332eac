// Baselines: what makes a finding a known one, and what is written is what is read.
#include "netlint/rule/baseline.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace netlint;

namespace {

rule::Finding connection(std::string to, std::string services = "tcp/22") {
    rule::Finding finding;
    finding.rule = "ssh-open-to-internet";
    finding.address = finding.to = std::move(to);
    finding.from = "internet";
    finding.services = std::move(services);
    return finding;
}

rule::Finding object(std::string address, std::vector<std::string> with) {
    rule::Finding finding;
    finding.rule = "vpc-cidr-overlap";
    finding.address = std::move(address);
    finding.related = std::move(with);
    return finding;
}

std::string baseline_error(const char* yaml) {
    const auto parsed = rule::Baseline::parse(yaml, "known.yaml");
    return parsed ? "" : parsed.error().to_string();
}

}  // namespace

TEST_CASE("a case is known by its rule, ends and services, not by its words") {
    rule::Finding seen = connection("aws_instance.a");
    seen.message = "as it was said then";
    seen.severity = rule::Severity::low;
    const auto baseline = rule::Baseline::of(rule::Findings{seen});
    CHECK(baseline.contains(connection("aws_instance.a")));
    CHECK_FALSE(baseline.contains(connection("aws_instance.b")));
    CHECK_FALSE(baseline.contains(connection("aws_instance.a", "tcp/22-23")));
}

TEST_CASE("a finding with several targets is known when all of them are") {
    rule::Finding grouped = connection("aws_instance.a");
    grouped.related = {"aws_instance.b"};
    const auto baseline = rule::Baseline::of(rule::Findings{grouped});
    CHECK(baseline.contains(connection("aws_instance.b")));
    grouped.related.emplace_back("aws_instance.c");
    CHECK_FALSE(baseline.contains(grouped));
}

TEST_CASE("a finding with several sources is known when each is, to all of its targets") {
    rule::Finding grouped = connection("aws_instance.a");
    grouped.related = {"aws_instance.b"};
    grouped.also_from = {"aws_instance.client"};
    const auto baseline = rule::Baseline::of(rule::Findings{grouped});
    rule::Finding one = connection("aws_instance.b");
    CHECK(baseline.contains(one));
    one.from = "aws_instance.client";
    CHECK(baseline.contains(one));
    one.from = "aws_instance.stranger";
    CHECK_FALSE(baseline.contains(one));
    grouped.also_from.push_back("aws_instance.stranger");
    CHECK_FALSE(baseline.contains(grouped));
}

TEST_CASE("what an object is seen with counts in any order") {
    const auto baseline = rule::Baseline::of(rule::Findings{object("aws_vpc.a", {"aws_vpc.b", "aws_vpc.c"})});
    CHECK(baseline.contains(object("aws_vpc.a", {"aws_vpc.c", "aws_vpc.b"})));
    CHECK_FALSE(baseline.contains(object("aws_vpc.a", {"aws_vpc.b"})));
}

TEST_CASE("a moved instance is known by its new address") {
    const auto baseline = rule::Baseline::of(rule::Findings{connection("aws_instance.a[0]")},
                                             {{"aws_instance.a[0]", "aws_instance.a[\"x\"]"}});
    CHECK(baseline.contains(connection("aws_instance.a[\"x\"]")));
    CHECK_FALSE(baseline.contains(connection("aws_instance.a[0]")));
}

TEST_CASE("what is known as possible is new when it becomes certain, and not the other way round") {
    rule::Finding certain = connection("aws_instance.a"), possible = certain;
    possible.certainty = rule::FindingCertainty::possible;
    const auto knows_possible = rule::Baseline::of(rule::Findings{possible});
    CHECK(knows_possible.contains(possible));
    CHECK_FALSE(knows_possible.contains(certain));
    CHECK(rule::Baseline::of(rule::Findings{certain}).contains(possible));
    const auto read = rule::Baseline::parse(knows_possible.to_yaml(), "known.yaml");
    REQUIRE(read);
    CHECK_FALSE(read->contains(certain));
    CHECK(read->contains(possible));
}

TEST_CASE("what is written is read again, whatever the keys hold") {
    const rule::Findings findings{connection("aws_instance.a[\"it's: {odd}\"]"), object("aws_vpc.a", {"aws_vpc.b"})};
    const std::string yaml = rule::Baseline::of(findings).to_yaml();
    const auto read = rule::Baseline::parse(yaml, "known.yaml");
    REQUIRE_MESSAGE(read, read.error().to_string());
    for (const rule::Finding& finding : findings) CHECK(read->contains(finding));
    CHECK(read->to_yaml() == yaml);
    CHECK(rule::Baseline::parse(rule::Baseline().to_yaml(), "known.yaml")->to_yaml() == rule::Baseline().to_yaml());
}

TEST_CASE("a baseline that is none is refused with the place") {
    CHECK(baseline_error("version: 2\nknown: []").starts_with("known.yaml:1:"));
    CHECK(baseline_error("version: 1") == "known.yaml:1:1: a baseline has no 'known'");
    CHECK(baseline_error("version: 1\nknown: {}").starts_with("known.yaml:2:"));
    CHECK(baseline_error("version: 1\nknown:\n  - {rule: a}") == "known.yaml:3:5: a known finding has no 'address'");
    CHECK(baseline_error("version: 1\nknown:\n  - {rule: a, adress: b}").find("did you mean address?") !=
          std::string::npos);
}
