// Test support: the networks one step simpler than one, for finding the smallest that still shows a fault.
#pragma once

#include <vector>

#include "netlint/model/network.hpp"

namespace netlint::testing {

// Every network that lacks one fact of this one, or has one fact settled that it leaves open.
std::vector<model::Network> simpler(const model::Network& network);

}  // namespace netlint::testing
