// Which hosts stand for the internet, and how many of them are many.
#pragma once

#include "netlint/set/address_set.hpp"

namespace netlint::rule {

// A set of hosts as large as the internet, half of all addresses of IPv4 or a sixteenth of IPv6, is reached, or
// reaches, only when many of them are or do: 1/256 of all IPv4 addresses or 1/65,536 of all IPv6. Fewer are somebody in
// particular: an office, a content network. Of a smaller set, as a company's 10.0.0.0/8, each host counts.
bool at_large(const set::AddressSet& hosts);
bool is_like_internet(const set::AddressSet& hosts);

}  // namespace netlint::rule
