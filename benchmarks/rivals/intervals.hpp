// The intervals that set operations are measured on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <vector>

#include "netlint/set/interval.hpp"

namespace netlint::rivals {

// `size` disjoint intervals with gaps between them, spread evenly and jittered.
template <class T>
std::vector<set::Interval<T>> random_intervals(std::size_t size, unsigned seed) {
    std::mt19937_64 random(seed);
    const std::uint64_t step = (std::uint64_t{1} << 32) / size;
    std::vector<set::Interval<T>> out;
    for (std::uint64_t i = 0; i < size; ++i) {
        const std::uint64_t first = i * step + random() % (step / 2), last = first + random() % (step / 2 - 1);
        T a = static_cast<T>(first), b = static_cast<T>(last);
        if constexpr (sizeof(T) > 8) {
            a <<= 90;
            b <<= 90;
        }
        out.push_back({a, b});
    }
    return out;
}

}  // namespace netlint::rivals
