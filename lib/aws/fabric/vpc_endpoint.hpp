// What a VPC endpoint decides for all of its interfaces, also those that associations add.
#pragma once

#include "../context.hpp"

namespace netlint::aws {

// As gives_ipv6(): an interface endpoint has IPv6 addresses only when asked to.
model::Tri endpoint_gives_ipv6(const Context& context, plan::ResourceId id);

}  // namespace netlint::aws
