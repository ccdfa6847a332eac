// Parses YAML.
#pragma once

#include <string>
#include <string_view>

#include "netlint/base/result.hpp"
#include "yaml_node.hpp"

namespace netlint::rule {

// The first document of the text. An error says where: what is no YAML, nests deeper than 500 levels, or grows out of
// all proportion, or without end, by aliases. `file` is for messages.
Result<YamlDocument> parse_yaml(std::string_view text, const std::string& file);

}  // namespace netlint::rule
