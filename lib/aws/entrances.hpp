// Entrances that follow from load balancers and their targets.
#pragma once

#include "netlint/model/network.hpp"

namespace netlint::aws {

// One for each interface of a network balancer and each of a target that sees its clients' addresses. Asks for the
// targets to be complete.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
void add_balancer_entrances(model::Network& network);

}  // namespace netlint::aws
