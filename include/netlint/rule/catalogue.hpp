// The rules that come with netlint.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/base/result.hpp"
#include "netlint/rule/policy.hpp"
#include "netlint/rule/rule.hpp"

namespace netlint::rule {

struct EmbeddedFile {
    std::string_view path;  // "rules/exposure/data-store-open-to-internet.yaml"
    std::string_view text;
};

// The files of rules/, as the build found them, sorted by path.
std::span<const EmbeddedFile> embedded_rules();

// All of them, sorted by theme and id, parsed when first asked for, by any thread. An error is a fault of netlint's
// own.
const Result<std::vector<Rule>>& catalogue();

// The rules of `known` that the policy uses and does not skip, then its own, with the severities it sets. `only` and
// `skip` are ids or themes, `only` empty for all. Names that are no rule are errors with the nearest matches.
Result<std::vector<Rule>> rules_to_run(const Policy& policy, std::span<const Rule> known,
                                       std::span<const std::string> only = {}, std::span<const std::string> skip = {});

}  // namespace netlint::rule
