// The version of the library and the command.
#pragma once

#include <string_view>

namespace netlint {

inline constexpr std::string_view version = "0.1.0";  // equals the project's version in CMakeLists.txt

}  // namespace netlint
