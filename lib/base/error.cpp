// How an error is written: the place first, as compilers do.
#include "netlint/base/error.hpp"

#include <fmt/format.h>

namespace netlint {

std::string Error::to_string() const {
    return where ? fmt::format("{}: {}", where->to_string(), message) : message;
}

}  // namespace netlint
