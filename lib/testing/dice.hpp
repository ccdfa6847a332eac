// Test support: chance that falls the same way everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>

namespace netlint::testing {

// The same sequence for the same seed everywhere.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ull + 1) {}

    std::uint64_t roll() {  // splitmix64, https://prng.di.unimi.it/splitmix64.c
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ull);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
        return z ^ (z >> 31);
    }
    std::size_t below(std::size_t n) { return static_cast<std::size_t>(roll() % n); }
    bool chance(unsigned percent) { return roll() % 100 < percent; }
    template <class List>
    const auto& pick(const List& list) {
        return list[below(std::size(list))];
    }

private:
    std::uint64_t state_;
};

}  // namespace netlint::testing
