// JUnit XML, in the form that Jenkins' plugin reads.
#include "netlint/report/junit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "finding_text.hpp"
#include "netlint/report/text.hpp"
#include "place.hpp"

namespace netlint::report {
namespace {

// What XML 1.0 has no way to say becomes U+FFFD. Attributes lose line ends that are not written as references.
enum class Within : unsigned char { element, attribute };

std::string xml_text(std::string_view text, Within within = Within::attribute) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\t':
            case '\n':
            case '\r':
                if (within == Within::element && c != '\r')
                    safe += c;
                else
                    safe += fmt::format("&#{};", static_cast<int>(c));
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20)
                    safe += "\xEF\xBF\xBD";
                else
                    safe += c;
        }
    }
    return safe;
}

std::string name_of(const rule::Finding& finding) {
    const std::string ends = ends_text(finding);
    return fmt::format("{}: {}", finding.rule, ends.empty() ? finding.address : ends);
}

std::string body_of(const CheckReport& report, const rule::Finding& finding) {
    std::string text = finding.message + '\n';
    if (finding.witness) text += "witness: " + flow_text(*finding.witness) + '\n';
    for (const reach::Hop& hop : hops_of(finding)) text += hop_text(hop) + '\n';
    if (const std::string doubt = doubt_text(finding); !doubt.empty()) text += "possible: " + doubt + '\n';
    for (const std::string& related : finding.related) text += "also: " + related + '\n';
    for (const std::string& source : finding.also_from) text += "and from: " + source + '\n';
    if (const std::string fix = fix_text(finding); !fix.empty()) text += "fix: " + fix + '\n';
    const Place place = place_of(report, finding);
    text += "where: " + (finding.where.address.empty() ? finding.address : finding.where.to_string());
    if (place.in_source) text += fmt::format(" ({}:{})", place.file, place.line);
    return text;
}

std::string case_of(const CheckReport& report, const rule::Finding& finding) {
    std::string outcome;
    const std::string body = xml_text(body_of(report, finding), Within::element);
    if (!finding.waived_by.empty())
        outcome = fmt::format("<skipped message=\"accepted: {}\"/>", xml_text(finding.waived_by));
    else if (!finding.known_by.empty())
        outcome = fmt::format("<skipped message=\"known: {}\"/>", xml_text(finding.known_by));
    else if (report.gate.refuses(finding))
        outcome = fmt::format("<failure message=\"{}\" type=\"{}\">{}</failure>", xml_text(finding.message),
                              to_string(finding.severity), body);
    else
        outcome = fmt::format("<system-out>{}: {}</system-out>", to_string(finding.severity), body);
    return fmt::format("    <testcase classname=\"netlint.{}\" name=\"{}\">{}</testcase>\n", xml_text(finding.rule),
                       xml_text(name_of(finding)), outcome);
}

}  // namespace

std::string to_junit(const CheckReport& report) {
    std::string cases;
    std::size_t tests = report.findings.size(), failures = 0, skipped = 0;
    for (const rule::Finding& finding : report.findings) {
        if (!finding.counts())
            ++skipped;
        else if (report.gate.refuses(finding))
            ++failures;
        cases += case_of(report, finding);
    }
    for (const rule::Rule& rule : report.rules) {
        const bool found = std::any_of(report.findings.begin(), report.findings.end(),
                                       [&](const rule::Finding& finding) { return finding.rule == rule.id; });
        if (found) continue;
        ++tests;
        cases += fmt::format("    <testcase classname=\"netlint.{0}\" name=\"{0}\"/>\n", xml_text(rule.id));
    }
    const std::string numbers =
        fmt::format("tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"{}\"", tests, failures, skipped);
    std::string notes;
    for (const std::string& limit : limits_of(report)) notes += limit + '\n';
    if (!notes.empty()) notes = fmt::format("    <system-out>{}</system-out>\n", xml_text(notes, Within::element));
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"netlint\" {0}>\n"
        "  <testsuite name=\"{1}\" {0}>\n{2}{3}  </testsuite>\n</testsuites>\n",
        numbers, xml_text("netlint check " + relative_path(report, report.plan)), cases, notes);
}

}  // namespace netlint::report
