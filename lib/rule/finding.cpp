// Severities as words.
#include "netlint/rule/finding.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "netlint/base/suggestion.hpp"

namespace netlint::rule {
namespace {

constexpr std::array<std::string_view, 5> names{"info", "low", "medium", "high", "critical"};

}  // namespace

std::string_view to_string(Severity severity) {
    return names[static_cast<std::size_t>(severity)];
}

Result<Severity> parse_severity(std::string_view text) {
    const auto found = std::ranges::find(names, text);
    if (found != names.end()) return static_cast<Severity>(found - names.begin());
    const std::vector<std::string> known(names.begin(), names.end());
    const std::string hint = did_you_mean(text, known);
    return fail("unknown severity '{}'{}", text, hint.empty() ? "; it is info, low, medium, high or critical" : hint);
}

}  // namespace netlint::rule
