// The cells of filters: for each 64 services, a column of the runs of addresses.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <utility>
#include <vector>

#include "netlint/set/break_points.hpp"
#include "netlint/set/filter_grid.hpp"

namespace netlint::set::filter {

using Word = std::uint64_t;
inline constexpr std::size_t word_bits = 64;

// Where intervals begin, and where they have ended.
template <class T>
class Cuts {
public:
    void add(std::span<const Interval<T>> intervals) {
        for (const Interval<T>& i : intervals) {
            added_.push_back(i.first);
            if (i.last != std::numeric_limits<T>::max()) added_.push_back(static_cast<T>(i.last + 1));
        }
    }
    // Once all are added.
    void sort() { at_ = BreakPoints<T>(std::move(added_)); }

    std::size_t size() const { return at_.size(); }
    // The atoms from the first one up to another; the last atom of all has no end but the domain's.
    Interval<T> between(std::size_t first, std::size_t end) const {
        return {at_[first], end == at_.size() ? std::numeric_limits<T>::max() : static_cast<T>(at_[end] - 1)};
    }
    // The atoms from the first to the one after the last of an interval that was added.
    std::pair<std::size_t, std::size_t> atoms(const Interval<T>& interval) const {
        return {at_.up_to(interval.first) - 1, at_.up_to(interval.last)};
    }

private:
    std::vector<T> added_;
    BreakPoints<T> at_;
};

inline const IntervalSet<net::Ipv4>& peers_of(const FilterBox& box, net::Ipv4) {
    return box.peers.v4();
}
inline const IntervalSet<net::Ipv6>& peers_of(const FilterBox& box, const net::Ipv6&) {
    return box.peers.v6();
}

// The boxes' peers of one family by their services.
template <class T>
class Grid {
public:
    explicit Grid(std::span<const FilterBox> boxes) : boxes_(boxes) {
        for (const FilterBox& box : boxes) rows_.add(peers_of(box, T{}).intervals());
        rows_.sort();
        masks_.resize(boxes.size());
        if (rows_.size() == 0) return;  // mostly there are no peers of IPv6
        for (const FilterBox& box : boxes) services_.add(box.services.points().intervals());
        services_.sort();
        words_ = (services_.size() + word_bits - 1) / word_bits;
        for (std::size_t i = 0; i < boxes.size(); ++i) masks_[i] = mask(boxes[i].services.points());
    }

    std::size_t cells() const { return rows_.size() * words_; }
    std::size_t words() const { return words_; }
    const Cuts<T>& rows() const { return rows_; }
    const Cuts<std::uint32_t>& services() const { return services_; }

    // Calls `visit` with the part that the box has in some word of services, and the cells of that word for some rows.
    template <class Visit>
    void for_each_part(std::size_t box, Visit visit) const {
        const auto [begin, from, to] = masks_[box];
        const Word* part = made_.data() + begin;
        for (const Interval<T>& interval : peers_of(boxes_[box], T{}).intervals()) {
            const auto [first, end] = rows_.atoms(interval);
            for (std::size_t w = from; w < to; ++w)
                if (part[w] != 0) visit(part[w], w * rows_.size() + first, w * rows_.size() + end);
        }
    }

private:
    // Where the services' row begins in made_, and which words of it say anything.
    struct Mask {
        std::size_t begin = 0, from = 0, to = 0;
    };
    // Few different sets of services make up the longest filters.
    Mask mask(const IntervalSet<std::uint32_t>& points) {
        const auto [entry, is_new] = known_.try_emplace(points, Mask{made_.size(), 0, 0});
        if (!is_new || points.empty()) return entry->second;
        made_.resize(made_.size() + words_);
        Mask& mask = entry->second;
        Word* out = made_.data() + mask.begin;
        mask.from = services_.atoms(points.intervals().front()).first / word_bits;
        mask.to = (services_.atoms(points.intervals().back()).second - 1) / word_bits + 1;
        for (const auto& interval : points.intervals()) {
            const auto [first, end] = services_.atoms(interval);
            for (std::size_t atom = first; atom < end; ++atom) out[atom / word_bits] |= Word{1} << atom % word_bits;
        }
        return mask;
    }

    std::span<const FilterBox> boxes_;
    Cuts<T> rows_;
    Cuts<std::uint32_t> services_;
    std::size_t words_ = 0;
    std::map<IntervalSet<std::uint32_t>, Mask> known_;
    std::vector<Word> made_;
    std::vector<Mask> masks_;  // by box
};

}  // namespace netlint::set::filter
