// A set of tuples, kept as a canonical list of (values of the first coordinate, set of the remaining coordinates).
#pragma once

#include <algorithm>
#include <cassert>
#include <compare>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "netlint/set/interval_set.hpp"
#include "netlint/set/product_sweep.hpp"

namespace netlint::set {

// T is the type of the first coordinate; Rest is a set of what follows: an IntervalSet, or a Product again.
//
//     first coordinate  ──┬──── on ────┬── on ──┬───── on ────┬──>     each value has one rest;
//                         │   rest A   │ rest B │   rest A    │        the two runs of A are one part
//
// Parts have disjoint, non-empty `on` and distinct, non-empty `rest`, and are sorted by their smallest value. Thus
// equal sets have equal parts. A Product never changes once made, so copies share their parts.
template <class T, class Rest>
class Product {
public:
    struct Part {
        IntervalSet<T> on;
        Rest rest;

        friend bool operator==(const Part&, const Part&) = default;
    };

    Product() = default;  // empty
    // Every value of `on` with all of `rest`.
    static Product of(IntervalSet<T> on, Rest rest);
    // Parts with pairwise disjoint `on`; empty ones are dropped and those with equal rests become one.
    static Product from_disjoint(std::vector<Part> parts);
    // The union of parts that may overlap.
    static Product from(std::span<const Part> parts);

    bool empty() const { return size_ == 0; }
    std::span<const Part> parts() const { return {parts_.get(), size_}; }
    // What goes with one value; null for nothing.
    const Rest* at(const T& value) const;
    // The values that have a rest.
    IntervalSet<T> domain() const;
    // The rests of all values together.
    Rest range() const;
    // The same values with rests made by `function` from the old ones; values whose rest becomes empty are dropped.
    template <class Function>
    Product map_rest(const Function& function) const;

    bool overlaps(const Product& other) const;
    bool subset_of(const Product& other) const { return parts_ == other.parts_ || (*this - other).empty(); }
    // How many tuples.
    Count count() const;

    friend Product operator|(const Product& a, const Product& b) {
        if (a.parts_ == b.parts_ || b.empty()) return a;
        if (a.empty()) return b;
        return combined<Keep::all>(a, b, [](const Rest& x, const Rest& y) { return x | y; });
    }
    friend Product operator&(const Product& a, const Product& b) {
        if (a.parts_ == b.parts_ || a.empty()) return a;
        if (b.empty()) return b;
        if (a.size_ == 1 && b.size_ == 1)
            return of(a.parts_[0].on & b.parts_[0].on, a.parts_[0].rest, b.parts_[0].rest);
        return combined<Keep::both>(a, b, [](const Rest& x, const Rest& y) { return x & y; });
    }
    friend Product operator-(const Product& a, const Product& b) {
        if (a.parts_ == b.parts_) return {};
        if (a.empty() || b.empty()) return a;
        return combined<Keep::left>(a, b, [](const Rest& x, const Rest& y) { return x - y; });
    }

    friend bool operator==(const Product& a, const Product& b) {
        return a.parts_ == b.parts_ || std::ranges::equal(a.parts(), b.parts());
    }
    // A total order for sorting, not inclusion.
    friend std::strong_ordering operator<=>(const Product& a, const Product& b) {
        if (a.parts_ == b.parts_) return std::strong_ordering::equal;
        if (const auto by_size = a.size_ <=> b.size_; by_size != 0) return by_size;
        for (std::size_t i = 0; i < a.size_; ++i) {
            if (const auto by_on = a.parts_[i].on <=> b.parts_[i].on; by_on != 0) return by_on;
            if (const auto by_rest = a.parts_[i].rest <=> b.parts_[i].rest; by_rest != 0) return by_rest;
        }
        return std::strong_ordering::equal;
    }

private:
    // on × (x & y), without computing the rest when `on` is empty.
    static Product of(IntervalSet<T> on, const Rest& x, const Rest& y) {
        if (on.empty()) return {};
        return of(std::move(on), x & y);
    }
    template <Keep keep, class Function>
    static Product combined(const Product& a, const Product& b, const Function& both);
    // Takes canonical parts: distinct rests, sorted.
    static Product canonical(std::span<Part> parts);

