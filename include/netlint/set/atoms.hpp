// The pieces of a domain that no set in use cuts.
#pragma once

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "netlint/set/interval_set.hpp"

namespace netlint::set {

// The coarsest partition of T into intervals, sorted, such that every given set contains each interval whole or not at
// all. What holds for `first` of an atom holds for all of it. O(n log n) in the number of intervals.
template <class T>
std::vector<Interval<T>> atoms(std::span<const IntervalSet<T>> sets) {
    std::vector<T> starts{std::numeric_limits<T>::min()};
    for (const IntervalSet<T>& set : sets)
        for (const Interval<T>& i : set.intervals()) {
            starts.push_back(i.first);
            if (i.last != std::numeric_limits<T>::max()) starts.push_back(static_cast<T>(i.last + 1));
        }
    std::ranges::sort(starts);
    starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
    std::vector<Interval<T>> out;
    out.reserve(starts.size());
    for (std::size_t i = 0; i + 1 < starts.size(); ++i) out.push_back({starts[i], static_cast<T>(starts[i + 1] - 1)});
    out.push_back({starts.back(), std::numeric_limits<T>::max()});
    return out;
}

}  // namespace netlint::set
