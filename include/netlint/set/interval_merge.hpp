// The linear merges of two sorted runs of intervals that set algebra is made of.
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>

#include "netlint/set/interval.hpp"

namespace netlint::set {

// Each merge takes two canonical runs (sorted, disjoint, not adjacent), makes a canonical run in the memory from `out`
// on, and returns how many intervals it made: at most a.size() + b.size(). `out` must not overlap the inputs.

template <class T>
std::size_t merge_intersection(std::span<const Interval<T>> a, std::span<const Interval<T>> b, Interval<T>* out) {
    std::size_t i = 0, j = 0, n = 0;
    while (i < a.size() && j < b.size()) {
        const T &a_last = a[i].last, &b_last = b[j].last;
        const bool a_first = a_last <= b_last, b_first = b_last <= a_last;
        // Written whether it holds or not: what no overlap leaves behind is overwritten by the next step.
        std::construct_at(out + n, Interval<T>{std::max(a[i].first, b[j].first), std::min(a_last, b_last)});
        n += static_cast<std::size_t>(out[n].first <= out[n].last);
        i += static_cast<std::size_t>(a_first);
        j += static_cast<std::size_t>(b_first);
    }
    return n;
}

// The inputs of a union need only be sorted by `first`.
template <class T>
std::size_t merge_union(std::span<const Interval<T>> a, std::span<const Interval<T>> b, Interval<T>* out) {
    std::size_t i = 0, j = 0, n = 0;
    while (i < a.size() || j < b.size()) {
        const bool take_a = j == b.size() || (i < a.size() && a[i].first <= b[j].first);
        const Interval<T>& next = take_a ? a[i++] : b[j++];
        // Past the first test next.first is greater than some value, so that subtracting 1 cannot wrap.
        if (n != 0 && (next.first <= out[n - 1].last || next.first - 1 == out[n - 1].last))
            out[n - 1].last = std::max(out[n - 1].last, next.last);
        else
            std::construct_at(out + n++, next);
    }
    return n;
}

template <class T>
std::size_t merge_difference(std::span<const Interval<T>> a, std::span<const Interval<T>> b, Interval<T>* out) {
    std::size_t j = 0, n = 0;
    for (const Interval<T>& whole : a) {
        T first = whole.first;
        while (j < b.size() && b[j].last < first) ++j;
        bool left = true;  // whether [first, whole.last] remains
        for (; j < b.size() && b[j].first <= whole.last; ++j) {
            if (first < b[j].first) std::construct_at(out + n++, Interval<T>{first, static_cast<T>(b[j].first - 1)});
            if (whole.last <= b[j].last) {
                left = false;
                break;
            }
            first = static_cast<T>(b[j].last + 1);
        }
        if (left) std::construct_at(out + n++, Interval<T>{first, whole.last});
    }
    return n;
}

}  // namespace netlint::set
