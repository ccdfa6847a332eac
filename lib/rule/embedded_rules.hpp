// The files of rules/ as constants of the library, so that the command needs nothing beside itself.
#pragma once

#include <span>
#include <string_view>

#include "yaml_node.hpp"

namespace netlint::rule {

struct EmbeddedFile {
    std::string_view path;  // "rules/exposure/data-store-open-to-internet.yaml"
    std::span<const YamlRow> rows;
    std::string_view texts;
};

// As the build found them, sorted by path.
std::span<const EmbeddedFile> embedded_rules();

}  // namespace netlint::rule
