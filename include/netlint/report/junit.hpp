// JUnit XML, as Jenkins, GitLab and most CI systems show test results.
//
// A test case a finding, and one for each rule that found nothing. Only what makes the gate refuse is a failure.
#pragma once

#include <string>

#include "netlint/report/check_report.hpp"

namespace netlint::report {

std::string to_junit(const CheckReport& report);

}  // namespace netlint::report
