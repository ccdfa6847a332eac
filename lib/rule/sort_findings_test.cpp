// Findings in order, held to a sort that moves them one by one.
#include "netlint/rule/sort_findings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

#include "dice.hpp"

using namespace netlint;
using rule::Finding;
using rule::Findings;

namespace {

auto head(const Finding& finding) {
    return std::tuple(-static_cast<int>(finding.severity), std::string_view(finding.rule));
}

bool less(const Finding& a, const Finding& b) {
    return a.to < b.to;
}

}  // namespace

TEST_CASE("random findings are sorted, and equal ones keep their order") {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        testing::Dice dice(seed);
        Findings findings(dice.below(40));
        for (std::size_t i = 0; i < findings.size(); ++i) {
            findings[i].severity = static_cast<rule::Severity>(dice.below(3));
            findings[i].rule = "rule-" + std::to_string(dice.below(3));
            findings[i].address = "aws_instance.of_a_long_name_" + std::to_string(dice.below(4));
            findings[i].to = std::to_string(dice.below(3));
            findings[i].message = std::to_string(i);
        }
        Findings expected = findings;
        std::ranges::stable_sort(expected, [](const Finding& a, const Finding& b) {
            return std::tuple(head(a), a.address, a.to) < std::tuple(head(b), b.address, b.to);
        });
        rule::sort_findings(findings, head, less);
        std::vector<std::string> found, wanted;
        for (const Finding& finding : findings) found.push_back(finding.message);
        for (const Finding& finding : expected) wanted.push_back(finding.message);
        CHECK(found == wanted);
    }
}
