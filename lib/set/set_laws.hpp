// The laws of set algebra, for tests of every set type.
#pragma once

#include <doctest/doctest.h>

namespace netlint::set::testing {

// `all` is what ~ complements against.
template <class S>
void check_laws(const S& a, const S& b, const S& c, const S& all) {
    const S none{};
    CHECK((a | b) == (b | a));
    CHECK((a & b) == (b & a));
    CHECK(((a | b) | c) == (a | (b | c)));
    CHECK(((a & b) & c) == (a & (b & c)));
    CHECK((a & (b | c)) == ((a & b) | (a & c)));
    CHECK((a | (b & c)) == ((a | b) & (a | c)));
    CHECK((a | (a & b)) == a);
    CHECK((a & (a | b)) == a);
    CHECK((a | a) == a);
    CHECK((a & a) == a);
    CHECK((a - a) == none);
    CHECK((a | none) == a);
    CHECK((a & none) == none);
    CHECK((a - none) == a);
    CHECK((none - a) == none);
    CHECK((a & all) == a);
    CHECK((a | all) == all);
    CHECK(~none == all);
    CHECK(~all == none);
    CHECK(~~a == a);
    CHECK((a | ~a) == all);
    CHECK((a & ~a) == none);
    CHECK(~(a | b) == (~a & ~b));
    CHECK(~(a & b) == (~a | ~b));
    CHECK((a - b) == (a & ~b));
    CHECK(((a - b) | (a & b)) == a);
    CHECK(a.subset_of(b) == ((a & b) == a));
    CHECK(a.subset_of(b) == (a - b).empty());
    CHECK((a & b).subset_of(a));
    CHECK(a.subset_of(a | b));
    CHECK(none.subset_of(a));
    CHECK(a.overlaps(b) == !(a & b).empty());
    CHECK(a.empty() == (a == none));
    CHECK((a | b).count() + (a & b).count() == a.count() + b.count());
    CHECK((a - b).count() == a.count() - (a & b).count());
    CHECK(a.count() + (~a).count() == all.count());
    CHECK((a.count() == 0) == a.empty());
    CHECK(a.witness().has_value() == !a.empty());
    if (!a.empty()) CHECK(a.contains(*a.witness()));
}

}  // namespace netlint::set::testing
