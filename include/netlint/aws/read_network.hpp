// Builds the network that one world of a plan describes.
#pragma once

#include "netlint/model/network.hpp"
#include "netlint/plan/plan.hpp"

namespace netlint::aws {

// `world` is plan.after() or plan.before(). What could not be read, or had to be assumed, is in the network's
// diagnostics (sorted); what was read past is in its list of unmodelled resources.
model::Network read_network(const plan::Plan& plan, const plan::World& world);

}  // namespace netlint::aws
