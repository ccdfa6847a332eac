// What to say of a zone that means nothing in a network.
#pragma once

#include <string>

#include "netlint/model/network.hpp"
#include "netlint/rule/policy.hpp"
#include "netlint/rule/selector.hpp"

namespace netlint::rule {

// The selector with the definitions of the zones that it names, and what of the network comes near to what it asks for.
std::string explain_empty(const model::Network& network, const Policy& policy, const Selector& selector);

}  // namespace netlint::rule
