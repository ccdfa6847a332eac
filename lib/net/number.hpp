// Reading decimal numbers as they stand in addresses and ports: digits only.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace netlint::net {

// Digits without sign, spaces or leading zeros; at most `most`.
inline std::optional<unsigned> parse_number(std::string_view text, unsigned most) {
    if (text.empty() || text.front() < '0' || text.front() > '9' || (text.size() > 1 && text.front() == '0')) return {};
    unsigned out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || end != text.data() + text.size() || out > most) return {};
    return out;
}

}  // namespace netlint::net
