// Phrases about findings that several formats share, without any markup.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/report/check_report.hpp"

namespace netlint::report {

// "1 finding", "2 findings".
std::string counted(std::size_t count, std::string_view noun);
// "2 findings (1 high, 1 low), 1 of them possible, 2 known, 3 waived".
std::string counts_text(const Counts& counts);
// "internet -> aws_instance.a  tcp/22"; empty when the finding is about one object.
std::string ends_text(const rule::Finding& finding);
// "network-acl-ingress at aws_subnet.a: entry 100 allows tcp/22 from 203.0.113.10", replies marked.
std::string hop_text(const reach::Hop& hop);
// The whole way that proves the finding: there, back, and what refuses.
std::vector<reach::Hop> hops_of(const rule::Finding& finding);
// "depends on aws_x.y ingress: known after apply"; empty when the finding is certain.
std::string doubt_text(const rule::Finding& finding);
// The edits that would help, else the rule's own advice.
std::string fix_text(const rule::Finding& finding);
// What the plan's findings cannot speak of, a sentence each.
std::vector<std::string> limits_of(const CheckReport& report);

}  // namespace netlint::report
