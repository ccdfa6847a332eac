// Rules as SARIF describes them: texts, level, and what GitHub sorts alerts by.
#pragma once

#include <string_view>

#include <boost/json/object.hpp>

#include "netlint/rule/rule.hpp"

namespace netlint::report {

std::string_view sarif_level(rule::Severity severity);
boost::json::object sarif_rule(const rule::Rule& rule);

}  // namespace netlint::report
