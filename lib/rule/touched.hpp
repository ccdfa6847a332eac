// Which interfaces a change between two networks touches, so that nothing else needs to be compared.
#pragma once

#include <optional>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/rule/baseline.hpp"

namespace netlint::rule {

// By interface of either network: whether connections that it opens, or that it takes, may differ, because it, its
// resource or a group that it carries does, or is in one of the networks only.
struct Touched {
    struct Enis {
        std::vector<bool> opening, taking;
    };
    Enis earlier, later;
};

// Nothing: what all interfaces share differs (a subnet, a table, an ACL, a gateway, an entrance, an interface that
// forwards), so that any pair may answer differently. Else an interface that is not listed as opening reaches the same
// as before of those that are not listed as taking, and of the hosts outside; and hosts outside the same of those that
// are not listed as taking. For a group decides about nothing but packets of interfaces that carry it, and its egress
// about no connection that these take, as replies pass it; and an interface about nothing but its own packets.
// Objects are the same by their addresses, whatever their numbers. O(size of both).
std::optional<Touched> touched(const model::Network& earlier, const model::Network& later, const Renames& renames);

}  // namespace netlint::rule
