// Break points beside a binary search over them, however unevenly they are spread.
#include "netlint/set/break_points.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <vector>

#include "netlint/net/address.hpp"

namespace netlint::set {
namespace {

// Values of which the high bits are random, the low ones, all or none.
template <class T>
std::vector<T> random_values(std::mt19937_64& random, std::size_t count) {
    constexpr unsigned bits = std::numeric_limits<T>::digits;
    const unsigned low = static_cast<unsigned>(random() % bits), high = static_cast<unsigned>(random() % bits);
    std::vector<T> out;
    while (out.size() < count) {
        T value = static_cast<T>(random());
        if constexpr (bits > 64) value = value << 64 | random();
        switch (random() % 8) {
            case 0:
                break;
            case 1:
                value = std::numeric_limits<T>::max() - (value & 3);
                break;
            case 2:
                value = value & 3;
                break;
            case 3:
                value = static_cast<T>(value >> high << high);
                break;
            default:
                value = static_cast<T>(value << low >> low);
        }
        out.push_back(value);
    }
    return out;
}

template <class T>
bool as_searched(const BreakPoints<T>& points, const std::vector<T>& sorted, const T& value) {
    return points.up_to(value) == static_cast<std::size_t>(std::ranges::upper_bound(sorted, value) - sorted.begin());
}

TEST_CASE_TEMPLATE("a look-up finds what a binary search finds", T, std::uint8_t, std::uint32_t, net::Ipv6) {
    std::mt19937_64 random(3);
    std::size_t wrong = 0;
    for (std::size_t round = 0; round < 300; ++round) {
        std::vector<T> values = random_values<T>(random, random() % (round + 1));
        const BreakPoints<T> points(values);
        std::ranges::sort(values);
        values.erase(std::unique(values.begin(), values.end()), values.end());
        REQUIRE(points.size() == values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            wrong += points[i] != values[i];
            wrong += !as_searched<T>(points, values, values[i]);
            wrong += !as_searched<T>(points, values, static_cast<T>(values[i] + 1));
            wrong += !as_searched<T>(points, values, static_cast<T>(values[i] - 1));
        }
        for (const T& value : random_values<T>(random, 100)) wrong += !as_searched<T>(points, values, value);
        wrong += !as_searched<T>(points, values, std::numeric_limits<T>::min());
        wrong += !as_searched<T>(points, values, std::numeric_limits<T>::max());
    }
    CHECK(wrong == 0);
}

TEST_CASE("no points, one point, every point") {
    CHECK(BreakPoints<std::uint8_t>().up_to(7) == 0);
    CHECK(BreakPoints(std::vector<std::uint8_t>()).up_to(7) == 0);
    const BreakPoints<std::uint8_t> one({255, 255});
    CHECK(one.size() == 1);
    CHECK(one.up_to(254) == 0);
    CHECK(one.up_to(255) == 1);
    std::vector<std::uint8_t> every;
    for (unsigned i = 256; i-- > 0;) every.push_back(static_cast<std::uint8_t>(i));
    const BreakPoints<std::uint8_t> all(every);
    for (unsigned i = 0; i < 256; ++i) CHECK(all.up_to(static_cast<std::uint8_t>(i)) == i + 1);
}

}  // namespace
}  // namespace netlint::set
