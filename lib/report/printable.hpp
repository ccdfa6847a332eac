// Text that no terminal obeys: keys of a plan's resources may hold control characters.
#pragma once

#include <string>
#include <string_view>

namespace netlint::report {

// Control characters other than line ends and tabs are written as "\x1b".
std::string printable(std::string_view text);
// The same, at the end of `out`.
void append_printable(std::string& out, std::string_view text);

}  // namespace netlint::report
