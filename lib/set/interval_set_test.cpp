// Interval sets agree with brute force on every subset of a small domain, and obey the laws on large ones.
#include "netlint/set/interval_set.hpp"

#include <bit>
#include <cstdint>
#include <random>

#include <doctest/doctest.h>

#include "set_laws.hpp"

using namespace netlint::set;
using boost::multiprecision::uint128_t;

namespace {

using Byte = IntervalSet<std::uint8_t>;

// Bit i of the mask is the value base + i.
Byte from_mask(unsigned mask, unsigned base) {
    std::vector<Interval<std::uint8_t>> points;
    for (unsigned i = 0; i < 16; ++i)
        if (mask >> i & 1) points.push_back({static_cast<std::uint8_t>(base + i), static_cast<std::uint8_t>(base + i)});
    return Byte::from(std::move(points));
}

unsigned to_mask(const Byte& set, unsigned base) {
    unsigned mask = 0;
    for (const Interval<std::uint8_t>& i : set.intervals())
        for (unsigned value = i.first; value <= i.last; ++value) mask |= 1u << (value - base);
    return mask;
}

bool canonical(const Byte& set) {
    const auto intervals = set.intervals();
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        if (intervals[i].first > intervals[i].last) return false;
        if (i != 0 && intervals[i].first <= intervals[i - 1].last + 1) return false;
    }
    return true;
}

constexpr unsigned low = 0, high = 240;  // where in a byte the four bits lie: at either edge

template <class T>
IntervalSet<T> random_set(std::mt19937_64& random, unsigned most) {
    std::vector<Interval<T>> intervals(random() % (most + 1));
    for (Interval<T>& i : intervals) {
        T a = static_cast<T>(random()), b = static_cast<T>(random());
        if constexpr (sizeof(T) > 8) {
            a = (a << 64) | random();
            b = (b << 64) | random();
        }
        const unsigned shift = static_cast<unsigned>(random() % (8 * sizeof(T)));
        b = static_cast<T>(b >> shift);  // intervals of every size
        i = {a, a > std::numeric_limits<T>::max() - b ? std::numeric_limits<T>::max() : static_cast<T>(a + b)};
    }
    return IntervalSet<T>::from(std::move(intervals));
}

template <class T>
void check_random_laws(unsigned seed, unsigned most) {
    std::mt19937_64 random(seed);
    for (int i = 0; i < 60; ++i) {
        const auto a = random_set<T>(random, most), b = random_set<T>(random, most), c = random_set<T>(random, most);
        testing::check_laws(a, b, c, IntervalSet<T>::all());
    }
}

}  // namespace

TEST_CASE("every subset of four bits, at both edges of the type") {
    for (const unsigned base : {low, high}) {
        const Interval<std::uint8_t> universe{static_cast<std::uint8_t>(base), static_cast<std::uint8_t>(base + 15)};
        bool agree = true;
        for (unsigned mask = 0; mask < 65536; ++mask) {
            const Byte set = from_mask(mask, base);
            agree = agree && canonical(set) && to_mask(set, base) == mask;
            agree = agree && to_mask(set.complement(universe), base) == (~mask & 0xffff);
            agree = agree && ~~set == set && canonical(~set);
            agree = agree && set.empty() == (mask == 0) && set.count() == std::popcount(mask);
            agree = agree &&
                    set.min() == (mask ? std::optional<std::uint8_t>(base + std::countr_zero(mask)) : std::nullopt);
            agree = agree &&
                    set.max() == (mask ? std::optional<std::uint8_t>(base + std::bit_width(mask) - 1) : std::nullopt);
            for (unsigned i = 0; i < 16; ++i)
                agree = agree && set.contains(static_cast<std::uint8_t>(base + i)) == (mask >> i & 1);
        }
        CHECK(agree);
    }
}

TEST_CASE("every pair of subsets of three bits, and random pairs of four bits") {
    const auto agree = [](unsigned x, unsigned y, unsigned base) {
        const Byte a = from_mask(x, base), b = from_mask(y, base);
        const Byte both = a & b, either = a | b, only = a - b;
        return to_mask(both, base) == (x & y) && to_mask(either, base) == (x | y) && to_mask(only, base) == (x & ~y) &&
               canonical(both) && canonical(either) && canonical(only) && a.subset_of(b) == ((x & ~y) == 0) &&
               a.overlaps(b) == ((x & y) != 0) && (a == b) == (x == y) && ((a <=> b) == 0) == (x == y) &&
               ((a <=> b) < 0) == ((b <=> a) > 0);
    };
    for (const unsigned base : {low, high}) {
        bool all = true;
        for (unsigned x = 0; x < 256; ++x)
            for (unsigned y = 0; y < 256; ++y) all = all && agree(x << 8, y << 8, base);
        std::mt19937_64 random(7);
        for (int i = 0; i < 50000; ++i) all = all && agree(random() & 0xffff, random() & 0xffff, base);
        CHECK(all);
    }
}

TEST_CASE("the laws hold for random sets of every width") {
    check_random_laws<std::uint8_t>(1, 6);
    check_random_laws<std::uint16_t>(2, 12);
    check_random_laws<std::uint32_t>(3, 40);
    check_random_laws<std::uint64_t>(4, 12);
    check_random_laws<uint128_t>(5, 3);
    check_random_laws<uint128_t>(6, 60);
}

TEST_CASE("a small set meets a large one as any other") {
    std::vector<Interval<std::uint32_t>> many;
    for (std::uint32_t i = 0; i < 1000; ++i) many.push_back({i * 100, i * 100 + 49});
    const auto large = IntervalSet<std::uint32_t>::from(many);
    const auto small = IntervalSet<std::uint32_t>::of({5020, 5130});
    using List = std::vector<Interval<std::uint32_t>>;
    const auto list = [](const auto& set) { return List(set.intervals().begin(), set.intervals().end()); };
    CHECK(list(large & small) == List{{5020, 5049}, {5100, 5130}});
    CHECK(list(small & large) == List{{5020, 5049}, {5100, 5130}});
    CHECK(list(small - large) == List{{5050, 5099}});
    CHECK((large & IntervalSet<std::uint32_t>::of({200000, 300000})).empty());
    CHECK((large & IntervalSet<std::uint32_t>::point(60)).empty());
    CHECK((large - small).count() == large.count() - 61);
}

TEST_CASE("the whole of a type and its ends") {
    const auto all = IntervalSet<uint128_t>::all();
    CHECK(all.count() == Count(1) << 128);
    CHECK(all.contains(0));
    CHECK(all.contains(~uint128_t{0}));
    CHECK((~all).empty());
    CHECK((~IntervalSet<uint128_t>::point(0)).min() == uint128_t{1});
    CHECK((~IntervalSet<uint128_t>::point(~uint128_t{0})).max() == ~uint128_t{0} - 1);
    CHECK(IntervalSet<std::uint32_t>::all().count() == Count(1) << 32);
}

TEST_CASE("makers accept any order and overlap") {
    CHECK(IntervalSet<std::uint16_t>::from({{20, 30}, {1, 5}, {6, 7}, {25, 40}}) ==
          IntervalSet<std::uint16_t>::from({{1, 7}, {20, 40}}));
    CHECK(IntervalSet<std::uint16_t>::from({}).empty());
    CHECK(IntervalSet<std::uint16_t>::from({{0, 65535}, {65535, 65535}}) == IntervalSet<std::uint16_t>::all());
}
