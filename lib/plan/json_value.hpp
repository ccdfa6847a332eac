// From the parser's values to ours.
#pragma once

#include <simdjson.h>

#include "netlint/plan/value.hpp"

namespace netlint::plan {

inline constexpr int depth_limit = 512;

// Reads the whole subtree. Throws simdjson::simdjson_error; DEPTH_ERROR below depth_limit.
Value read_value(simdjson::ondemand::value json, int depth = 0);

// Texts are views into the parser's buffer, which lives as long as the plan.
inline std::string_view read_text(simdjson::ondemand::value json) {
    if (json.type() != simdjson::ondemand::json_type::string) return {};
    return std::string_view(json.get_string());
}

}  // namespace netlint::plan
