// Reading ends, zones and services from YAML.
#pragma once

#include "netlint/rule/selector.hpp"
#include "netlint/rule/service_names.hpp"
#include "netlint/set/service_set.hpp"
#include "yaml_reading.hpp"

namespace netlint::rule {

// A name, a list (any of them), or a map of properties and combinations.
Selector read_selector(YamlReading& reading, const YamlNode& node);

// A name, "tcp/5432", a list of them, or {not: ...}.
set::ServiceSet read_services(YamlReading& reading, const YamlNode& node, const ServiceNames& names);

Result<model::Tier> parse_tier(std::string_view text);
std::string_view to_string(model::Tier tier);
Result<SubnetKind> parse_subnet_kind(std::string_view text);

}  // namespace netlint::rule
