// Which interfaces a change between two networks touches, so that nothing else needs to be compared.
#pragma once

#include <optional>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/rule/baseline.hpp"

namespace netlint::rule {

// By interface of either network: whether it, its resource or a group that it carries differs, or is in one only.
struct Touched {
    std::vector<bool> earlier, later;
};

// Nothing: what all interfaces share differs (a subnet, a table, an ACL, a gateway, an entrance), so that any pair may
// answer differently. Else pairs of interfaces that are not touched answer in both networks alike, and each answers
// alike with hosts outside: a group, and an interface, decide about nothing but packets of interfaces that carry it,
// and of the interface itself. Objects are the same by their addresses, whatever their numbers. O(size of both).
std::optional<Touched> touched(const model::Network& earlier, const model::Network& later, const Renames& renames);

}  // namespace netlint::rule
