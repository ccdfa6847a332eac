// Severities as words, and findings before a rule says more of them.
#include "netlint/rule/finding.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "keys.hpp"
#include "netlint/base/suggestion.hpp"

namespace netlint::rule {
std::string_view to_string(Severity severity) {
    return keys::severities[static_cast<std::size_t>(severity)];
}

Result<Severity> parse_severity(std::string_view text) {
    const auto found = std::ranges::find(keys::severities, text);
    if (found != keys::severities.end()) return static_cast<Severity>(found - keys::severities.begin());
    const std::vector<std::string> known(keys::severities.begin(), keys::severities.end());
    const std::string hint = did_you_mean(text, known);
    return fail("unknown severity '{}'{}", text, hint.empty() ? "; it is info, low, medium, high or critical" : hint);
}

std::shared_ptr<const Advice> Finding::no_advice() {
    static const auto none = std::make_shared<const Advice>();
    return none;
}

}  // namespace netlint::rule
