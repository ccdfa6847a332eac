// Coverage by blocks, beside a count of each cell.
#include "coverage.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace netlint::set::filter;

TEST_CASE("blocks say what a count of each cell says") {
    constexpr std::size_t cells = 150;  // the last block is no whole one
    std::mt19937_64 random(5);
    for (int round = 0; round < 20; ++round) {
        Coverage coverage(cells);
        std::vector<Word> once(cells), twice(cells);
        for (int step = 0; step < 60; ++step) {
            const std::size_t a = random() % (cells + 1), b = random() % (cells + 1);
            const auto [first, end] = std::minmax(a, b);
            Word all_once = ~Word{0}, all_twice = ~Word{0};
            for (std::size_t cell = first; cell < end; ++cell) {
                all_once &= once[cell];
                all_twice &= twice[cell];
            }
            CHECK(coverage.once(first, end) == all_once);
            CHECK(coverage.twice(first, end) == all_twice);
            const Word part = random() & random();
            coverage.add(part, first, end);
            for (std::size_t cell = first; cell < end; ++cell) {
                twice[cell] |= once[cell] & part;
                once[cell] |= part;
            }
        }
        for (std::size_t cell = 0; cell < cells; ++cell) {
            CHECK(coverage.once(cell, cell + 1) == once[cell]);
            CHECK(coverage.twice(cell, cell + 1) == twice[cell]);
        }
    }
}
