// Runs the rules of a policy, written as YAML, on a small network.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "netlint/rule/catalogue.hpp"
#include "netlint/rule/engine.hpp"
#include "network_builder.hpp"

namespace netlint::testing {

// The policy's text without its version; its own rules run, the catalogue does not.
inline Result<rule::Findings> try_own_rules(const NetworkBuilder& built, const std::string& text) {
    auto policy = rule::parse_policy("version: 1\n" + text, "netlint.yaml");
    if (!policy) return std::unexpected(policy.error());
    const auto rules = rule::rules_to_run(*policy, {});
    if (!rules) return std::unexpected(rules.error());
    const reach::Engine engine(built.network);
    std::vector<Diagnostic> diagnostics;
    return rule::check(engine, *policy, *rules, {.today = "2026-11-21"}, diagnostics);
}

inline rule::Findings own_rules(const NetworkBuilder& built, const std::string& text) {
    auto findings = try_own_rules(built, text);
    REQUIRE_MESSAGE(findings, findings.error().to_string());
    return *std::move(findings);
}

// One rule, by its body.
inline rule::Findings own_rule(const NetworkBuilder& built, const std::string& body) {
    return own_rules(built, "rules:\n  own:\n    - id: own-rule\n      " + body + "\n");
}

}  // namespace netlint::testing
