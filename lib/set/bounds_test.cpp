// Bounds hold for every set between them.
#include "netlint/set/bounds.hpp"

#include <cstdint>

#include <doctest/doctest.h>

#include "netlint/set/interval_set.hpp"

using namespace netlint::set;

namespace {

using Set = IntervalSet<std::uint8_t>;

Set from_mask(unsigned mask) {
    Set out;
    for (unsigned i = 0; i < 3; ++i)
        if (mask >> i & 1) out |= Set::point(static_cast<std::uint8_t>(2 * i));
    return out;
}

}  // namespace

TEST_CASE("an operation on bounds bounds the operation on every set between") {
    for (unsigned must_a = 0; must_a < 8; ++must_a)
        for (unsigned may_a = 0; may_a < 8; ++may_a)
            for (unsigned must_b = 0; must_b < 8; ++must_b)
                for (unsigned may_b = 0; may_b < 8; ++may_b) {
                    if ((must_a & ~may_a) != 0 || (must_b & ~may_b) != 0) continue;
                    const auto a = Bounds<Set>::between(from_mask(must_a), from_mask(may_a));
                    const auto b = Bounds<Set>::between(from_mask(must_b), from_mask(may_b));
                    const auto holds = [](const Bounds<Set>& bounds, const Set& set) {
                        return bounds.must.subset_of(set) && set.subset_of(bounds.may);
                    };
                    bool all = true;
                    for (unsigned x = must_a;; x = (((x | ~may_a) + 1) & may_a) | must_a) {
                        for (unsigned y = must_b;; y = (((y | ~may_b) + 1) & may_b) | must_b) {
                            const Set s = from_mask(x), t = from_mask(y);
                            all = all && holds(a | b, s | t) && holds(a & b, s & t) && holds(a - b, s - t) &&
                                  holds(~a, ~s);
                            if (y == may_b) break;
                        }
                        if (x == may_a) break;
                    }
                    CHECK(all);
                }
}

TEST_CASE("bounds are certain when they meet") {
    const Set one = Set::point(1), two = Set::from({{1, 2}});
    CHECK(Bounds<Set>::exactly(one).certain());
    CHECK_FALSE(Bounds<Set>::between(one, two).certain());
    CHECK(Bounds<Set>::between(one, two).open() == Set::point(2));
    CHECK(Bounds<Set>::at_most(two).must.empty());
    CHECK(Bounds<Set>{}.certain());
}
