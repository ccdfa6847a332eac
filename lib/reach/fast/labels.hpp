// Labels: sets of services, each kept once, so that equal sets are equal numbers and no product is computed twice.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "netlint/reach/transfer.hpp"
#include "netlint/set/port_set.hpp"
#include "netlint/set/service_set.hpp"
#include "number_sets.hpp"

namespace netlint::reach::fast {

enum class Label : std::uint32_t { none = 0, all = 1, unset = ~std::uint32_t{0} };

// For certain, and possibly: must is part of may.
struct LabelBounds {
    Label must = Label::none, may = Label::none;

    static LabelBounds exactly(Label label) { return {label, label}; }
    static LabelBounds at_most(Label label) { return {Label::none, label}; }
    bool empty() const { return may == Label::none; }
    auto operator<=>(const LabelBounds&) const = default;
};
inline constexpr LabelBounds everything{Label::all, Label::all};

// The same where nothing is certain.
inline LabelBounds possible(const LabelBounds& services) {
    return LabelBounds::at_most(services.may);
}

// The services are cut into pieces where any set begins or ends, so that a set is some bits, for a network tells few
// services apart: a hundred or two. Nearly every product is found in a table of the latest ones, and else costs some
// words and a look-up by content.
class Labels {
public:
    Labels();

    // Cuts where these sets begin and end. Sets that are cut already cost O(1) in the others; one that is not costs a
    // pass over all that are kept, so whoever has many of them tells them first.
    void cut(std::span<const set::ServiceSet* const> sets);

    Label of(const set::ServiceSet& services);
    // Stays as long as the labels, and as long as a copy of them.
    const set::ServiceSet& services(Label label) const;

    Label both(Label a, Label b) {
        if (a == b || b == Label::all) return a;
        if (a == Label::all) return b;
        if (a == Label::none || b == Label::none) return Label::none;
        return known(both_, a, b, intersect);
    }
    Label either(Label a, Label b) {
        if (a == b || b == Label::none) return a;
        if (a == Label::none) return b;
        if (a == Label::all || b == Label::all) return Label::all;
        return known(either_, a, b, unite);
    }
    bool part_of(Label a, Label b) { return both(a, b) == a; }
    LabelBounds both(const LabelBounds& a, const LabelBounds& b) {
        const Label may = both(a.may, b.may);
        return {a.must == a.may && b.must == b.may ? may : both(a.must, b.must), may};
    }
    LabelBounds either(const LabelBounds& a, const LabelBounds& b) {
        return {either(a.must, b.must), either(a.may, b.may)};
    }

    // The services whose replies are among `replies` when the client's port is some of `ports`, or whichever of them it
    // is. A reply to a port is a packet to that port; an echo is answered by an echo reply; others by their like.
    Label answered(Label replies, const set::PortSet& ports, Pick pick);
    LabelBounds answered(const LabelBounds& replies, const set::PortSet& ports, Pick pick) {
        return {answered(replies.must, ports, pick), answered(replies.may, ports, pick)};
    }

private:
    static constexpr std::size_t latest = std::size_t{1} << 12;  // products of each kind: 64 KB stay in the near caches
    struct Product {
        std::uint64_t operands = ~std::uint64_t{0};
        Label result = Label::none;
    };
    using Products = std::vector<Product>;

    using Combine = void(std::span<const Word>, std::span<const Word>, std::vector<Word>&);
    Label known(Products& kept, Label a, Label b, Combine& combine) {
        if (b < a) std::swap(a, b);
        const std::uint64_t operands =
            std::uint64_t{static_cast<std::uint32_t>(a)} << 32 | static_cast<std::uint32_t>(b);
        Product& place = kept[(operands * 0x9e3779b97f4a7c15 >> 40) & (latest - 1)];
        if (place.operands != operands) place = {operands, combined(a, b, combine)};
        return place.result;
    }
    Label combined(Label a, Label b, Combine& combine);
    Label found(const set::ServiceSet& services);

    std::vector<std::uint32_t> starts_{0};  // of the pieces, as services are numbered; sorted
    NumberSets sets_;                       // of pieces; by label
    std::vector<Word> words_;               // of the set at hand
    mutable std::vector<std::shared_ptr<const set::ServiceSet>> told_;  // by label, those that were asked for
    Products both_, either_;
    struct Met {
        set::ServiceSet services;
        Label label = Label::none;
    };
    std::vector<Met> met_;  // the latest sets that were asked for: most stand in many permissions
    struct Answered {
        set::PortSet ports;
        std::array<std::vector<Label>, 2> by_pick;  // by the replies' label
    };
    std::vector<Answered> answered_;  // of the few ranges that clients use
};

}  // namespace netlint::reach::fast
