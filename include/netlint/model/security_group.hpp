// A security group: stateful allow permissions that apply at every interface that carries the group.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/net/prefix.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::model {

struct Vpc;
struct PrefixList;
struct SecurityGroup;

enum class Direction : unsigned char { ingress, egress };

// A peer that the plan does not tell: may be anyone, proves nothing.
struct UnknownPeer {
    bool operator==(const UnknownPeer&) const = default;
};

// One AWS rule: one direction, one set of services, exactly one peer.
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
struct Permission {
    Direction direction = Direction::ingress;
    set::ServiceSet services;
    std::variant<net::Prefix, Id<SecurityGroup>, Id<PrefixList>, UnknownPeer> peer;
    Certainty certainty;
    Provenance where;
};

struct SecurityGroup {
    Provenance where;  // empty address: the VPC's default group, not managed in the plan
    Id<Vpc> vpc{0};
    std::string name;
    bool is_default = false;
    bool managed = false;  // made by the service that it guards, permissions and all
    bool in_plan = true;   // false: known by id only; its permissions are open
    std::vector<Permission> permissions;
};

}  // namespace netlint::model
