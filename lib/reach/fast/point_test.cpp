// Points beside the numbers that they stand for, and spans beside the sets.
#include "point.hpp"

#include <doctest/doctest.h>

#include <array>
#include <vector>

using namespace netlint;
using namespace netlint::reach::fast;

namespace {

// Around zero, where the lower half of an address overflows, and at the end.
std::vector<net::Ipv6> odd_numbers() {
    std::vector<net::Ipv6> out;
    const net::Ipv6 carry = net::Ipv6{1} << 64;
    for (const net::Ipv6& base : {net::Ipv6{2}, carry, net::Ipv6{5} * carry, ~net::Ipv6{0} - 2})
        for (unsigned i = 0; i < 5; ++i) out.push_back(base + i - 2);
    return out;
}

set::AddressSet held_by(const Span& span) {
    return to_addresses(std::array{span}, net::Family::ipv6);
}

std::vector<Span> odd_spans() {
    std::vector<Span> out;
    for (const net::Ipv6& first : odd_numbers())
        for (const net::Ipv6& last : odd_numbers())
            if (first <= last) out.push_back({to_point(first), to_point(last)});
    return out;
}

}  // namespace

TEST_CASE("points are ordered and follow each other as numbers do") {
    for (const net::Ipv6& a : odd_numbers()) {
        const Point point = to_point(a);
        CHECK(to_v6(point) == a);
        if (point != last_point(net::Family::ipv6)) CHECK(to_v6(point.next()) == a + 1);
        if (point != Point{}) CHECK(to_v6(point.previous()) == a - 1);
        for (const net::Ipv6& b : odd_numbers()) CHECK((point < to_point(b)) == (a < b));
    }
}

TEST_CASE("a span narrowed by another is what both hold, and their hull no more than it has to be") {
    for (const Span& a : odd_spans())
        for (const Span& b : odd_spans()) {
            const set::AddressSet either = held_by(a) | held_by(b);
            const Span around = hull(a, b);
            CHECK(around == Span{to_point(*either.v6().min()), to_point(*either.v6().max())});
            const set::AddressSet both = held_by(a) & held_by(b);
            Span here = a;
            narrow(here, b);
            if (both.empty())
                CHECK(here.last < here.first);
            else
                CHECK(held_by(here) == both);
        }
}
