// The catalogue as a whole.
#include "netlint/rule/catalogue.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

using namespace netlint;

TEST_CASE("every rule parses, has its headings, and an id of its own") {
    const auto rules = rule::catalogue();
    REQUIRE_MESSAGE(rules, rules.error().to_string());
    CHECK(rules->size() >= 60);
    std::set<std::string> ids;
    const std::set<std::string> themes{"exposure",   "segmentation", "replies", "routing",
                                       "resilience", "cost",         "hygiene"};
    for (const rule::Rule& rule : *rules) {
        CHECK_MESSAGE(ids.insert(rule.id).second, rule.id);
        CHECK_MESSAGE(themes.contains(rule.theme), rule.id);
        for (const std::string* text : {&rule.title, &rule.what, &rule.why, &rule.fix})
            CHECK_MESSAGE(text->size() > 10, rule.id);
        CHECK_MESSAGE(rule.title.back() != '.', rule.id);
        for (const std::string* text : {&rule.what, &rule.why, &rule.fix}) CHECK_MESSAGE(text->back() == '.', rule.id);
        const bool covered =
            rule.covered_by.empty() || std::ranges::find(*rules, rule.covered_by, &rule::Rule::id) != rules->end();
        CHECK_MESSAGE(covered, rule.id);
    }
}

TEST_CASE("every rule has a loud and a silent fixture") {
    const auto rules = rule::catalogue();
    REQUIRE(rules);
    for (const rule::Rule& rule : *rules) {
        const std::filesystem::path folder = std::filesystem::path(NETLINT_TESTDATA) / "rules" / rule.id;
        for (const char* file : {"bad/main.tf", "bad/plan.json", "bad/expected.yaml", "good/main.tf", "good/plan.json"})
            CHECK_MESSAGE(std::filesystem::exists(folder / file), rule.id, " ", file);
    }
}

TEST_CASE("every service that the internet can open to a host is one rule's, and only one's") {
    const auto rules = rule::catalogue();
    REQUIRE(rules);
    set::ServiceSet pings =
        set::ServiceSet::protocol(net::Protocol::icmp) | set::ServiceSet::protocol(net::Protocol::icmpv6);
    set::ServiceSet told = pings;
    for (const rule::Rule& rule : *rules) {
        const auto* deny = std::get_if<rule::Deny>(&rule.body);
        const auto* from = deny ? std::get_if<rule::Selector::Name>(&deny->from.kind) : nullptr;
        if (!from || from->text != "internet" || deny->services == set::ServiceSet::all()) continue;
        CHECK_MESSAGE(!told.overlaps(deny->services), rule.id, ": ", (told & deny->services).to_string());
        told |= deny->services;
    }
    CHECK_MESSAGE(told == set::ServiceSet::all(), (set::ServiceSet::all() - told).to_string());
}

TEST_CASE("a policy chooses rules by id and theme") {
    const auto known = rule::catalogue();
    REQUIRE(known);
    rule::Policy policy;
    CHECK(rule::rules_to_run(policy, *known)->size() == known->size());
    policy.use = {{"cost", {}}, {"vpcs-overlap", {}}};
    policy.skip = {{"s3-through-nat-gateway", {}}};
    const auto in_cost = std::ranges::count(*known, "cost", &rule::Rule::theme);
    policy.severity = {{{"vpcs-overlap", {}}, rule::Severity::high}};
    const auto chosen = rule::rules_to_run(policy, *known);
    REQUIRE(chosen);
    REQUIRE(std::ssize(*chosen) == in_cost);  // one is skipped, one of another theme comes
    CHECK(chosen->back().id == "vpcs-overlap");
    CHECK(chosen->back().severity == rule::Severity::high);
    policy.skip = {{"s3-trough-nat-gateway", {}}};
    CHECK(rule::rules_to_run(policy, *known).error().message ==
          "no rule or theme is called 's3-trough-nat-gateway'; did you mean s3-through-nat-gateway?");
}

TEST_CASE("names that are no rule are refused, those of waivers too") {
    const auto known = rule::catalogue();
    REQUIRE(known);
    const auto told = [&](const std::string& text) {
        const auto policy = rule::parse_policy("version: 1\n" + text, "netlint.yaml");
        REQUIRE_MESSAGE(policy, policy.error().to_string());
        const auto rules = rule::rules_to_run(*policy, *known);
        return rules ? "" : rules.error().to_string();
    };
    CHECK(told("rules: {use: [catalog]}") ==
          "netlint.yaml:2:15: no rule or theme is called 'catalog'; did you mean catalogue?");
    CHECK(told("waivers: [{rule: ssh-open-to-internett, address: a, reason: b}]") ==
          "netlint.yaml:2:11: no rule is called 'ssh-open-to-internett'; did you mean ssh-open-to-internet?");
    CHECK(told("waivers: [{rule: exposure, address: a, reason: b}]").find("no rule is called") != std::string::npos);
    CHECK(told("waivers: [{rule: 'ssh-*', address: a, reason: b}, {rule: mine, address: a, reason: b}]\n"
               "rules: {own: [{id: mine, deny: {from: internet, to: data}}]}")
              .empty());
}

TEST_CASE("a choice that leaves no rule is refused with who left none") {
    const auto known = rule::catalogue();
    REQUIRE(known);
    using Names = std::vector<std::string>;
    const auto told = [&](const std::string& text, const Names& only = {}, const Names& skip = {}) {
        const auto rules =
            rule::rules_to_run(rule::parse_policy("version: 1\n" + text, "netlint.yaml").value(), *known, only, skip);
        return rules ? "" : rules.error().message;
    };
    CHECK(told("rules: {use: []}") == "no rule is left to check: the policy uses none and has none of its own");
    CHECK(told("rules: {use: []}", {"exposure"}).empty());
    CHECK(told("rules: {use: [], own: [{id: mine, deny: {from: internet, to: data}}]}").empty());
    CHECK(told("", {"exposure"}, {"exposure"}) ==
          "no rule is left to check: --skip exposure leaves out all that --only exposure chooses");
    CHECK(told("rules: {use: cost, skip: cost}") ==
          "no rule is left to check: the policy's skip leaves out all that the policy uses");
}
