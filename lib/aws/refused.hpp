// What AWS refuses when a plan is applied, however its packets would flow.
#pragma once

#include "netlint/model/network.hpp"

namespace netlint::aws {

// Adds a warning for each: prefixes of one VPC out of different private ranges, a peering of VPCs that overlap. Asks
// for the prefixes of all VPCs; says nothing of those that are not known.
// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html (restrictions), VPC peering guide,
// "Limitations".
void tell_refused(model::Network& network);

}  // namespace netlint::aws
