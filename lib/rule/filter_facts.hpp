// Which elements of a filter may have nothing to say, found for all of them at once.
#pragma once

#include <vector>

#include "netlint/model/network.hpp"

namespace netlint::rule {

// By index of the entry: false when it decides packets for certain, so that no earlier one needs to be looked at.
std::vector<bool> possibly_shadowed(const model::NetworkAcl& acl);

// By index of the permission: false when some of it is in no other of the group's for certain.
std::vector<bool> possibly_redundant(const model::Network& network, const model::SecurityGroup& group);

// The addresses from or to which some ACL may refuse a packet; with the others all of them pass everything.
set::AddressSet refusable_addresses(const model::Network& network);

}  // namespace netlint::rule
