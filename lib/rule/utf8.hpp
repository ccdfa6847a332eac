// Whether a text is UTF-8, which everything that netlint writes is.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace netlint::rule {

// The first byte that belongs to no character (RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF).
std::optional<std::size_t> first_not_utf8(std::string_view text);

}  // namespace netlint::rule
