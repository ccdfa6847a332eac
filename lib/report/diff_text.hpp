// Phrases about changed connections.
#pragma once

#include <string>
#include <vector>

#include "netlint/report/diff_report.hpp"

namespace netlint::report {

// "2 connections added (1 possible), 1 removed", "no connection added or removed".
std::string summary_text(const DiffReport& report);
// "tcp/22", or "+tcp/22 -tcp/23" of a change in both ways.
std::string services_text(const rule::Difference& difference);
// "aws_route.internet is created".
std::string cause_text(const Cause& cause);
// What the report cannot speak for.
std::vector<std::string> limits_of(const DiffReport& report);

}  // namespace netlint::report
