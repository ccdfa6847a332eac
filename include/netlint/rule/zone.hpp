// Zones looked up in a network: which interfaces and hosts a name or selector means, and why.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "netlint/base/result.hpp"
#include "netlint/model/network.hpp"
#include "netlint/reach/question.hpp"
#include "netlint/rule/policy.hpp"
#include "netlint/rule/selector.hpp"

namespace netlint::rule {

// The kind of a subnet with the route that makes it so.
struct SubnetClass {
    SubnetKind kind = SubnetKind::unknown;
    model::Certainty certainty;    // possible: it may be of a more open kind than the plan shows for certain
    model::Provenance decided_by;  // the route; the table where no route leads out
};
SubnetClass classify(const model::Network& network, Id<model::Subnet> subnet);

// The zones that every policy has, with what they mean, sorted. Beside them there is aws:SERVICE for every service.
std::span<const std::pair<std::string_view, std::string_view>> built_in_zones();

class Zones {
public:
    // With `another_network` it is not the one that the policy was written for, so that addresses and services may not
    // be there: they mean nothing, and are no errors.
    Zones(const model::Network& network, const Policy& policy, bool another_network = false)
        : network_(network), policy_(policy), another_network_(another_network) {}

    // Errors: an unknown name, with the nearest matches; unless it may be empty, a selector that means nothing in this
    // network, with its definition.
    Result<reach::Side> side(const Selector& selector, bool may_be_empty = false) const;

    // Every name that a rule may use, sorted, without the open family aws:SERVICE.
    std::vector<std::string> names() const;

private:
    const model::Network& network_;
    const Policy& policy_;
    bool another_network_;
};

}  // namespace netlint::rule
