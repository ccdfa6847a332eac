// A product agrees with a table of pairs, and equal sets of pairs have equal parts.
#include "netlint/set/product.hpp"

#include <bitset>
#include <cstdint>
#include <random>

#include <doctest/doctest.h>

using namespace netlint::set;

namespace {

using Set = IntervalSet<std::uint8_t>;
using Pairs = Product<std::uint8_t, Set>;
using Table = std::bitset<256>;  // pair (x, y) of four-bit values is bit 16 x + y

Set four_bits(unsigned mask) {
    std::vector<Interval<std::uint8_t>> points;
    for (unsigned i = 0; i < 16; ++i)
        if (mask >> i & 1) points.push_back({static_cast<std::uint8_t>(i), static_cast<std::uint8_t>(i)});
    return Set::from(std::move(points));
}

struct Sample {
    Pairs pairs;
    Table table;
};

Sample random_sample(std::mt19937_64& random) {
    Sample out;
    std::vector<Pairs::Part> parts;
    for (auto n = random() % 5; n > 0; --n) {
        const unsigned x = random() & random() & 0xffff, y = random() & random() & 0xffff;
        parts.push_back({four_bits(x), four_bits(y)});
        for (unsigned i = 0; i < 16; ++i)
            for (unsigned k = 0; k < 16; ++k)
                if ((x >> i & 1) && (y >> k & 1)) out.table.set(16 * i + k);
    }
    out.pairs = Pairs::from(parts);
    return out;
}

Table table_of(const Pairs& pairs) {
    Table out;
    for (unsigned i = 0; i < 16; ++i)
        if (const Set* rest = pairs.at(static_cast<std::uint8_t>(i)))
            for (unsigned k = 0; k < 16; ++k) out.set(16 * i + k, rest->contains(static_cast<std::uint8_t>(k)));
    return out;
}

bool canonical(const Pairs& pairs) {
    for (std::size_t i = 0; i < pairs.parts().size(); ++i) {
        const auto& part = pairs.parts()[i];
        if (part.on.empty() || part.rest.empty()) return false;
        for (std::size_t k = 0; k < i; ++k) {
            const auto& before = pairs.parts()[k];
            if (before.rest == part.rest || before.on.overlaps(part.on) || !(*before.on.min() < *part.on.min()))
                return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("algebra agrees with a table of pairs") {
    std::mt19937_64 random(23);
    for (int i = 0; i < 2000; ++i) {
        const Sample a = random_sample(random), b = random_sample(random);
        bool good = table_of(a.pairs) == a.table;
        for (const auto& [pairs, table] :
             {std::pair(a.pairs | b.pairs, a.table | b.table), std::pair(a.pairs & b.pairs, a.table & b.table),
              std::pair(a.pairs - b.pairs, a.table & ~b.table)})
            good = good && canonical(pairs) && table_of(pairs) == table && pairs.count() == table.count();
        good = good && (a.pairs == b.pairs) == (a.table == b.table);
        good = good && ((a.pairs <=> b.pairs) == 0) == (a.table == b.table);
        good = good && a.pairs.subset_of(b.pairs) == (a.table & ~b.table).none();
        good = good && a.pairs.overlaps(b.pairs) == (a.table & b.table).any();
        CHECK(good);
    }
}

TEST_CASE("different ways to one set give equal parts") {
    const Pairs columns =
        Pairs::of(four_bits(0x00ff), four_bits(0x0f0f)) | Pairs::of(four_bits(0xff00), four_bits(0x0f0f));
    CHECK(columns == Pairs::of(four_bits(0xffff), four_bits(0x0f0f)));
    CHECK(columns.parts().size() == 1);
    const Pairs apart = Pairs::from_disjoint(
        {{four_bits(0x0001), four_bits(1)}, {four_bits(0x0010), four_bits(2)}, {four_bits(0x0100), four_bits(1)}});
    CHECK(apart.parts().size() == 2);
    CHECK(apart.parts()[0].on == four_bits(0x0101));
}

TEST_CASE("projections") {
    const Pairs pairs =
        Pairs::of(four_bits(0x0003), four_bits(0x0001)) | Pairs::of(four_bits(0x0004), four_bits(0x0002));
    CHECK(pairs.domain() == four_bits(0x0007));
    CHECK(pairs.range() == four_bits(0x0003));
    CHECK(pairs.map_rest([](const Set&) { return four_bits(0x8000); }) ==
          Pairs::of(four_bits(0x0007), four_bits(0x8000)));
    CHECK(pairs.map_rest([](const Set& rest) { return rest & four_bits(1); }) ==
          Pairs::of(four_bits(0x0003), four_bits(0x0001)));
    CHECK(pairs.at(3) == nullptr);
}

TEST_CASE("nothing times anything is nothing") {
    CHECK(Pairs::of({}, four_bits(1)).empty());
    CHECK(Pairs::of(four_bits(1), {}).empty());
    CHECK(Pairs::from({}).empty());
    CHECK((Pairs{} | Pairs{}).empty());
}
