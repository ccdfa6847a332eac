// Building the network before and the network after from a plan document.
#pragma once

#include "document.hpp"
#include "netlint/plan/world.hpp"

namespace netlint::plan {

enum class When : std::uint8_t { before, after };

// Values are moved out of the records: build `before` from a copy, or last.
World build_world(const Document& document, When when, std::vector<Diagnostic>& diagnostics);

}  // namespace netlint::plan
