// The sweep meets every value once, with the parts that hold it.
#include "netlint/set/product_sweep.hpp"

#include <array>
#include <cstdint>
#include <random>
#include <set>
#include <utility>

#include <doctest/doctest.h>

using namespace netlint::set;

namespace {

using Set = IntervalSet<std::uint8_t>;
struct Part {
    Set on;
};
using Parts = std::vector<Part>;

// Splits the values of a byte at random among three parts and nothing.
Parts random_parts(std::mt19937_64& random) {
    Parts parts(3);
    for (unsigned value = 0; value < 256;) {
        const unsigned owner = static_cast<unsigned>(random() % 4),
                       end = std::min(255u, value + static_cast<unsigned>(random() % 60));
        if (owner < 3) parts[owner].on |= Set::of({static_cast<std::uint8_t>(value), static_cast<std::uint8_t>(end)});
        value = end + 1;
    }
    std::erase_if(parts, [](const Part& part) { return part.on.empty(); });
    return parts;
}

const Part* holder(const Parts& parts, std::uint8_t value) {
    for (const Part& part : parts)
        if (part.on.contains(value)) return &part;
    return nullptr;
}

template <Keep keep>
bool agrees(const Parts& a, const Parts& b) {
    std::array<int, 256> seen{};
    std::set<std::pair<const Part*, const Part*>> pairs;
    bool good = true;
    sweep<keep, std::uint8_t>(std::span<const Part>(a), std::span<const Part>(b),
                              [&](const Set& on, const Part* in_a, const Part* in_b) {
                                  good = good && pairs.emplace(in_a, in_b).second;  // once a pair
                                  for (unsigned value = 0; value < 256; ++value) {
                                      const auto v = static_cast<std::uint8_t>(value);
                                      if (!on.contains(v)) continue;
                                      ++seen[v];
                                      good = good && holder(a, v) == in_a && holder(b, v) == in_b;
                                  }
                              });
    for (unsigned value = 0; value < 256; ++value) {
        const auto v = static_cast<std::uint8_t>(value);
        const bool in_a = holder(a, v), in_b = holder(b, v);
        const bool wanted = keep == Keep::both ? in_a && in_b : keep == Keep::left ? in_a : in_a || in_b;
        good = good && seen[v] == (wanted ? 1 : 0);
    }
    return good;
}

}  // namespace

TEST_CASE("every value is met once with its holders") {
    std::mt19937_64 random(19);
    for (int i = 0; i < 300; ++i) {
        const Parts a = random_parts(random), b = random_parts(random);
        CHECK(agrees<Keep::both>(a, b));
        CHECK(agrees<Keep::left>(a, b));
        CHECK(agrees<Keep::all>(a, b));
    }
}

TEST_CASE("an empty side leaves the other alone") {
    const Parts none, some{{Set::of({0, 255})}};
    CHECK(agrees<Keep::both>(none, some));
    CHECK(agrees<Keep::left>(some, none));
    CHECK(agrees<Keep::all>(none, some));
    CHECK(agrees<Keep::all>(none, none));
}
