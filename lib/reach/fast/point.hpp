// Addresses as points of one axis a family, and the runs of points that a sweep goes through.
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "netlint/net/address.hpp"
#include "netlint/set/address_set.hpp"

namespace netlint::reach::fast {

// An address of a family that goes without saying: IPv4 in the low 32 bits.
struct Point {
    std::uint64_t high = 0, low = 0;

    auto operator<=>(const Point&) const = default;
    // What every look-up asks, without the detour over an ordering.
    friend constexpr bool operator<(const Point& a, const Point& b) {
        return a.high != b.high ? a.high < b.high : a.low < b.low;
    }
    Point next() const { return {high + (low == ~std::uint64_t{0}), low + 1}; }
    Point previous() const { return {high - (low == 0), low - 1}; }
};

constexpr Point last_point(net::Family family) {
    return family == net::Family::ipv4 ? Point{0, 0xffffffff} : Point{~std::uint64_t{0}, ~std::uint64_t{0}};
}

inline Point to_point(net::Ipv4 bits) {
    return {0, bits};
}
inline Point to_point(const net::Ipv6& bits) {
    return {static_cast<std::uint64_t>(bits >> 64), static_cast<std::uint64_t>(bits & ~std::uint64_t{0})};
}
inline net::Ipv4 to_v4(Point point) {
    return static_cast<net::Ipv4>(point.low);
}
inline net::Ipv6 to_v6(Point point) {
    return (net::Ipv6{point.high} << 64) | point.low;
}

// Both ends belong to it.
struct Span {
    Point first, last;

    auto operator<=>(const Span&) const = default;
};

inline constexpr Span nowhere{{0, 1}, {0, 0}};

// Keeps of the span what lies in the other too.
inline void narrow(Span& span, const Span& by) {
    span = {std::max(span.first, by.first), std::min(span.last, by.last)};
}
// The least span that holds both.
inline Span hull(const Span& a, const Span& b) {
    return {std::min(a.first, b.first), std::max(a.last, b.last)};
}

inline std::vector<Span> to_spans(const set::AddressSet& addresses, net::Family family) {
    std::vector<Span> out;
    if (family == net::Family::ipv4)
        for (const auto& run : addresses.v4().intervals()) out.push_back({to_point(run.first), to_point(run.last)});
    else
        for (const auto& run : addresses.v6().intervals()) out.push_back({to_point(run.first), to_point(run.last)});
    return out;
}

// The union of spans in any order.
inline set::AddressSet to_addresses(std::span<const Span> spans, net::Family family) {
    if (family == net::Family::ipv4) {
        std::vector<set::Interval<net::Ipv4>> runs;
        for (const Span& span : spans) runs.push_back({to_v4(span.first), to_v4(span.last)});
        return set::AddressSet(set::IntervalSet<net::Ipv4>::from(std::move(runs)));
    }
    std::vector<set::Interval<net::Ipv6>> runs;
    for (const Span& span : spans) runs.push_back({to_v6(span.first), to_v6(span.last)});
    return set::AddressSet(set::IntervalSet<net::Ipv6>::from(std::move(runs)));
}

}  // namespace netlint::reach::fast
