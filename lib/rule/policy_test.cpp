// Policies as text: what is read, and what is refused where.
#include "netlint/rule/policy.hpp"

#include <doctest/doctest.h>

using namespace netlint;

namespace {

std::string policy_error(const std::string& text) {
    const auto parsed = rule::parse_policy(text, "netlint.yaml");
    return parsed ? "" : parsed.error().to_string();
}

}  // namespace

TEST_CASE("a whole policy") {
    const auto policy = rule::parse_policy(R"(version: 1
zones:
  app: {subnets: {tags: {Tier: private}}}
services:
  postgres: tcp/15432
  admin: [tcp/22, rdp]
assume:
  prefix_lists: {com.amazonaws.eu-west-1.s3: [52.218.0.0/17]}
  client_ports: linux
rules:
  use: [exposure]
  skip: [ssh-open-to-internet]
  severity: {rdp-open-to-internet: critical}
  own:
    - id: admin-from-nowhere
      severity: high
      deny: {from: internet, to: app, service: admin}
waivers:
  - {rule: ssh-open-to-internet, address: "aws_instance.bastion", reason: "break-glass", owner: platform, until: 2027-01-31}
)",
                                           "netlint.yaml");
    REQUIRE_MESSAGE(policy, policy.error().to_string());
    CHECK(policy->zones.size() == 1);
    CHECK(policy->zones[0].selector.to_string() == "{subnets: {tags: {Tier: private}}}");
    CHECK(policy->services.find("postgres")->to_string() == "tcp/15432");
    CHECK(policy->services.find("admin")->to_string() == "tcp/22, tcp/3389");
    CHECK(policy->assume.prefix_lists.at("com.amazonaws.eu-west-1.s3").size() == 1);
    CHECK(policy->assume.client_ports == net::Client::amazon_linux);
    CHECK(policy->use[0].text == "exposure");
    CHECK(policy->severity[0].second == rule::Severity::critical);
    REQUIRE(policy->own.size() == 1);
    CHECK(std::get<rule::Deny>(policy->own[0].body).services.to_string() == "tcp/22, tcp/3389");
    CHECK(policy->waivers[0].owner == "platform");
    CHECK(policy->waivers[0].where.line == 19);
}

TEST_CASE("mistakes are named with file, line and column") {
    CHECK(policy_error("version: 2") == "netlint.yaml:1:10: version 2 is not known; this netlint reads version 1");
    CHECK(policy_error("zones: {}") == "netlint.yaml:1:1: a policy has no 'version'");
    CHECK(policy_error("version: 1\nzone: {}") ==
          "netlint.yaml:2:1: unknown key 'zone' in a policy; did you mean zones?");
    CHECK(policy_error("version: 1\nversion: 1") == "netlint.yaml:2:1: key 'version' is given twice");
    CHECK(policy_error("version: 1\nzones:\n  a: {teir: data}") ==
          "netlint.yaml:3:7: unknown key 'teir' in an end; did you mean tier?");
    CHECK(policy_error("version: 1\nzones:\n  a: {tier: dta}") ==
          "netlint.yaml:3:13: unknown tier 'dta'; did you mean data?");
    CHECK(policy_error("version: 1\nzones:\n  a: {prefixes: 10.0.0.1/8}")
              .find("netlint.yaml:3:17: host bits set in 10.0.0.1/8") == 0);
    CHECK(policy_error("version: 1\nservices: {a: postgress}")
              .find("netlint.yaml:2:15: unknown service 'postgress'; did you mean postgres") == 0);
    CHECK(policy_error("version: 1\nwaivers:\n  - {rule: a, address: b}") ==
          "netlint.yaml:3:5: a waiver has no 'reason'");
    CHECK(policy_error("version: 1\nwaivers:\n  - {rule: a, address: b, reason: c, until: 2027-02-30}") ==
          "netlint.yaml:3:45: until is a day like 2027-01-31, not '2027-02-30'");
    CHECK(policy_error("version: 1\nrules: {severity: {a: hihg}}") ==
          "netlint.yaml:2:23: unknown severity 'hihg'; did you mean high?");
    CHECK(policy_error("version: [1").find("netlint.yaml:") == 0);
}

TEST_CASE("policies and rules are told apart by their keys, and by the name where these tell nothing") {
    CHECK(rule::looks_like_policy("version: 1\nzones: {}\n", "mine.yaml"));
    CHECK(rule::looks_like_policy("zones: {}\nzone: {}\n", "mine.yaml"));
    CHECK_FALSE(rule::looks_like_policy("version: 1\nid: a\ndeny: {from: a, to: b}\n", "netlint.yaml"));
    CHECK(rule::looks_like_policy("", "here/netlint.yaml"));
    CHECK_FALSE(rule::looks_like_policy("", "here/a-rule.yaml"));
}
