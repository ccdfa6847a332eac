// JSON Schemas of rule and policy files, for editors: made of the tables that the parsers read by.
#pragma once

#include <string>

namespace netlint::report {

// Draft 2020-12, indented. What a schema cannot say (whether a zone or a service is known, how wide a prefix is) only
// the parsers refuse.
std::string rule_schema();    // of one rule of a catalogue
std::string policy_schema();  // of netlint.yaml

}  // namespace netlint::report
