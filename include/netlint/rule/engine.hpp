// Holds a network to rules.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "netlint/base/diagnostic.hpp"
#include "netlint/base/result.hpp"
#include "netlint/reach/engine.hpp"
#include "netlint/rule/baseline.hpp"
#include "netlint/rule/finding.hpp"
#include "netlint/rule/policy.hpp"
#include "netlint/rule/rule.hpp"

namespace netlint::rule {

struct Known {
    Baseline baseline;
    std::string name;  // what Finding::known_by says
};

struct RuleSpec {
    std::string today;  // "2026-11-21": waivers and exceptions that ended before it do not hold; empty: all hold
    std::span<const Known> known = {};  // findings that are not new
    bool zones_may_be_empty = false;    // the network is not the one that the policy was written for
    unsigned threads = 1;               // at most; a small network uses two
};

// What the rules find, sorted by severity (worst first), rule, address and ends; accepted findings carry waived_by,
// known ones known_by.
// Errors are about the policy and the rules: an unknown zone, an empty one. Diagnostics: waivers that match nothing.
Result<Findings> check(const reach::Engine& engine, const Policy& policy, std::span<const Rule> rules,
                       const RuleSpec& spec, std::vector<Diagnostic>& diagnostics);

}  // namespace netlint::rule
