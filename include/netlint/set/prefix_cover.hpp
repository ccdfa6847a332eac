// The fewest CIDR blocks that hold exactly the addresses of a set.
#pragma once

#include <vector>

#include "netlint/net/address.hpp"
#include "netlint/net/prefix.hpp"
#include "netlint/set/interval_set.hpp"

namespace netlint::set {

// Sorted by address; an interval of b-bit addresses needs at most 2b - 2 prefixes.
std::vector<net::Prefix> prefix_cover(const IntervalSet<net::Ipv4>& addresses);
std::vector<net::Prefix> prefix_cover(const IntervalSet<net::Ipv6>& addresses);

}  // namespace netlint::set
