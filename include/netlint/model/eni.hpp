// An elastic network interface: where packets start and end.
#pragma once

#include <optional>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/net/address.hpp"
#include "netlint/set/address_set.hpp"

namespace netlint::model {

struct Resource;
struct Subnet;
struct SecurityGroup;

struct Attachment {
    Id<SecurityGroup> group{0};
    Certainty certainty;
    Provenance where;
};

// One interface, or one candidate: a service with two subnets has one Eni in each.
struct Eni {
    Provenance where;
    Id<Resource> resource{0};
    Id<Subnet> subnet{0};
    std::vector<Attachment> groups;
    Certainty groups_complete;    // possible: it may carry groups the plan does not show
    bool filtered = true;         // false: security groups do not apply (NAT gateway, balancer without groups)
    set::AddressSet addresses;    // every private address it may have
    bool address_fixed = false;   // it has all of `addresses`; else exactly one of each family, not known which
    Tri has_public_v4 = Tri::no;  // a public IPv4 or Elastic IP maps to it
    std::optional<net::Address> public_v4;  // its value, when known
    Provenance public_where;                // what decides it
    bool source_dest_check = true;
    bool accepts_connections = true;  // false: opens connections only (Lambda, CodeBuild, ...)
};

}  // namespace netlint::model
