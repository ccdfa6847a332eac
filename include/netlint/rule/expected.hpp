// What a rule should find on a plan that is made to break it: the expected.yaml beside the plan.
//
//     - rule: ssh-open-to-internet
//       address: aws_instance.bastion
//       from: internet                  # of connection rules: from, to, services
//       to: aws_instance.bastion
//       services: tcp/22
//       certainty: certain
//       elements: [aws_security_group.bastion]
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/base/result.hpp"
#include "netlint/rule/finding.hpp"

namespace netlint::rule {

struct Expected {
    std::string rule, address;
    std::string from, to, services;     // empty for rules about objects
    std::string certainty;              // "certain", "possible"; empty: either
    std::vector<std::string> elements;  // addresses that the finding names as part of its cause
};

// A list; errors with file, line and column.
Result<std::vector<Expected>> parse_expected(std::string_view text, const std::string& file);

// A sentence for everything that differs; none when the findings are the expected ones and no others.
std::vector<std::string> complaints(std::span<const Expected> expected, const Findings& findings);

}  // namespace netlint::rule
