// The walk over two lists of disjoint parts that finds where each pair of them meets.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory_resource>
#include <span>
#include <utility>
#include <vector>

#include "netlint/set/interval_set.hpp"

namespace netlint::set {

// Which places a combination of two products keeps: where both have a part, where the left one has, or either.
enum class Keep : unsigned char { both, left, all };

namespace sweeping {

constexpr std::uint32_t nothing = ~std::uint32_t{0};

// An interval and the index of the part it belongs to; during the sweep, of one part on each side.
template <class T>
struct Run {
    Interval<T> interval;
    std::uint32_t part;
};

template <class T>
struct Piece {
    Interval<T> interval;
    std::uint32_t in_a, in_b;

    bool same_parts(const Piece& other) const { return in_a == other.in_a && in_b == other.in_b; }
};

template <class T>
using Runs = std::pmr::vector<Run<T>>;
template <class T>
using Pieces = std::pmr::vector<Piece<T>>;

// Every interval of every part, in order.
template <class T, class Part>
Runs<T> runs(std::span<const Part> parts, std::pmr::memory_resource* room) {
    std::size_t size = 0;
    for (const Part& part : parts) size += part.on.intervals().size();
    Runs<T> out(room);
    out.reserve(size);
    for (std::size_t i = 0; i < parts.size(); ++i)
        for (const Interval<T>& interval : parts[i].on.intervals())
            out.push_back({interval, static_cast<std::uint32_t>(i)});
    if (parts.size() > 1)
        std::sort(out.begin(), out.end(),
                  [](const auto& x, const auto& y) { return x.interval.first < y.interval.first; });
    return out;
}

// Cuts two lists of runs at each other's ends, in order.
template <Keep keep, class T>
Pieces<T> cut(const Runs<T>& a, const Runs<T>& b, std::pmr::memory_resource* room) {
    Pieces<T> out(room);
    out.reserve(2 * (a.size() + b.size()));
    auto i = a.begin();
    auto j = b.begin();
    if (i == a.end() || j == b.end()) {
        if constexpr (keep != Keep::both)
            for (; i != a.end(); ++i) out.push_back({i->interval, i->part, nothing});
        if constexpr (keep == Keep::all)
            for (; j != b.end(); ++j) out.push_back({j->interval, nothing, j->part});
        return out;
    }
    T x = i->interval.first, y = j->interval.first;  // where what is left of the two runs begins
    const auto next_a = [&] {
        if (++i != a.end()) x = i->interval.first;
    };
    const auto next_b = [&] {
        if (++j != b.end()) y = j->interval.first;
    };
    while (i != a.end() || j != b.end()) {
        const bool has_a = i != a.end(), has_b = j != b.end();
        if (has_a && (!has_b || x < y)) {  // a alone, up to b's beginning at most
            const bool whole = !has_b || i->interval.last < y;
            const T last = whole ? i->interval.last : static_cast<T>(y - 1);
            if constexpr (keep != Keep::both) out.push_back({{x, last}, i->part, nothing});
            if (whole)
                next_a();
            else
                x = y;
        } else if (has_b && (!has_a || y < x)) {
            const bool whole = !has_a || j->interval.last < x;
            const T last = whole ? j->interval.last : static_cast<T>(x - 1);
            if constexpr (keep == Keep::all) out.push_back({{y, last}, nothing, j->part});
            if (whole)
                next_b();
            else
                y = x;
        } else {  // both, to the nearer end
            const T last = std::min(i->interval.last, j->interval.last);
            out.push_back({{x, last}, i->part, j->part});
            const bool a_ends = i->interval.last == last, b_ends = j->interval.last == last;
            if (a_ends)
                next_a();
            else
                x = static_cast<T>(last + 1);
            if (b_ends)
                next_b();
            else
                y = static_cast<T>(last + 1);
        }
    }
    return out;
}

}  // namespace sweeping

// Calls `visit(on, part of a or null, part of b or null)` once for every pair of parts that share values, and for every
// part alone where the other side has none, as far as `keep` asks for it. The `on` of all calls are disjoint.
// O(n log n) in the number of intervals, however many pairs of parts there are.
template <Keep keep, class T, class Part, class Visit>
void sweep(std::span<const Part> a, std::span<const Part> b, const Visit& visit) {
    using namespace sweeping;
    std::array<std::byte, 4096> stack;
    std::pmr::monotonic_buffer_resource room(stack.data(), stack.size());
    Pieces<T> pieces = cut<keep, T>(runs<T>(a, &room), runs<T>(b, &room), &room);
    // Pieces of one pair come together and stay in order.
    std::sort(pieces.begin(), pieces.end(), [](const Piece<T>& x, const Piece<T>& y) {
        if (x.in_a != y.in_a) return x.in_a < y.in_a;
        if (x.in_b != y.in_b) return x.in_b < y.in_b;
        return x.interval.first < y.interval.first;
    });
    std::pmr::vector<Interval<T>> intervals(&room);
    intervals.reserve(pieces.size());
    for (auto i = pieces.begin(); i != pieces.end();) {
        const Piece<T>& first = *i;
        intervals.clear();
        for (; i != pieces.end() && i->same_parts(first); ++i) intervals.push_back(i->interval);
        visit(IntervalSet<T>::from_sorted(intervals), first.in_a == nothing ? nullptr : &a[first.in_a],
              first.in_b == nothing ? nullptr : &b[first.in_b]);
    }
}

}  // namespace netlint::set
