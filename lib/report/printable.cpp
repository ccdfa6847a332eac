// Escaping of control characters.
#include "printable.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace netlint::report {

void append_printable(std::string& out, std::string_view text) {
    const auto obeyed = [](char c) {
        const auto octet = static_cast<unsigned char>(c);
        return (octet < 0x20 && c != '\n' && c != '\t') || octet == 0x7f;
    };
    while (true) {
        const auto plain = static_cast<std::size_t>(std::ranges::find_if(text, obeyed) - text.begin());
        out += text.substr(0, plain);
        if (plain == text.size()) return;
        out += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[plain]));
        text.remove_prefix(plain + 1);
    }
}

std::string printable(std::string_view text) {
    std::string out;
    append_printable(out, text);
    return out;
}

}  // namespace netlint::report
