// A set of values of an ordered integer domain, kept as sorted intervals.
#pragma once

#include <algorithm>
#include <cassert>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include "netlint/set/interval.hpp"
#include "netlint/set/interval_merge.hpp"
#include "netlint/set/interval_store.hpp"

namespace netlint::set {

// How many members a set has. Unbounded, because all of IPv6 already needs 129 bits.
using Count = boost::multiprecision::cpp_int;

// T is an unsigned integer: built in, or Boost's uint128_t. The intervals are sorted, disjoint and not adjacent, so
// that equal sets have equal intervals. Algebra is linear in the number of intervals.
template <class T>
class IntervalSet {
public:
    using value_type = T;

    IntervalSet() = default;  // empty
    static IntervalSet all() { return of({std::numeric_limits<T>::min(), std::numeric_limits<T>::max()}); }
    static IntervalSet of(const Interval<T>& interval) {
        assert(interval.first <= interval.last);
        return IntervalSet(IntervalStore<T>(std::span<const Interval<T>>(&interval, 1)));
    }
    static IntervalSet point(const T& value) { return of({value, value}); }
    // Intervals in any order, overlapping or not: `from({{1, 5}, {4, 9}})`. O(n log n).
    static IntervalSet from(std::vector<Interval<T>> intervals);
    // Intervals sorted by `first`, overlapping or not. O(n).
    static IntervalSet from_sorted(std::span<const Interval<T>> intervals);

    bool empty() const { return intervals_.size() == 0; }
    std::span<const Interval<T>> intervals() const { return intervals_.span(); }
    bool contains(const T& value) const;
    bool overlaps(const IntervalSet& other) const;
    bool subset_of(const IntervalSet& other) const;
    Count count() const;

    std::optional<T> min() const { return empty() ? std::nullopt : std::optional<T>(intervals().front().first); }
    std::optional<T> max() const { return empty() ? std::nullopt : std::optional<T>(intervals().back().last); }
    // Some member, the same one every time.
    std::optional<T> witness() const { return min(); }

    // The members of `universe` that are not in this set.
    IntervalSet complement(const Interval<T>& universe) const { return of(universe) - *this; }

    friend IntervalSet operator|(const IntervalSet& a, const IntervalSet& b) {
        if (a.empty() || b.empty()) return a.empty() ? b : a;
        return merged<merge_union<T>>(a.intervals(), b.intervals());
    }
    friend IntervalSet operator&(const IntervalSet& a, const IntervalSet& b) {
        if (a.empty() || b.empty()) return {};
        return merged<merge_intersection<T>>(a.near(b), b.near(a));
    }
    friend IntervalSet operator-(const IntervalSet& a, const IntervalSet& b) {
        if (a.empty() || b.empty()) return a;
        return merged<merge_difference<T>>(a.intervals(), b.near(a));
    }
    // Over the whole of T.
    IntervalSet operator~() const { return all() - *this; }
    IntervalSet& operator|=(const IntervalSet& other) { return *this = *this | other; }
    IntervalSet& operator&=(const IntervalSet& other) { return *this = *this & other; }
    IntervalSet& operator-=(const IntervalSet& other) { return *this = *this - other; }

    friend bool operator==(const IntervalSet& a, const IntervalSet& b) {
        return std::ranges::equal(a.intervals(), b.intervals());
    }
    // A total order for sorting, not inclusion: fewer intervals first, then by the first that differs.
    friend std::strong_ordering operator<=>(const IntervalSet& a, const IntervalSet& b) {
        const auto left = a.intervals(), right = b.intervals();
        if (const auto by_size = left.size() <=> right.size(); by_size != 0) return by_size;
        for (std::size_t i = 0; i < left.size(); ++i) {
            const Interval<T>&x = left[i], &y = right[i];
            if (x == y) continue;
            const bool less = x.first == y.first ? x.last < y.last : x.first < y.first;
            return less ? std::strong_ordering::less : std::strong_ordering::greater;
        }
        return std::strong_ordering::equal;
    }

private:
    explicit IntervalSet(IntervalStore<T> intervals) : intervals_(std::move(intervals)) {}

    // The first interval that ends at or after `value`.
    const Interval<T>* reaching(const T& value) const {
        return std::partition_point(intervals_.data(), intervals_.data() + intervals_.size(),
                                    [&](const Interval<T>& i) { return i.last < value; });
    }

    // The intervals that can meet `other`, not empty; found by search, so that a small set meets a large one cheaply.
    std::span<const Interval<T>> near(const IntervalSet& other) const {
        const auto whole = intervals();
        if (whole.size() <= 16) return whole;
        const Interval<T>* const end = whole.data() + whole.size();
        const Interval<T>* const first = reaching(other.intervals().front().first);
        const T& limit = other.intervals().back().last;
        return {first, std::partition_point(first, end, [&](const Interval<T>& i) { return i.first <= limit; })};
    }

    template <std::size_t merge(std::span<const Interval<T>>, std::span<const Interval<T>>, Interval<T>*)>
    static IntervalSet merged(std::span<const Interval<T>> a, std::span<const Interval<T>> b) {
        return IntervalSet(
            IntervalStore<T>::filled(a.size() + b.size(), [&](Interval<T>* out) { return merge(a, b, out); }));
    }

    IntervalStore<T> intervals_;
};

template <class T>
IntervalSet<T> IntervalSet<T>::from(std::vector<Interval<T>> intervals) {
    const auto before = [](const auto& a, const auto& b) { return a.first < b.first; };
    if (!std::ranges::is_sorted(intervals, before)) std::ranges::sort(intervals, before);
    return from_sorted(intervals);
}

template <class T>
IntervalSet<T> IntervalSet<T>::from_sorted(std::span<const Interval<T>> intervals) {
    return IntervalSet(IntervalStore<T>::filled(intervals.size(),
                                                [&](Interval<T>* out) { return merge_union<T>(intervals, {}, out); }));
}

template <class T>
bool IntervalSet<T>::contains(const T& value) const {
    const Interval<T>* found = reaching(value);
    return found != intervals_.data() + intervals_.size() && found->first <= value;
}

template <class T>
bool IntervalSet<T>::overlaps(const IntervalSet& other) const {
    const auto a = intervals(), b = other.intervals();
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i].last < b[j].first)
            ++i;
        else if (b[j].last < a[i].first)
            ++j;
        else
            return true;
    }
    return false;
}

template <class T>
bool IntervalSet<T>::subset_of(const IntervalSet& other) const {
    const auto b = other.intervals();
    std::size_t j = 0;
    for (const Interval<T>& part : intervals()) {
        while (j < b.size() && b[j].last < part.first) ++j;
        if (j == b.size() || part.first < b[j].first || b[j].last < part.last) return false;
    }
    return true;
}

template <class T>
Count IntervalSet<T>::count() const {
    // Machine words hold it where the domain has no more than 32 bits.
    using Sum = std::conditional_t<std::numeric_limits<T>::digits <= 32, std::uint64_t, Count>;
    Sum total = 0;
    for (const Interval<T>& i : intervals()) total += Sum(i.last) - Sum(i.first) + 1;
    return Count(total);
}

}  // namespace netlint::set
