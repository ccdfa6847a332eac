// Parses YAML.
#pragma once

#include <string>
#include <string_view>

#include "netlint/base/result.hpp"
#include "yaml_node.hpp"

namespace netlint::rule {

// The document of the text. An error says where: a second document, what is no UTF-8 or no YAML, nests deeper than 500
// levels, or grows out of all proportion, or without end, by aliases. `file` is for messages.
Result<YamlDocument> parse_yaml(std::string_view text, const std::string& file);

}  // namespace netlint::rule
