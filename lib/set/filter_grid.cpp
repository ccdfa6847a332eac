// Goes through the cells of filters: for each 64 services, a column of the runs of addresses.
#include "netlint/set/filter_grid.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <utility>

namespace netlint::set {
namespace {

using Word = std::uint64_t;
constexpr std::size_t word_bits = 64;

// Where intervals begin, and where they have ended.
template <class T>
class Cuts {
public:
    void add(std::span<const Interval<T>> intervals) {
        for (const Interval<T>& i : intervals) {
            at_.push_back(i.first);
            if (i.last != std::numeric_limits<T>::max()) at_.push_back(static_cast<T>(i.last + 1));
        }
    }
    void sort() {
        std::ranges::sort(at_);
        at_.erase(std::unique(at_.begin(), at_.end()), at_.end());
    }
    std::size_t size() const { return at_.size(); }
    // The atoms from the first to the one after the last of an interval that was added.
    std::pair<std::size_t, std::size_t> atoms(const Interval<T>& interval) const {
        const auto first = std::ranges::lower_bound(at_, interval.first);
        if (interval.last == std::numeric_limits<T>::max()) return {first - at_.begin(), at_.size()};
        return {first - at_.begin(),
                std::lower_bound(first, at_.end(), static_cast<T>(interval.last + 1)) - at_.begin()};
    }

private:
    std::vector<T> at_;
};

const IntervalSet<net::Ipv4>& peers_of(const FilterBox& box, net::Ipv4) {
    return box.peers.v4();
}
const IntervalSet<net::Ipv6>& peers_of(const FilterBox& box, const net::Ipv6&) {
    return box.peers.v6();
}

// The boxes' peers of one family by their services.
template <class T>
class Grid {
public:
    explicit Grid(std::span<const FilterBox> boxes) : boxes_(boxes) {
        for (const FilterBox& box : boxes) {
            rows_.add(peers_of(box, T{}).intervals());
            services_.add(box.services.points().intervals());
        }
        rows_.sort();
        services_.sort();
        words_ = (services_.size() + word_bits - 1) / word_bits;
        for (const FilterBox& box : boxes) masks_.push_back(mask(box.services.points()));
    }

    std::vector<Word> cells() const { return std::vector<Word>(rows_.size() * words_); }

    // Calls `visit` with the part that the box has in some word of services, and the cells of that word for some rows.
    template <class Visit>
    void for_each_part(std::size_t box, Visit visit) const {
        const Word* part = made_.data() + masks_[box];
        for (const Interval<T>& interval : peers_of(boxes_[box], T{}).intervals()) {
            const auto [first, end] = rows_.atoms(interval);
            for (std::size_t w = 0; w < words_; ++w)
                if (part[w] != 0) visit(part[w], w * rows_.size() + first, w * rows_.size() + end);
        }
    }

private:
    // Where the services' row begins in made_. Few different sets of services make up the longest filters.
    std::size_t mask(const IntervalSet<std::uint32_t>& points) {
        const auto [entry, is_new] = known_.try_emplace(points, made_.size());
        if (!is_new) return entry->second;
        made_.resize(made_.size() + words_);
        Word* out = made_.data() + entry->second;
        for (const auto& interval : points.intervals()) {
            const auto [first, end] = services_.atoms(interval);
            for (std::size_t atom = first; atom < end; ++atom) out[atom / word_bits] |= Word{1} << atom % word_bits;
        }
        return entry->second;
    }

    std::span<const FilterBox> boxes_;
    Cuts<T> rows_;
    Cuts<std::uint32_t> services_;
    std::size_t words_ = 0;
    std::map<IntervalSet<std::uint32_t>, std::size_t> known_;
    std::vector<Word> made_;
    std::vector<std::size_t> masks_;
};

template <class T>
void add_deciding(std::span<const FilterBox> entries, std::vector<bool>& out) {
    const Grid<T> grid(entries);
    std::vector<Word> seen = grid.cells();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        Word left = 0;
        grid.for_each_part(i, [&](Word part, std::size_t first, std::size_t end) {
            for (std::size_t cell = first; cell < end; ++cell) left |= part & ~seen[cell];
            if (entries[i].counts)
                for (std::size_t cell = first; cell < end; ++cell) seen[cell] |= part;
        });
        if (left != 0) out[i] = true;
    }
}

template <class T>
void remove_uncontained(std::span<const FilterBox> boxes, std::vector<bool>& out) {
    const Grid<T> grid(boxes);
    std::vector<Word> once = grid.cells(), twice = grid.cells();
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (!boxes[i].counts) continue;
        grid.for_each_part(i, [&](Word part, std::size_t first, std::size_t end) {
            for (std::size_t cell = first; cell < end; ++cell) {
                twice[cell] |= once[cell] & part;
                once[cell] |= part;
            }
        });
    }
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const std::vector<Word>& others = boxes[i].counts ? twice : once;
        Word left = 0;
        grid.for_each_part(i, [&](Word part, std::size_t first, std::size_t end) {
            for (std::size_t cell = first; cell < end; ++cell) left |= part & ~others[cell];
        });
        if (left != 0) out[i] = false;
    }
}

}  // namespace

std::vector<bool> deciding(std::span<const FilterBox> entries) {
    std::vector<bool> out(entries.size());
    add_deciding<net::Ipv4>(entries, out);
    add_deciding<net::Ipv6>(entries, out);
    return out;
}

std::vector<bool> contained_in_others(std::span<const FilterBox> boxes) {
    std::vector<bool> out(boxes.size(), true);
    remove_uncontained<net::Ipv4>(boxes, out);
    remove_uncontained<net::Ipv6>(boxes, out);
    return out;
}

}  // namespace netlint::set
