// Findings against what was expected of them.
#include "netlint/rule/expected.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace netlint;
using Texts = std::vector<std::string>;

namespace {

rule::Finding open_ssh() {
    rule::Finding finding;
    finding.rule = "ssh-open";
    finding.from = "internet";
    finding.address = finding.to = "aws_instance.a";
    finding.services = "tcp/22";
    finding.message = "internet can open tcp/22 to aws_instance.a";
    finding.where.address = "aws_security_group.a";
    return finding;
}

std::vector<rule::Expected> expected(const char* yaml) {
    auto parsed = rule::parse_expected(yaml, "expected.yaml");
    REQUIRE_MESSAGE(parsed, parsed.error().to_string());
    return *std::move(parsed);
}

constexpr const char* ssh =
    "- {rule: ssh-open, address: aws_instance.a, from: internet, to: aws_instance.a, services: tcp/22,\n"
    "   certainty: certain, elements: [aws_security_group.a]}\n";

}  // namespace

TEST_CASE("the expected finding is nothing to complain of") {
    CHECK(rule::complaints(expected(ssh), rule::Findings{open_ssh()}).empty());
}

TEST_CASE("what is missing, what is too much and what differs is told") {
    CHECK(rule::complaints(expected(ssh), {}) ==
          Texts{"ssh-open at aws_instance.a, from internet to aws_instance.a: expected, and not found"});
    CHECK(rule::complaints({}, rule::Findings{open_ssh()}) ==
          Texts{"ssh-open at aws_instance.a, from internet to aws_instance.a: found, and not expected (internet can "
                "open tcp/22 to aws_instance.a)"});
    rule::Finding other = open_ssh();
    other.services = "tcp/22-23";
    other.certainty = rule::FindingCertainty::possible;
    other.where.address = "aws_security_group.b";
    CHECK(rule::complaints(expected(ssh), rule::Findings{other}).size() == 3);
}

TEST_CASE("a file that is no list of findings is refused with the place") {
    const auto error = [](const char* yaml) {
        const auto parsed = rule::parse_expected(yaml, "expected.yaml");
        return parsed ? std::string() : parsed.error().to_string();
    };
    CHECK(error("rule: a") == "expected.yaml:1:1: what is expected is a list of findings");
    CHECK(error("- {rule: a}") == "expected.yaml:1:3: an expected finding has no 'address'");
    CHECK(error("- {rule: a, address: b, adress: c}").find("did you mean address?") != std::string::npos);
    CHECK(error("- {rule: a, address: b, certainty: maybe}").find("certain or possible") != std::string::npos);
}
