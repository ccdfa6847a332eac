// Inline rules that only repeat what rule resources made.
//
// A security group whose inline lists nobody writes shows in them, as last read, what its rule resources had made. When
// this plan changes or removes such a rule, the list still shows the old one.
#pragma once

#include <set>
#include <string>

#include "../context.hpp"

namespace netlint::aws {

class Echoes {
public:
    // Collects the rule resources that belonged to the group before the plan.
    Echoes(Context& context, std::string_view group_id, model::Direction direction);

    bool empty() const { return rules_.empty(); }
    // Whether one of them made the inline rule with this peer. `peer` is the text of a CIDR block or id, the group's
    // own for a rule on itself.
    bool contains(const plan::Value& inline_rule, std::string_view peer) const;

private:
    std::set<std::string> rules_;
};

}  // namespace netlint::aws
