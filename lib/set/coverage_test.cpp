// Coverage by blocks, beside what each cell has.
#include "coverage.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace netlint::set::filter;

TEST_CASE("blocks say what the cells say") {
    constexpr std::size_t cells = 150;  // the last block is no whole one
    std::mt19937_64 random(5);
    for (int round = 0; round < 20; ++round) {
        Coverage coverage(cells);
        std::vector<Word> plain(cells);
        for (int step = 0; step < 60; ++step) {
            const std::size_t a = random() % (cells + 1), b = random() % (cells + 1);
            const auto [first, end] = std::minmax(a, b);
            Word all = ~Word{0};
            for (std::size_t cell = first; cell < end; ++cell) all &= plain[cell];
            CHECK(coverage.covered(first, end) == all);
            const Word part = random() & random();
            coverage.add(part, first, end);
            for (std::size_t cell = first; cell < end; ++cell) plain[cell] |= part;
        }
        for (std::size_t cell = 0; cell < cells; ++cell) CHECK(coverage.covered(cell, cell + 1) == plain[cell]);
    }
}
