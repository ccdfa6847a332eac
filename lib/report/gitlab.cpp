// GitLab's code quality report.
#include "netlint/report/gitlab.hpp"

#include <boost/json.hpp>

#include "finding_text.hpp"
#include "fingerprint.hpp"
#include "place.hpp"

namespace netlint::report {
namespace {

namespace json = boost::json;

std::string_view severity_of(rule::Severity severity) {
    switch (severity) {
        case rule::Severity::critical:
            return "blocker";
        case rule::Severity::high:
            return "critical";
        case rule::Severity::medium:
            return "major";
        case rule::Severity::low:
            return "minor";
        case rule::Severity::info:
            return "info";
    }
    return "info";
}

std::string description_of(const rule::Finding& finding) {
    std::string text = finding.advice->title + ": " + finding.message;
    if (const std::string doubt = doubt_text(finding); !doubt.empty()) text += " (possible: " + doubt + ')';
    return text;
}

}  // namespace

std::string to_gitlab(const CheckReport& report) {
    json::array issues;
    Fingerprints fingerprints;
    for (const rule::Finding& finding : report.findings) {
        const std::string fingerprint = fingerprints.of(finding, finding.from, finding.to);
        if (!finding.counts()) continue;
        const Place place = place_of(report, finding);
        issues.push_back(json::object{
            {"description", description_of(finding)},
            {"check_name", finding.rule},
            {"fingerprint", fingerprint},
            {"severity", severity_of(finding.severity)},
            {"location", json::object{{"path", place.file}, {"lines", json::object{{"begin", place.line}}}}}});
    }
    return json::serialize(issues) + '\n';
}

}  // namespace netlint::report
