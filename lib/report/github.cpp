// Workflow commands: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
#include "netlint/report/github.hpp"

#include <array>

#include <fmt/format.h>

#include "finding_text.hpp"
#include "place.hpp"
#include "printable.hpp"

namespace netlint::report {
namespace {

constexpr std::size_t shown_a_level = 10;
constexpr std::array<std::string_view, 3> levels{"error", "warning", "notice"};

std::size_t level_of(rule::Severity severity) {
    if (severity >= rule::Severity::high) return 0;
    return severity == rule::Severity::medium ? 1 : 2;
}

std::string data_text(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '%')
            safe += "%25";
        else if (c == '\r')
            safe += "%0D";
        else if (c == '\n')
            safe += "%0A";
        else
            append_printable(safe, {&c, 1});
    }
    return safe;
}

// A property's value ends at the next comma, or at the colons before the message.
std::string property_text(std::string_view text) {
    std::string safe;
    for (const char c : data_text(text)) {
        if (c == ',')
            safe += "%2C";
        else if (c == ':')
            safe += "%3A";
        else
            safe += c;
    }
    return safe;
}

std::string command_of(const CheckReport& report, const rule::Finding& finding) {
    const Place place = place_of(report, finding);
    std::string text = fmt::format("::{} ", levels[level_of(finding.severity)]);
    if (place.in_source) text += fmt::format("file={},line={},", property_text(place.file), place.line);
    text += fmt::format("title={}::", property_text(finding.rule + ": " + finding.advice->title));
    std::string message = finding.message;
    if (const std::string ends = ends_text(finding); !ends.empty()) message += '\n' + ends;
    if (const std::string doubt = doubt_text(finding); !doubt.empty()) message += "\nPossible: " + doubt;
    message += "\nWhere: " + (finding.where.address.empty() ? finding.address : finding.where.to_string());
    if (const std::string fix = fix_text(finding); !fix.empty()) message += "\nFix: " + fix;
    return text + data_text(message) + '\n';
}

}  // namespace

std::string to_github(const CheckReport& report) {
    std::string text;
    std::array<std::size_t, levels.size()> met{};
    for (const rule::Finding& finding : report.findings)
        if (finding.counts() && met[level_of(finding.severity)]++ < shown_a_level) text += command_of(report, finding);
    std::string more;
    for (std::size_t level = 0; level < levels.size(); ++level)
        if (met[level] > shown_a_level)
            more += fmt::format("{}{}", more.empty() ? "" : ", ",
                                counted(met[level] - shown_a_level, fmt::format("more {}", levels[level])));
    if (!more.empty()) text += more + '\n';
    return text + counts_text(count(report)) + '\n';
}

}  // namespace netlint::report
