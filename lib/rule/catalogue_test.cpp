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
    CHECK(rules->size() >= 24);
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
