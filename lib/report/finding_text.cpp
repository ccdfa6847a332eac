// Phrases about findings.
#include "finding_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace netlint::report {

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string counts_text(const Counts& counts) {
    std::string text = counted(counts.total(), "finding");
    std::string parts;
    for (int severity = 4; severity >= 0; --severity)
        if (const std::size_t n = counts.by_severity[static_cast<std::size_t>(severity)])
            parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", n, to_string(rule::Severity(severity)));
    if (!parts.empty()) text += fmt::format(" ({})", parts);
    if (counts.possible) text += fmt::format(", {} of them possible", counts.possible);
    if (counts.known) text += fmt::format(", {} known", counts.known);
    if (counts.waived) text += fmt::format(", {} waived", counts.waived);
    return text;
}

std::string ends_text(const rule::Finding& finding) {
    if (finding.from.empty() && finding.to.empty()) return "";
    std::string text = fmt::format("{} -> {}", finding.from, finding.to);
    if (!finding.services.empty()) text += "  " + finding.services;
    return text;
}

std::string hop_text(const reach::Hop& hop) {
    std::string text = fmt::format("{}{} at {}: {}", hop.half == reach::Half::reply ? "reply: " : "",
                                   to_string(hop.stage), hop.at, hop.because);
    if (!hop.code.empty()) text += fmt::format(" [{}]", hop.code);
    return text;
}

std::vector<reach::Hop> hops_of(const rule::Finding& finding) {
    std::vector<reach::Hop> hops = finding.path;
    hops.insert(hops.end(), finding.return_path.begin(), finding.return_path.end());
    hops.insert(hops.end(), finding.blockers.begin(), finding.blockers.end());
    return hops;
}

std::string doubt_text(const rule::Finding& finding) {
    if (finding.certainty == rule::FindingCertainty::certain) return "";
    return fmt::format("depends on {}", fmt::join(finding.depends_on, "; "));
}

std::string fix_text(const rule::Finding& finding) {
    std::string text;
    for (const reach::Fix& fix : finding.fixes)
        text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", fix.address, fix.edit);
    return text.empty() ? finding.advice->fix : text;
}

std::vector<std::string> limits_of(const CheckReport& report) {
    std::vector<std::string> limits;
    if (report.incomplete)
        limits.emplace_back(
            "The plan is incomplete (targeted, deferred or failed), so what is absent from it may still exist.");
    std::string types;
    for (const NotModelled& item : report.coverage.not_modelled)
        types += fmt::format("{}{} ({})", types.empty() ? "" : ", ", item.type, item.count);
    if (!types.empty()) limits.push_back("Not modelled, so nothing is claimed about: " + types);
    return limits;
}

}  // namespace netlint::report
