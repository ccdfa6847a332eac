// The ends of a matrix: groups of interfaces and of hosts outside.
#pragma once

#include <string>
#include <vector>

#include "netlint/reach/engine.hpp"
#include "netlint/rule/matrix.hpp"
#include "netlint/rule/policy.hpp"

namespace netlint::rule {

// One end with what belongs to it.
struct MatrixGroup {
    std::string name;
    std::vector<Id<model::Eni>> enis;
    std::vector<reach::Party> outside;
};

// Every interface but those of NAT gateways is in a group; of zones in as many as hold it, or in none. The internet is
// one of them.
Result<std::vector<MatrixGroup>> groups_of(const reach::Engine& engine, const Policy& policy, MatrixBy by);

}  // namespace netlint::rule
