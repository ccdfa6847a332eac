// Counting and ordering of what `check` reports.
#include "netlint/report/check_report.hpp"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tuple>

#include "netlint/rule/sort_findings.hpp"

namespace netlint::report {

Coverage coverage_of(const model::Network& network) {
    Coverage coverage{.resources = network.resources.size(),
                      .interfaces = network.enis.size(),
                      .subnets = network.subnets.size(),
                      .groups = network.security_groups.size(),
                      .not_modelled = {}};
    for (const model::Unmodelled& item : network.unmodelled) {  // sorted by type, then address
        if (!item.carries_packets) continue;
        if (coverage.not_modelled.empty() || coverage.not_modelled.back().type != item.type)
            coverage.not_modelled.push_back({item.type, 0, {}});
        ++coverage.not_modelled.back().count;
        coverage.not_modelled.back().addresses.push_back(item.address);
    }
    return coverage;
}

bool Gate::refuses(const rule::Finding& finding) const {
    const bool counts = finding.certainty == rule::FindingCertainty::certain || possible_too || finding.possible_fails;
    return finding.counts() && counts && finding.severity >= least;
}

std::size_t Counts::total() const {
    return std::accumulate(by_severity.begin(), by_severity.end(), std::size_t{0});
}

Counts count(const CheckReport& report) {
    Counts counts;
    for (const rule::Finding& finding : report.findings) {
        if (!finding.waived_by.empty()) {
            ++counts.waived;
            continue;
        }
        if (!finding.known_by.empty()) {
            ++counts.known;
            continue;
        }
        ++counts.by_severity[static_cast<std::size_t>(finding.severity)];
        if (finding.certainty == rule::FindingCertainty::possible) ++counts.possible;
    }
    return counts;
}

void sort(rule::Findings& findings) {
    const auto head = [](const rule::Finding& finding) {
        return std::tuple(-static_cast<int>(finding.severity), finding.certainty, std::string_view(finding.rule));
    };
    rule::sort_findings(findings, head, [](const rule::Finding& a, const rule::Finding& b) {
        return std::tie(a.from, a.to, a.services, a.message) < std::tie(b.from, b.to, b.services, b.message);
    });
}

}  // namespace netlint::report
