// Patterns with `*` (any text) and `?` (any one character); everything else means itself.
#pragma once

#include <string_view>

namespace netlint::rule {

bool matches_glob(std::string_view pattern, std::string_view text);

}  // namespace netlint::rule