    std::shared_ptr<const Part[]> parts_;  // null when empty
    std::size_t size_ = 0;
};

template <class T, class Rest>
Product<T, Rest> Product<T, Rest>::canonical(std::span<Part> parts) {
    Product out;
    if (parts.empty()) return out;
    const auto made = std::make_shared<Part[]>(parts.size());
    std::ranges::move(parts, made.get());
    out.parts_ = made;
    out.size_ = parts.size();
    return out;
}

template <class T, class Rest>
Product<T, Rest> Product<T, Rest>::of(IntervalSet<T> on, Rest rest) {
    if (on.empty() || rest.empty()) return {};
    Part part{std::move(on), std::move(rest)};
    return canonical(std::span<Part>(&part, 1));
}

template <class T, class Rest>
Product<T, Rest> Product<T, Rest>::from_disjoint(std::vector<Part> parts) {
    std::erase_if(parts, [](const Part& part) { return part.on.empty() || part.rest.empty(); });
    if (parts.size() > 1) {
        std::ranges::sort(parts, [](const Part& a, const Part& b) { return (a.rest <=> b.rest) < 0; });
        std::size_t kept = 0;
        std::vector<Interval<T>> joined;
        for (std::size_t i = 0; i < parts.size();) {
            std::size_t end = i + 1;
            while (end < parts.size() && parts[end].rest == parts[i].rest) ++end;
            if (end - i > 1) {
                joined.clear();
                for (std::size_t k = i; k < end; ++k)
                    joined.insert(joined.end(), parts[k].on.intervals().begin(), parts[k].on.intervals().end());
                parts[i].on = IntervalSet<T>::from(joined);
            }
            if (kept != i) parts[kept] = std::move(parts[i]);
            ++kept;
            i = end;
        }
        parts.resize(kept);
        std::ranges::sort(parts, {}, [](const Part& part) { return *part.on.min(); });
    }
    return canonical(parts);
}

template <class T, class Rest>
Product<T, Rest> Product<T, Rest>::from(std::span<const Part> parts) {
    if (parts.empty()) return {};
    if (parts.size() == 1) return of(parts[0].on, parts[0].rest);
    const std::size_t half = parts.size() / 2;  // halves keep the operands small: n log n where one by one is n²
    return from(parts.first(half)) | from(parts.subspan(half));
}

template <class T, class Rest>
template <Keep keep, class Function>
Product<T, Rest> Product<T, Rest>::combined(const Product& a, const Product& b, const Function& both) {
    std::vector<Part> out;
    sweep<keep, T>(a.parts(), b.parts(), [&](IntervalSet<T> on, const Part* in_a, const Part* in_b) {
        if (in_a && in_b)
            out.push_back({std::move(on), both(in_a->rest, in_b->rest)});
        else
            out.push_back({std::move(on), (in_a ? in_a : in_b)->rest});
    });
    return from_disjoint(std::move(out));
}

template <class T, class Rest>
const Rest* Product<T, Rest>::at(const T& value) const {
    for (const Part& part : parts())
        if (part.on.contains(value)) return &part.rest;
    return nullptr;
}

template <class T, class Rest>
IntervalSet<T> Product<T, Rest>::domain() const {
    if (size_ == 1) return parts_[0].on;
    std::vector<Interval<T>> all;
    for (const Part& part : parts()) all.insert(all.end(), part.on.intervals().begin(), part.on.intervals().end());
    return IntervalSet<T>::from(std::move(all));
}

template <class T, class Rest>
Rest Product<T, Rest>::range() const {
    Rest out;
    for (const Part& part : parts()) out = out | part.rest;
    return out;
}

template <class T, class Rest>
template <class Function>
Product<T, Rest> Product<T, Rest>::map_rest(const Function& function) const {
    std::vector<Part> out;
    out.reserve(size_);
    for (const Part& part : parts()) out.push_back({part.on, function(part.rest)});
    return from_disjoint(std::move(out));
}

template <class T, class Rest>
bool Product<T, Rest>::overlaps(const Product& other) const {
    for (const Part& x : parts())
        for (const Part& y : other.parts())
            if (x.on.overlaps(y.on) && x.rest.overlaps(y.rest)) return true;
    return false;
}

template <class T, class Rest>
Count Product<T, Rest>::count() const {
    Count total = 0;
    for (const Part& part : parts()) total += part.on.count() * part.rest.count();
    return total;
}

}  // namespace netlint::set
