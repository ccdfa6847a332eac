// One pass over a plan document.
#include "document.hpp"

#include <cctype>

#include <fmt/format.h>

#include "encoding.hpp"
#include "json_cursor.hpp"
#include "refusal.hpp"

namespace netlint::plan {

namespace {

// What stands behind the end of the object: nothing, lines of a CI wrapper, or a second document.
Result<void> check_rest(ParsedInput& parsed, std::size_t end) {
    std::string_view text = parsed.input.text();
    if (text.substr(end).starts_with("%0A")) end += 3;  // a line end as workflow commands write it
    const std::size_t rest = text.find_first_not_of(" \t\r\n", end);
    if (rest == std::string_view::npos) return {};
    text = text.substr(rest);
    const bool on_a_line = parsed.input.text().substr(end, rest - end).contains('\n');
    const bool wrapper = text.starts_with("::") || text.starts_with("[command]") ||
                         (on_a_line && std::isalpha(static_cast<unsigned char>(text.front())));
    if (!wrapper || wrapped_object(text) != std::string_view::npos)
        return fail("{}: data after the end of the plan at byte {}", parsed.input.name(), parsed.input.offset() + rest);
    parsed.diagnostics.push_back({DiagnosticLevel::warning, "skipped lines behind the plan that are no JSON", "", "",
                                  parsed.input.offset() + rest});
    return {};
}

// An object ends the text, if nothing is wrapped around it.
void check_last_token(std::string_view text) {
    if (text[text.find_last_not_of(" \t\r\n")] != '}')
        throw JsonError{simdjson::INCOMPLETE_ARRAY_OR_OBJECT, text.data() + text.find('{')};
}

// The end of the object that starts the text, as far as braces outside of strings tell.
std::size_t end_of_object(std::string_view text) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = text.find('{'); i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return std::string_view::npos;
}

}  // namespace

Result<std::unique_ptr<ParsedInput>> parse_document(Input input, const ReadSpec& spec, std::size_t piece) {
    auto parsed = std::make_unique<ParsedInput>();
    parsed->input = std::move(input);
    if (const auto normal = parsed->input.normalise(parsed->diagnostics); !normal)
        return std::unexpected(normal.error());

    bool bytes_repaired = false, escapes_repaired = false;
    std::vector<Diagnostic> told = parsed->diagnostics;
    std::string repairs;
    for (;;) {
        const std::string_view text = parsed->input.text();
        try {
            check_last_token(text);
            const char* const rest = read_document(*parsed, spec, piece);
            if (const auto error = rest ? tokens_error(text) : simdjson::SUCCESS) throw JsonError{error, nullptr};
            if (const auto kind = refusal_of(parsed->input.name(), parsed->document.top_keys))
                return std::unexpected(*kind);
            if (rest)
                if (const auto clean = check_rest(*parsed, static_cast<std::size_t>(rest - text.data())); !clean)
                    return std::unexpected(clean.error());
            if (!repairs.empty())
                parsed->diagnostics.push_back({DiagnosticLevel::warning, std::move(repairs), "", "", {}});
            return parsed;
        } catch (const JsonError& met) {
            // A text that is no row of tokens is told as such, wherever reading it came to a halt.
            const simdjson::error_code whole = tokens_error(text);
            const JsonError error = whole ? JsonError{whole, nullptr} : met;
            const std::size_t end = end_of_object(text);
            if (end < text.size() && text.find_first_not_of(" \t\r\n", end) != std::string_view::npos) {
                parsed->document = {};
                parsed->diagnostics = told;
                if (const auto clean = check_rest(*parsed, end); !clean) return std::unexpected(clean.error());
                told = parsed->diagnostics;
                parsed->input.cut(end);
                continue;
            }
            const auto again = [&](bool& repaired, std::string_view what) {
                repaired = true;
                parsed->document = {};
                parsed->diagnostics = told;
                repairs += (repairs.empty() ? "replaced " : " and ") + std::string(what);
            };
            if (error.code == simdjson::UTF8_ERROR && !bytes_repaired) {
                parsed->input.repair_utf8();
                again(bytes_repaired, "bytes that are no UTF-8");
            } else if (error.code == simdjson::STRING_ERROR && !escapes_repaired && parsed->input.repair_escapes()) {
                again(escapes_repaired, "halves of UTF-16 pairs");
            } else {
                return std::unexpected(refusal_of(parsed->input, error, end));
            }
        }
    }
}

}  // namespace netlint::plan
