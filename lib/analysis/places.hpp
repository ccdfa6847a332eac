// Finds where the resources of a report stand, in their source or in the plan.
#pragma once

#include <vector>

#include "netlint/plan/plan.hpp"
#include "netlint/reach/hop.hpp"
#include "netlint/report/check_report.hpp"

namespace netlint {

// Every resource that a finding names gets a place: the line of its block when the plan was read with its source, else
// its byte and line in the plan.
void add_places(std::vector<reach::Hop>& hops, const plan::Plan& plan);  // in the source only
void add_places(report::CheckReport& report, const plan::Plan& plan);

}  // namespace netlint
