// Labels: sets of services, each kept once, so that equal sets are equal numbers and no product is computed twice.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "netlint/reach/transfer.hpp"
#include "netlint/set/port_set.hpp"
#include "netlint/set/service_set.hpp"

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

// Networks use few sets of services, some dozens to some thousands, and few pairs of them meet: nearly every product is
// found in a table of the latest ones, and else costs a merge of two lists of intervals and a look-up by content.
class Labels {
public:
    Labels();

    Label of(const set::ServiceSet& services);
    const set::ServiceSet& services(Label label) const { return sets_[static_cast<std::uint32_t>(label)]; }

    Label both(Label a, Label b);
    Label either(Label a, Label b);
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

    std::size_t size() const { return sets_.size(); }
    // Keeps so many of the latest products, a power of two, from now on: for whoever asks for millions.
    void keep_products(std::size_t count);

private:
    struct Product {
        std::uint64_t operands = ~std::uint64_t{0};
        Label result = Label::none;
    };
    using Products = std::vector<Product>;

    template <class Combine>
    Label combined(Products& kept, Label a, Label b, const Combine& combine);

    std::deque<set::ServiceSet> sets_;  // they stay where they are
    std::unordered_multimap<std::size_t, Label> by_content_;
    Products both_, either_;
    struct Answered {
        set::PortSet ports;
        std::array<std::vector<Label>, 2> by_pick;  // by the replies' label
    };
    std::vector<Answered> answered_;  // of the few ranges that clients use
};

}  // namespace netlint::reach::fast
