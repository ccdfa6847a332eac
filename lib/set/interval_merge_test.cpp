// The merges write canonical runs and stay within their room.
#include "netlint/set/interval_merge.hpp"

#include <cstdint>
#include <vector>

#include <doctest/doctest.h>

using namespace netlint::set;

namespace {

using List = std::vector<Interval<std::uint8_t>>;

template <auto merge>
List run(const List& a, const List& b) {
    List out(a.size() + b.size());
    out.resize(merge(a, b, out.data()));
    return out;
}

}  // namespace

TEST_CASE("intersection keeps what both have") {
    constexpr auto merge = merge_intersection<std::uint8_t>;
    CHECK(run<merge>({{0, 10}, {20, 30}}, {{5, 25}}) == List{{5, 10}, {20, 25}});
    CHECK(run<merge>({{0, 255}}, {{0, 0}, {255, 255}}) == List{{0, 0}, {255, 255}});
    CHECK(run<merge>({{0, 4}}, {{5, 9}}).empty());
    CHECK(run<merge>({}, {{5, 9}}).empty());
}

TEST_CASE("union joins what overlaps or touches") {
    constexpr auto merge = merge_union<std::uint8_t>;
    CHECK(run<merge>({{0, 4}, {10, 12}}, {{5, 9}}) == List{{0, 12}});
    CHECK(run<merge>({{0, 4}}, {{6, 9}}) == List{{0, 4}, {6, 9}});
    CHECK(run<merge>({{0, 254}}, {{255, 255}}) == List{{0, 255}});
    CHECK(run<merge>({{0, 200}}, {{1, 2}, {50, 60}}) == List{{0, 200}});
    CHECK(run<merge>({{3, 3}, {3, 9}, {4, 5}}, {}) == List{{3, 9}});
}

TEST_CASE("difference cuts holes") {
    constexpr auto merge = merge_difference<std::uint8_t>;
    CHECK(run<merge>({{0, 255}}, {{0, 0}, {7, 9}, {255, 255}}) == List{{1, 6}, {10, 254}});
    CHECK(run<merge>({{0, 4}, {6, 9}}, {{2, 7}}) == List{{0, 1}, {8, 9}});
    CHECK(run<merge>({{5, 9}}, {{0, 255}}).empty());
    CHECK(run<merge>({{5, 9}}, {}) == List{{5, 9}});
}
