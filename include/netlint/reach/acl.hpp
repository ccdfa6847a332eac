// What two network ACLs pass, compared without putting it together.
#pragma once

#include "netlint/model/network_acl.hpp"

namespace netlint::reach {

// Whether two ACLs pass the same packets of a direction, for certain and possibly, however their entries are written.
// Near linear in the number of entries. One that the plan does not hold may pass anything: it is like others of those,
// and like no ACL of the plan.
bool pass_alike(const model::NetworkAcl& a, const model::NetworkAcl& b, model::Direction direction);

}  // namespace netlint::reach
