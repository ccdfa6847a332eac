// How an error is written: the place first, as compilers do.
#include "netlint/base/error.hpp"

#include <fmt/format.h>

namespace netlint {

std::string Error::to_string() const {
    const std::string place = where ? where->to_string() : "";
    return place.empty() ? message : fmt::format("{}: {}", place, message);
}

}  // namespace netlint
