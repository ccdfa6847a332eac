// Puts findings in order, of which large networks have hundreds of thousands.
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "netlint/rule/finding.hpp"

namespace netlint::rule {

// By what `head` makes of a finding, then by address, then as `less` says; equal ones keep their order. Findings are
// large, so what is compared first lies beside where they are, and they move once, in place.
template <class Head, class Less>
void sort_findings(Findings& findings, const Head& head, const Less& less) {
    struct Place {
        std::size_t rank, at;
        std::string_view address;
    };
    std::map<decltype(head(findings.front())), std::size_t> ranks;  // few: of rules and severities
    for (const Finding& finding : findings) ranks.try_emplace(head(finding));
    std::size_t next = 0;
    for (auto& [key, rank] : ranks) rank = next++;
    std::vector<Place> order;
    order.reserve(findings.size());
    for (const Finding& finding : findings)
        order.push_back({ranks.find(head(finding))->second, order.size(), finding.address});
    std::ranges::stable_sort(order, [&](const Place& a, const Place& b) {
        if (a.rank != b.rank) return a.rank < b.rank;
        if (const int by_address = a.address.compare(b.address); by_address != 0) return by_address < 0;
        return less(findings[a.at], findings[b.at]);
    });
    // Cycle by cycle: each place takes what belongs there, and the last of a cycle what the first one held.
    for (std::size_t first = 0; first < order.size(); ++first) {
        if (order[first].at == first) continue;
        Finding held = std::move(findings[first]);
        std::size_t place = first;
        while (order[place].at != first) {
            const std::size_t from = std::exchange(order[place].at, place);
            findings[place] = std::move(findings[from]);
            place = from;
        }
        findings[place] = std::move(held);
        order[place].at = place;
    }
}

}  // namespace netlint::rule
