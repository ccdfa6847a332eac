// Text encodings that plans arrive in, and lines that CI tools put around them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace netlint::plan {

// UTF-8 of a UTF-16 text, in either byte order, with or without a mark; nothing when it is none.
std::optional<std::string> decode_utf16(std::string_view bytes);

// The text with every byte that is no UTF-8 replaced by U+FFFD.
std::string replace_invalid_utf8(std::string_view text);

// The text with escapes of one half of a UTF-16 pair, such as "\ud800", replaced by "\ufffd"; nothing when it has none.
std::optional<std::string> replace_lone_surrogates(std::string_view text);

// Where a line that starts a JSON object begins, behind lines of a CI wrapper; npos when there is none.
std::size_t wrapped_object(std::string_view text);

}  // namespace netlint::plan
