// A run of values of an ordered domain: closed at both ends and never empty.
#pragma once

namespace netlint::set {

template <class T>
struct Interval {
    T first;
    T last;  // at least `first`

    constexpr bool contains(const T& value) const { return first <= value && value <= last; }
    constexpr bool overlaps(const Interval& other) const { return first <= other.last && other.first <= last; }

    friend constexpr bool operator==(const Interval& a, const Interval& b) {
        return a.first == b.first && a.last == b.last;
    }
};

}  // namespace netlint::set
