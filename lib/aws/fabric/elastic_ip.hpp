// Elastic IPs that the plan releases.
#pragma once

#include "../context.hpp"

namespace netlint::aws {

// An instance was read to have the address of an Elastic IP that this plan releases, or of an association that it
// removes: it has it no longer. After all readers.
void take_back_released(Context& context);

}  // namespace netlint::aws
