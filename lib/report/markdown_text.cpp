// Escaping for Markdown.
#include "markdown_text.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>

#include "printable.hpp"

namespace netlint::report {
namespace {

bool alphanumeric(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

// A '_' inside a word marks nothing in the dialects at hand.
bool inside_word(std::string_view text, std::size_t at) {
    return at > 0 && at + 1 < text.size() && alphanumeric(text[at - 1]) && alphanumeric(text[at + 1]);
}

}  // namespace

std::string markdown_text(std::string_view text) {
    constexpr std::string_view markup = "&<>\"'|`*[]\\~#@!";
    std::string safe;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n' || c == '\r' || c == '\t')
            safe += ' ';
        else if (markup.find(c) != std::string_view::npos || (c == '_' && !inside_word(text, i)))
            safe += fmt::format("&#{};", static_cast<int>(c));
        else
            append_printable(safe, {&c, 1});
    }
    return safe;
}

std::string markdown_code(std::string_view text) {
    return text.empty() ? "" : "<code>" + markdown_text(text) + "</code>";
}

std::string markdown_block(std::string_view raw) {
    const std::string lines = printable(raw);
    std::size_t longest = 2, run = 0;
    for (const char c : lines) {
        run = c == '`' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    const std::string fence(longest + 1, '`');
    return fmt::format("{}\n{}{}{}\n", fence, lines, lines.ends_with('\n') ? "" : "\n", fence);
}

}  // namespace netlint::report
