// Descriptors of rules in SARIF.
#include "sarif_rule.hpp"

#include <boost/json.hpp>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "markdown_text.hpp"

namespace netlint::report {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_description = 1024;  // GitHub cuts what is longer

// At most the given bytes, without half a UTF-8 character at the end.
std::string clipped(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return std::string(text);
    constexpr std::string_view ellipsis = "…";
    std::size_t kept = bytes - ellipsis.size();
    while (kept > 0 && (static_cast<unsigned char>(text[kept]) & 0xC0U) == 0x80U) --kept;
    return std::string(text.substr(0, kept)) + std::string(ellipsis);
}

// GitHub's bands: critical over 9.0, high from 7.0, medium from 4.0, low above 0. What only informs has no score.
std::string_view score_of(rule::Severity severity) {
    switch (severity) {
        case rule::Severity::critical:
            return "9.5";
        case rule::Severity::high:
            return "8.0";
        case rule::Severity::medium:
            return "5.5";
        case rule::Severity::low:
            return "2.0";
        case rule::Severity::info:
            return "";
    }
    return "";
}

std::string plain_help(const rule::Rule& rule) {
    std::string text = rule.what.empty() ? rule.title : rule.what;
    if (!rule.why.empty()) text += "\n\nWhy: " + rule.why;
    if (!rule.fix.empty()) text += "\n\nFix: " + rule.fix;
    if (!rule.references.empty()) text += fmt::format("\n\nSee: {}", fmt::join(rule.references, ", "));
    return text;
}

std::string markdown_help(const rule::Rule& rule) {
    std::string text = fmt::format("# {}\n\n{}\n", markdown_text(rule.title), markdown_text(rule.what));
    const auto section = [&text](std::string_view head, const std::string& body) {
        if (!body.empty()) text += fmt::format("\n## {}\n\n{}\n", head, markdown_text(body));
    };
    section("Why", rule.why);
    section("Fix", rule.fix);
    if (rule.references.empty()) return text;
    text += "\n## See also\n\n";
    for (const std::string& reference : rule.references) text += fmt::format("- {}\n", markdown_text(reference));
    return text;
}

}  // namespace

std::string_view sarif_level(rule::Severity severity) {
    switch (severity) {
        case rule::Severity::critical:
        case rule::Severity::high:
            return "error";
        case rule::Severity::medium:
            return "warning";
        case rule::Severity::low:
        case rule::Severity::info:
            return "note";
    }
    return "warning";
}

json::object sarif_rule(const rule::Rule& rule) {
    json::array tags{"security", "network"};
    if (!rule.theme.empty()) tags.emplace_back(rule.theme);
    json::object properties{{"tags", std::move(tags)}, {"precision", "very-high"}};
    if (const std::string_view score = score_of(rule.severity); !score.empty()) properties["security-severity"] = score;
    const std::string& title = rule.title.empty() ? rule.id : rule.title;
    return {{"id", rule.id},
            {"shortDescription", json::object{{"text", clipped(title, longest_description)}}},
            {"fullDescription",
             json::object{{"text", clipped(rule.what.empty() ? title : rule.what, longest_description)}}},
            {"help", json::object{{"text", plain_help(rule)}, {"markdown", markdown_help(rule)}}},
            {"defaultConfiguration", json::object{{"level", sarif_level(rule.severity)}}},
            {"properties", std::move(properties)}};
}

}  // namespace netlint::report
