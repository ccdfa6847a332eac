// A network as text that is the same for the same network, for comparing two of them and for looking at one.
#pragma once

#include <string>

#include "netlint/model/network.hpp"

namespace netlint::model {

// One fact a line, sorted: "route aws_route_table.private 0.0.0.0/0 -> nat aws_nat_gateway.main". Nouns are named by
// address, AWS's own default objects by their VPC; byte offsets are left out, and so are diagnostics.
std::string describe(const Network& network);

}  // namespace netlint::model
