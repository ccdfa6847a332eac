// Which block of the configuration made which block of a plan's value.
#pragma once

#include <cstddef>
#include <vector>

#include "netlint/plan/value.hpp"

namespace netlint::plan {

// The blocks one value may come from.
struct Origins {
    std::vector<std::size_t> blocks;  // indices into the configuration's
    bool others = false;              // or from a dynamic block, which leaves no trace in the configuration
};

// One entry for each item of `values`. A set of blocks comes in an order of its own, so what pairs the two are the
// constants of the configuration; where they leave a choice between values that are equal as far as they are known,
// any choice is right and the order decides.
std::vector<Origins> pair_blocks(const Value& blocks, const Value& values);

}  // namespace netlint::plan
