// The rules that come with netlint.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "netlint/base/result.hpp"
#include "netlint/rule/policy.hpp"
#include "netlint/rule/rule.hpp"

namespace netlint::rule {

// All of them, sorted by theme and id, read when first asked for, by any thread. An error is a fault of netlint's
// own.
const Result<std::vector<Rule>>& catalogue();

// The rules of `known` that the policy uses and does not skip, then its own, with the severities it sets. `only` and
// `skip` are ids or themes, `only` empty for all. Names that are no rule, those of waivers too, are errors with the
// nearest matches; so is a choice that leaves no rule at all.
Result<std::vector<Rule>> rules_to_run(const Policy& policy, std::span<const Rule> known,
                                       std::span<const std::string> only = {}, std::span<const std::string> skip = {});

}  // namespace netlint::rule
