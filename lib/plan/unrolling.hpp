// The blocks that a dynamic block makes, written out.
#pragma once

#include <optional>
#include <vector>

#include "constants.hpp"
#include "source_locals.hpp"

namespace netlint::plan {

// One for each member of the collection, in its order; what only Terraform can compute is opaque in them. Nothing when
// the collection is neither written there, nor a local, nor a constant.
std::optional<std::vector<SourceBlock>> unrolled(const SourceDynamic& dynamic, const SourceLocals& locals,
                                                 const Constants& constants);

}  // namespace netlint::plan
