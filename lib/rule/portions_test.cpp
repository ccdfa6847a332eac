// Portions of work, as threads take them.
#include "portions.hpp"

#include <algorithm>

#include <doctest/doctest.h>

using netlint::rule::Portions;

TEST_CASE("each thread goes through its own stretch, then helps the others from the end") {
    Portions portions(7, 2);
    std::vector<std::size_t> first, second;
    second.push_back(*portions.next(1));
    while (const auto taken = portions.next(0)) first.push_back(*taken);
    CHECK(second == std::vector<std::size_t>{3});
    CHECK(first == std::vector<std::size_t>{0, 1, 2, 6, 5, 4});
    CHECK_FALSE(portions.next(1));
}

TEST_CASE("every portion is handed out once, whoever asks") {
    for (const std::size_t count : {0u, 1u, 2u, 5u, 64u, 257u})
        for (const unsigned threads : {1u, 2u, 3u, 8u}) {
            Portions portions(count, threads);
            std::vector<std::size_t> all;
            for (unsigned turn = 0;; ++turn) {
                const auto taken = portions.next(turn * turn % threads);
                if (!taken) break;
                all.push_back(*taken);
            }
            std::ranges::sort(all);
            REQUIRE(all.size() == count);
            for (std::size_t i = 0; i < count; ++i) CHECK(all[i] == i);
        }
}
