// Rules as people read them: one in full, and the whole catalogue as a page.
#pragma once

#include <span>
#include <string>

#include "netlint/rule/rule.hpp"

namespace netlint::report {

// Plain text under the fixed headings What, Why, Fix and See.
std::string to_text(const rule::Rule& rule);
// A Markdown page: a table of all rules by theme, then each of them under the same headings.
std::string to_markdown(std::span<const rule::Rule> rules);

}  // namespace netlint::report
