// SARIF 2.1.0, as GitHub code scanning and other viewers of static analysis read it.
//
// One result a rule, source and target, at the line of its cause; the packet's way as its code flow; accepted and
// known findings as suppressed results. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
#pragma once

#include <string>

#include "netlint/report/check_report.hpp"

namespace netlint::report {

std::string to_sarif(const CheckReport& report);

}  // namespace netlint::report
