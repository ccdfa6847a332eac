// Markdown for a comment on a pull request or a job summary.
//
// A table of all findings, then one folded section each, until the text would be longer than a comment may be.
#pragma once

#include <string>

#include "netlint/report/check_report.hpp"

namespace netlint::report {

std::string to_markdown(const CheckReport& report);

}  // namespace netlint::report
