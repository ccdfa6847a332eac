// One clear sentence for inputs that are no plan.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "input.hpp"
#include "json_cursor.hpp"
#include "netlint/base/error.hpp"

namespace netlint::plan {

// The parser gave up: cut off, broken at a byte, or nested too deeply. `object_end` is npos when braces never close.
Error refusal_of(const Input& input, const JsonError& error, std::size_t object_end);

// The document is JSON of another kind: a log stream, a state file, a provider schema, an encrypted file.
std::optional<Error> refusal_of(const std::string& name, const std::set<std::string>& top_keys);

}  // namespace netlint::plan
