// Atoms partition the domain, and no set cuts one.
#include "netlint/set/atoms.hpp"

#include <cstdint>
#include <random>

#include <doctest/doctest.h>

using namespace netlint::set;

namespace {

using Set = IntervalSet<std::uint8_t>;

}  // namespace

TEST_CASE("without sets the domain is one atom") {
    CHECK(atoms<std::uint8_t>({}) == std::vector<Interval<std::uint8_t>>{{0, 255}});
    const std::vector<Set> all{Set::all(), Set{}};
    CHECK(atoms<std::uint8_t>(all) == std::vector<Interval<std::uint8_t>>{{0, 255}});
}

TEST_CASE("every end of every set is a cut") {
    const std::vector<Set> sets{Set::of({10, 19}), Set::of({15, 255})};
    CHECK(atoms<std::uint8_t>(sets) == std::vector<Interval<std::uint8_t>>{{0, 9}, {10, 14}, {15, 19}, {20, 255}});
}

TEST_CASE("atoms partition the domain and no set cuts one") {
    std::mt19937_64 random(17);
    for (int round = 0; round < 200; ++round) {
        std::vector<Set> sets(random() % 5);
        for (Set& set : sets)
            for (auto n = random() % 4; n > 0; --n) {
                const auto a = static_cast<std::uint8_t>(random()), b = static_cast<std::uint8_t>(random());
                set |= Set::of({std::min(a, b), std::max(a, b)});
            }
        const auto pieces = atoms<std::uint8_t>(sets);
        bool good = pieces.front().first == 0 && pieces.back().last == 255;
        for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
            good = good && pieces[i].last + 1 == pieces[i + 1].first;
            bool needed = false;  // some set tells neighbours apart
            for (const Set& set : sets)
                needed = needed || set.contains(pieces[i].first) != set.contains(pieces[i + 1].first);
            good = good && needed;
        }
        for (const auto& piece : pieces)
            for (const Set& set : sets) good = good && (Set::of(piece).subset_of(set) || !set.overlaps(Set::of(piece)));
        CHECK(good);
    }
}
