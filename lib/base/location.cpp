// How a place in a file is written in messages.
#include "netlint/base/location.hpp"

#include <fmt/format.h>

namespace netlint {

std::string Location::to_string() const {
    if (line != 0 && column != 0) return fmt::format("{}:{}:{}", file, line, column);
    if (line != 0) return fmt::format("{}:{}", file, line);
    if (byte) return fmt::format("{} at byte {}", file, *byte);
    return file;
}

}  // namespace netlint
