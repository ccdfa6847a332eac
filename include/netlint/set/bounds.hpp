// What a set is when the plan leaves part of it open: the members it must have and the members it may have.
#pragma once

#include <cassert>
#include <utility>

namespace netlint::set {

// The true set lies between the two: must ⊆ may. S is any set of this layer.
template <class S>
struct Bounds {
    S must;
    S may;

    static Bounds exactly(S set) { return {set, set}; }
    static Bounds between(S must, S may) {
        assert(must.subset_of(may));
        return {std::move(must), std::move(may)};
    }
    // Nothing for certain, `set` at most.
    static Bounds at_most(S set) { return {S{}, std::move(set)}; }

    bool certain() const { return must == may; }
    // Members whose presence the plan does not decide.
    S open() const { return may - must; }

    friend Bounds operator|(const Bounds& a, const Bounds& b) { return {a.must | b.must, a.may | b.may}; }
    friend Bounds operator&(const Bounds& a, const Bounds& b) { return {a.must & b.must, a.may & b.may}; }
    // What may be taken away is not certain to stay; what must be taken away cannot stay.
    friend Bounds operator-(const Bounds& a, const Bounds& b) { return {a.must - b.may, a.may - b.must}; }
    Bounds operator~() const { return {~may, ~must}; }
    Bounds& operator|=(const Bounds& other) { return *this = *this | other; }
    Bounds& operator&=(const Bounds& other) { return *this = *this & other; }
    Bounds& operator-=(const Bounds& other) { return *this = *this - other; }

    friend bool operator==(const Bounds&, const Bounds&) = default;
};

}  // namespace netlint::set
