// Reading one rule from YAML, of the catalogue or of a policy.
#pragma once

#include "netlint/rule/rule.hpp"
#include "netlint/rule/service_names.hpp"
#include "yaml_reading.hpp"

namespace netlint::rule {

// A rule of a policy needs no more than an id, a severity and a body; one of the catalogue has every heading.
enum class Headings : unsigned char { all, few };

// One of the catalogue: parse_rule() of a text that is parsed already.
Result<Rule> read_rule_file(const YamlNode& root, std::string_view file, const ServiceNames& services = {});

Rule read_rule(YamlReading& reading, const YamlNode& node, Headings headings, const ServiceNames& services);

}  // namespace netlint::rule
