// The entries of a filter laid over each other: what they pass together, which of them decide nothing, which are
// contained in the others.
#pragma once

#include <span>
#include <vector>

#include "netlint/set/address_set.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::set {

// What an entry of a network ACL, or a permission of a security group, says of a packet's peer and service.
struct FilterBox {
    AddressSet peers;
    ServiceSet services;
    bool counts = true;  // false: only asked about; what it matches is not taken from the others
};

// All but the last lay the boxes on the coarsest grid of addresses and services that cuts none of them, and go through
// the cells of each box once, 64 services at a time: near linear in the number of boxes, as most of them are narrow.

// For each entry of a list that is tried in order, whether it matches something that no earlier one matches.
std::vector<bool> deciding(std::span<const FilterBox> entries);

// What an entry of a list that is tried in order matches at least, and at most.
struct FirstMatchEntry {
    AddressSet must, may;
    ServiceSet services;
    bool allow = true;
};
// What the list passes of these peers, for certain and possibly; no peer is in two of them.
struct Passed {
    AddressSet peers;
    ServiceSet must, may;
};
// Peers of which nothing passes are left out. Peers that the list treats alike come together.
std::vector<Passed> first_match(std::span<const FirstMatchEntry> entries);

// Whether two lists pass the same, for certain and possibly.
bool pass_alike(std::span<const FirstMatchEntry> a, std::span<const FirstMatchEntry> b);

// For each box, whether all of it lies in the others together. Of two equal boxes each lies in the other. A sweep:
// O(n log n) in the intervals of all boxes, of their peers times those of their services.
std::vector<bool> contained_in_others(std::span<const FilterBox> boxes);

}  // namespace netlint::set
