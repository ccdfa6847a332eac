// A network ACL: stateless, ordered allow and deny entries judged where a packet crosses a subnet's border.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/model/security_group.hpp"
#include "netlint/net/prefix.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::model {

struct AclEntry {
    Direction direction = Direction::ingress;
    int number = 0;  // 1..32766; tried in ascending order, the first match decides
    bool allow = false;
    set::ServiceSet services;
    std::optional<net::Prefix> prefix;  // peer: source of ingress, destination of egress; empty: not known
    Certainty certainty;                // possible: the entry, or a field of it, is not known
    Provenance where;
};

struct NetworkAcl {
    Provenance where;  // empty address: the ACL AWS makes with the VPC, not managed in the plan
    Id<Vpc> vpc{0};
    bool is_default = false;
    bool in_plan = true;            // false: known by id only; its entries are open
    std::vector<AclEntry> entries;  // sorted by (direction, number); the implicit final deny is not listed
};

}  // namespace netlint::model
