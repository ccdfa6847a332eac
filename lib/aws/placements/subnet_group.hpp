// Subnet groups of data store services, whether or not a store uses them.
#pragma once

#include <span>

#include "../reader.hpp"

namespace netlint::aws {

std::span<const Reader> subnet_group_readers();

}  // namespace netlint::aws
