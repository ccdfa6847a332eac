// Services that hand plans on put them one level down in an object of their own.
#pragma once

#include <optional>
#include <string>

#include "input.hpp"

namespace netlint::plan {

// The plan in {"plan": {...}} and its like, also as a text; nothing when no member of the object looks like one.
std::optional<std::string> envelope(const Input& input);

}  // namespace netlint::plan
