// From exact sets to a verdict: how much of a question passes, at least and at most.
#pragma once

#include <span>

#include "netlint/reach/answer.hpp"
#include "netlint/reach/engine.hpp"
#include "netlint/set/header_space.hpp"

namespace netlint::reach {

// How much of what was asked gets through.
enum class Level : unsigned char { none, part, full };

// Over every completion of what the plan leaves open: the least and the most. Facts count as open, and so does which of
// its possible addresses an interface will have.
struct Levels {
    Level low = Level::none;
    Level high = Level::none;

    bool certain() const { return low == high; }
    bool operator==(const Levels&) const = default;
};

// An open side has one of its addresses, not known which; a closed one has all of them. Where both families were asked,
// the one that fares better speaks for the pair: a client tries both.
Levels judge(const Connection& connection, const set::HeaderSpace& asked, bool source_open, bool destination_open);

// Several candidates of which all count: full is full everywhere, none is none anywhere.
Levels together(std::span<const Levels> candidates);
// Several candidates of which one counts, not known which.
Levels one_of(std::span<const Levels> candidates);

Verdict to_verdict(Levels levels);

// Reachable before partial before unknown before unreachable: of several parties the best one speaks.
bool better(Verdict a, Verdict b);

}  // namespace netlint::reach
