// GitLab's code quality report, which merge requests show.
//
// An issue a finding that is not accepted. https://docs.gitlab.com/ci/testing/code_quality/
#pragma once

#include <string>

#include "netlint/report/check_report.hpp"

namespace netlint::report {

std::string to_gitlab(const CheckReport& report);

}  // namespace netlint::report
