// An elastic network interface: where packets start and end.
#pragma once

#include <optional>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/net/address.hpp"
#include "netlint/set/address_set.hpp"
#include "netlint/set/bounds.hpp"

namespace netlint::model {

struct Resource;
struct Subnet;
struct SecurityGroup;
struct ServiceFront;

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
    Tri public_v6 = Tri::yes;               // gateways to the internet pass packets of its IPv6 address, if it has one
    Provenance public_where;                // what decides it
    bool source_dest_check = true;
    bool accepts_connections = true;  // false: opens connections only (Lambda, CodeBuild, ...)
    bool opens_connections = true;    // false: takes connections only (interface endpoints, ...)
    Certainty accepting;              // possible: whether it takes those that the network brings it is not known
    // What it opens for clients that no packet of the network shows, those of a VPN or of Instance Connect: whether
    // targets see the client's address in place of its own, and where it may open connections to; empty: anywhere.
    Tri keeps_clients = Tri::no;
    std::optional<set::Bounds<set::AddressSet>> opens_to = std::nullopt;
    Provenance opens_where;
    // Behind an interface endpoint: each connection goes on to one of them. Empty: it answers itself.
    std::vector<Id<ServiceFront>> fronts = {};
};

}  // namespace netlint::model
