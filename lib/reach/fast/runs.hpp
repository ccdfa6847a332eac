// A value for every address, constant over runs; looking it up tells the run, so that a sweep knows how far it holds.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "labels.hpp"
#include "netlint/model/security_group.hpp"
#include "netlint/reach/transfer.hpp"
#include "point.hpp"

namespace netlint::reach::fast {

// Over one family. Memory is one point and one value a run, look-up a binary search.
template <class Value>
class Runs {
public:
    Runs() : Runs(Value{}) {}
    explicit Runs(Value everywhere) : starts_{Point{}}, values_{std::move(everywhere)} {}
    // Begins a run at `start`, which no run before it reaches, in place of one that begins there. Neighbours differ.
    void append(Point start, Value value) {
        if (starts_.back() == start) {
            starts_.pop_back();
            values_.pop_back();
        }
        if (!values_.empty() && values_.back() == value) return;
        starts_.push_back(start);
        values_.push_back(std::move(value));
    }

    // The value at the point; `valid` keeps what belongs to its run.
    const Value& at(Point point, Span& valid) const {
        if (starts_.size() == 1) return values_.front();
        const auto after = std::ranges::upper_bound(starts_, point);
        valid.first = std::max(valid.first, *std::prev(after));
        if (after != starts_.end()) valid.last = std::min(valid.last, after->previous());
        return values_[static_cast<std::size_t>(after - starts_.begin()) - 1];
    }

    std::size_t run_of(Point point) const { return run_of(point, 0, starts_.size() - 1); }
    // The same where it is known to be one from `first` to `last`.
    std::size_t run_of(Point point, std::size_t first, std::size_t last) const {
        if (first == last) return first;
        const auto begin = starts_.begin() + static_cast<std::ptrdiff_t>(first) + 1;
        const auto end = starts_.begin() + static_cast<std::ptrdiff_t>(last) + 1;
        return static_cast<std::size_t>(std::upper_bound(begin, end, point) - starts_.begin()) - 1;
    }
    std::span<const Point> starts() const { return starts_; }
    std::span<const Value> values() const { return values_; }

private:
    std::vector<Point> starts_;  // the first is the lowest address
    std::vector<Value> values_;
};

template <class Value>
using BothFamilies = std::array<Runs<Value>, 2>;

// What some addresses add to a filter. Given as prefixes, so that any two are nested or disjoint.
struct Share {
    Span on;
    LabelBounds services;
};

// By where they begin, the wider first.
inline bool before(const Share& a, const Share& b) {
    return a.on.first != b.on.first ? a.on.first < b.on.first : b.on.last < a.on.last;
}

// The union of shares of one family, sorted so, as runs. A stack of the prefixes that are open sweeps once over them:
// O(n), and the products of labels are the few of neighbours in the nesting.
Runs<LabelBounds> united(std::span<const Share> sorted, const LabelBounds& everywhere, Labels& labels);

// Adds the addresses as shares, to each family's.
void add_shares(std::array<std::vector<Share>, 2>& to, const set::Bounds<set::AddressSet>& peers, Label services,
                bool certain);

// The same of what a prefix covers.
void add_shares(std::array<std::vector<Share>, 2>& to, const net::Prefix& peers, Label services, bool certain);

// A filter that looks at nothing but services and the other side's address, taken apart: the source where packets come
// in, the destination where they go out.
BothFamilies<LabelBounds> to_runs(const Headers& filter, model::Direction direction, Labels& labels);

// Where a set holds, possibly or for certain.
BothFamilies<LabelBounds> to_runs(const set::Bounds<set::AddressSet>& addresses, Labels& labels);

}  // namespace netlint::reach::fast
