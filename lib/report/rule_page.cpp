// Prints the documentation of rules.
#include "netlint/report/rule_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "finding_text.hpp"
#include "markdown_text.hpp"

namespace netlint::report {
namespace {

// A project's own rules have no folder.
std::string theme_of(const rule::Rule& rule) {
    return rule.theme.empty() ? "own" : rule.theme;
}

std::string section(const rule::Rule& rule) {
    std::string text =
        fmt::format("\n### {}\n\n**{}** ({})\n", rule.id, markdown_text(rule.title), to_string(rule.severity));
    const auto part = [&](std::string_view heading, const std::string& body) {
        if (!body.empty()) text += fmt::format("\n{}: {}\n", heading, markdown_text(body));
    };
    part("What", rule.what);
    part("Why", rule.why);
    part("Fix", rule.fix);
    part("See", fmt::format("{}", fmt::join(rule.references, ", ")));
    return text;
}

}  // namespace

std::string to_text(const rule::Rule& rule) {
    std::string text = fmt::format("{}  ({}, {})\n{}\n", rule.id, to_string(rule.severity), theme_of(rule), rule.title);
    const auto part = [&](std::string_view heading, const std::string& body) {
        if (!body.empty()) text += fmt::format("\n{:<5} {}\n", heading, body);
    };
    part("What", rule.what);
    part("Why", rule.why);
    part("Fix", rule.fix);
    part("See", fmt::format("{}", fmt::join(rule.references, ", ")));
    return text;
}

std::string to_markdown(std::span<const rule::Rule> rules) {
    std::string text = fmt::format("# Rules of netlint\n\n{}.\n\n| rule | severity | what is wrong |\n|---|---|---|\n",
                                   counted(rules.size(), "rule"));
    for (const rule::Rule& rule : rules)
        text +=
            fmt::format("| [{0}](#{0}) | {1} | {2} |\n", rule.id, to_string(rule.severity), markdown_text(rule.title));
    std::string theme;
    for (const rule::Rule& rule : rules) {
        if (const std::string next = theme_of(rule); next != theme) {
            text += fmt::format("\n## {}\n", next);
            theme = next;
        }
        text += section(rule);
    }
    return text;
}

}  // namespace netlint::report
