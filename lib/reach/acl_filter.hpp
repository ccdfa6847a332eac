// What network ACLs pass, as header spaces.
#pragma once

#include "netlint/base/id.hpp"
#include "netlint/model/network.hpp"
#include "netlint/reach/transfer.hpp"

namespace netlint::reach {

// One direction of one ACL, first match deciding. An entry that is not certain may decide or not, so that an uncertain
// deny lowers what must pass and an uncertain allow raises what may.
Headers acl_filter(const model::NetworkAcl& acl, model::Direction direction);

// The same for a subnet: several candidate ACLs pass for certain what all of them pass; no candidate, nothing for
// certain.
Headers acl_filter(const model::Network& network, const model::Subnet& subnet, model::Direction direction);

}  // namespace netlint::reach
