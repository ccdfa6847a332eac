// Workflow commands of GitHub Actions: annotations at the lines of a pull request.
//
// Worst first, at most 10 errors, 10 warnings and 10 notices, which is what GitHub shows of one step; then how manyn//
// more there are.
#pragma once

#include <string>

#include "netlint/report/check_report.hpp"

namespace netlint::report {

std::string to_github(const CheckReport& report);

}  // namespace netlint::report
