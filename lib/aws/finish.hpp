// What AWS does by itself once everything written is read.
#pragma once

#include "netlint/model/network.hpp"

namespace netlint::aws {

// Local routes, the contents of default objects that nobody manages, and the tables and ACLs of subnets that no
// association names.
void finish(model::Network& network);

}  // namespace netlint::aws
