// What the clients of a VPC Lattice service network may call.
#pragma once

#include <string>

#include "../context.hpp"
#include "netlint/set/bounds.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::aws {

struct Offer {
    set::Bounds<set::ServiceSet> services;
    std::string depends_on;  // where the bounds differ
};

// Of the network that `path` of `by` names: what the plan associates with it for certain, and any port possibly, since
// others may share theirs with it.
Offer offer_of_network(const Context& context, plan::ResourceId by, const plan::Path& path);

}  // namespace netlint::aws
