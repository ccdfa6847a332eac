// A place in an input file: a line and column of text, or a byte offset of a plan.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>

namespace netlint {

struct Location {
    std::string file;
    std::size_t line = 0;             // 1-based; 0: not known
    std::size_t column = 0;           // 1-based, in bytes; 0: not known
    std::optional<std::size_t> byte;  // 0-based offset into the file

    // "rules.yaml:12:3", "plan.json at byte 4711", or the file alone.
    std::string to_string() const;

    auto operator<=>(const Location&) const = default;
};

}  // namespace netlint
