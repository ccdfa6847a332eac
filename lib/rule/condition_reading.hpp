// Reading conditions from YAML.
#pragma once

#include "field.hpp"
#include "netlint/rule/condition.hpp"
#include "netlint/rule/service_names.hpp"
#include "object.hpp"
#include "yaml_reading.hpp"

namespace netlint::rule {

// The operators that fit a kind of field.
std::vector<std::string_view> operators_for(Kind kind);

// A map of fields and what they must be, all of them, or {all: [...]}, {any: [...]}, {not: ...}.
Condition read_condition(YamlReading& reading, const YamlNode& node, Noun noun, const ServiceNames& services);

// Checks that every {name} in a message is a field of the noun or "because".
void check_message(YamlReading& reading, const YamlNode& node, Noun noun, std::string_view message);

}  // namespace netlint::rule
