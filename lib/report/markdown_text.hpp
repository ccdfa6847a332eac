// Any text, made safe to stand in GitHub's or GitLab's Markdown, in tables and HTML blocks too.
#pragma once

#include <string>
#include <string_view>

namespace netlint::report {

// Characters that Markdown or HTML would take for markup become HTML entities, which both read as plain text; line
// ends become spaces.
std::string markdown_text(std::string_view text);
// The same in a fixed-width face; entities hold where backticks do not, in table cells and HTML blocks.
std::string markdown_code(std::string_view text);
// Lines as they are, fenced by more backticks than they hold.
std::string markdown_block(std::string_view lines);

}  // namespace netlint::report
