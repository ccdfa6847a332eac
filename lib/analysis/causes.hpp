// Which changes of a plan lie on the way of a connection that it opens or closes.
#pragma once

#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/plan/plan.hpp"
#include "netlint/report/diff_report.hpp"
#include "netlint/rule/difference.hpp"

namespace netlint {

// Sorted by address: whatever decides on the way, or is an end of it, and does not stay as it was. The networks are
// those that the plan finds and leaves.
std::vector<report::Cause> causes_of(const rule::Difference& difference, const plan::Plan& plan,
                                     const model::Network& earlier, const model::Network& later);

}  // namespace netlint
