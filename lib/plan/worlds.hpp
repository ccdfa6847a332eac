// Building the network before and the network after from a plan document.
#pragma once

#include "document.hpp"
#include "netlint/plan/world.hpp"

namespace netlint::plan {

enum class When : std::uint8_t { before, after };

// What is merged lies in `store`.
World build_world(const Document& document, When when, ValueStore& store, std::vector<Diagnostic>& diagnostics);

}  // namespace netlint::plan
