// Markdown for comments and summaries.
#include "netlint/report/markdown.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "finding_text.hpp"
#include "markdown_text.hpp"
#include "netlint/report/text.hpp"
#include "place.hpp"

namespace netlint::report {
namespace {

// GitHub refuses comments of more than 65,536 characters; the rest is for what a bot may add.
constexpr std::size_t longest = 60'000;
constexpr std::size_t most_rows = 100;

std::string mark_of(rule::Severity severity) {
    switch (severity) {
        case rule::Severity::critical:
        case rule::Severity::high:
            return "🔴";
        case rule::Severity::medium:
            return "🟠";
        case rule::Severity::low:
            return "🔵";
        case rule::Severity::info:
            return "⚪";
    }
    return "";
}

std::string severity_text(const rule::Finding& finding) {
    return fmt::format("{} {}{}", mark_of(finding.severity), to_string(finding.severity),
                       finding.certainty == rule::FindingCertainty::possible ? " (possible)" : "");
}

std::string where_text(const CheckReport& report, const rule::Finding& finding) {
    const Place place = place_of(report, finding);
    std::string text = markdown_code(finding.where.address.empty() ? finding.address : finding.where.to_string());
    if (place.in_source) text += fmt::format(" ({}:{})", markdown_text(place.file), place.line);
    return text;
}

std::string row_of(const CheckReport& report, const rule::Finding& finding) {
    const std::string ends = ends_text(finding);
    return fmt::format("| {} | {} | {} | {} |\n", severity_text(finding), markdown_text(finding.rule),
                       markdown_code(ends.empty() ? finding.address : ends), where_text(report, finding));
}

std::string section_of(const CheckReport& report, const rule::Finding& finding) {
    std::string text = fmt::format("<details><summary>{} <b>{}</b>: {}</summary>\n\n", severity_text(finding),
                                   markdown_text(finding.rule), markdown_text(finding.message));
    text += markdown_text(finding.advice->title) + ".\n\n";
    std::string way;
    if (finding.witness) way += "witness: " + flow_text(*finding.witness) + '\n';
    for (const reach::Hop& hop : hops_of(finding)) way += hop_text(hop) + '\n';
    if (!way.empty()) text += markdown_block(way) + '\n';
    const auto line = [&text](std::string_view head, const std::string& body) {
        if (!body.empty()) text += fmt::format("- **{}**: {}\n", head, body);
    };
    line("Possible", markdown_text(doubt_text(finding)));
    const auto list = [](const std::vector<std::string>& addresses) {
        std::string all;
        for (const std::string& address : addresses) all += (all.empty() ? "" : ", ") + markdown_code(address);
        return all;
    };
    line("Also", list(finding.related));
    line("And from", list(finding.also_from));
    line("Fix", markdown_text(fix_text(finding)));
    line("Where", where_text(report, finding));
    return text + "\n</details>\n";
}

}  // namespace

std::string to_markdown(const CheckReport& report) {
    std::vector<const rule::Finding*> shown;
    for (const rule::Finding& finding : report.findings)
        if (finding.counts()) shown.push_back(&finding);
    const bool refused =
        std::any_of(shown.begin(), shown.end(), [&](const auto* it) { return report.gate.refuses(*it); });

    std::string text = fmt::format("## {} netlint: {}\n\n{} checked against {}; the gate {}.\n", refused ? "❌" : "✅",
                                   counts_text(count(report)), markdown_code(relative_path(report, report.plan)),
                                   counted(report.rules.size(), "rule"), refused ? "**refuses**" : "passes");
    for (const std::string& limit : limits_of(report)) text += fmt::format("\n> ⚠️ {}\n", markdown_text(limit));
    if (shown.empty()) return text;

    text += "\n| severity | rule | what | where |\n|---|---|---|---|\n";
    std::size_t rows = 0;
    for (const auto* finding : shown) {
        const std::string row = row_of(report, *finding);
        if (rows == most_rows || text.size() + row.size() > longest) break;
        text += row;
        ++rows;
    }
    if (rows < shown.size()) text += fmt::format("\n{} more\n", shown.size() - rows);
    text += '\n';
    std::size_t sections = 0;
    for (const auto* finding : shown) {
        const std::string section = section_of(report, *finding);
        if (text.size() + section.size() > longest) break;
        text += section;
        ++sections;
    }
    if (sections < shown.size())
        text += fmt::format("\nDetails of {} left out; the text format has them.\n",
                            counted(shown.size() - sections, "finding"));
    return text;
}

}  // namespace netlint::report
