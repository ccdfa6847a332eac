// Which changes of a plan lie on the way of a connection that it opens or closes.
#pragma once

#include <vector>

#include "netlint/plan/plan.hpp"
#include "netlint/report/diff_report.hpp"
#include "netlint/rule/difference.hpp"

namespace netlint {

// Sorted by address: whatever decides on the way, or is an end of it, and does not stay as it was.
std::vector<report::Cause> causes_of(const rule::Difference& difference, const plan::Plan& plan);

}  // namespace netlint
