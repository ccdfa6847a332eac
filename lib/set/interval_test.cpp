// An interval holds both of its ends.
#include "netlint/set/interval.hpp"

#include <doctest/doctest.h>

using netlint::set::Interval;

TEST_CASE("both ends belong to an interval") {
    constexpr Interval<unsigned> interval{3, 5};
    CHECK_FALSE(interval.contains(2));
    CHECK(interval.contains(3));
    CHECK(interval.contains(5));
    CHECK_FALSE(interval.contains(6));
}

TEST_CASE("intervals overlap when they share a value, not when they touch") {
    CHECK(Interval<unsigned>{1, 3}.overlaps({3, 9}));
    CHECK(Interval<unsigned>{1, 9}.overlaps({4, 4}));
    CHECK_FALSE(Interval<unsigned>{1, 3}.overlaps({4, 9}));
    CHECK_FALSE(Interval<unsigned>{4, 9}.overlaps({1, 3}));
}
