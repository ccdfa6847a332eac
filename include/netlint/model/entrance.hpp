// A way into an interface that no route of the plan decides: an accelerator, a network balancer that keeps the
// addresses of its clients, a service network, an endpoint that a service keeps outside the VPC.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/eni.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/set/address_set.hpp"
#include "netlint/set/bounds.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::model {

struct Vpc;

enum class EntranceKind : unsigned char {
    accelerator,      // Global Accelerator: clients of the internet, by no public address and no route of the VPC
    content_network,  // a CloudFront VPC origin: by interfaces that the service manages
    balancer,         // a network balancer that keeps its clients' addresses: the flow goes on to a target
    service_network,  // VPC Lattice: from its own addresses
    public_endpoint,  // an API that the service answers itself, before any interface, ACL or group
};

// Packets arrive under the address of the client, and replies leave by the entrance, whatever the tables of the
// target's subnet say.
struct Entrance {
    Provenance where;  // what makes it: an endpoint group, a listener, a VPC origin
    EntranceKind kind = EntranceKind::balancer;
    Id<Eni> target{0};
    set::ServiceSet services;  // what comes in, as the target sees it
    set::AddressSet clients;   // who comes in
    // Balancer: its interface, which clients have to reach first. No other balancer hands anything on to it.
    std::optional<Id<Eni>> door;
    set::ServiceSet listens;  // at the door; empty: not known
    Certainty certainty;
};

// A VPC whose clients may call the services of a service network, at that network's own addresses.
struct ServiceNetworkAssociation {
    Provenance where;
    Id<Vpc> vpc{0};
    std::vector<Attachment> groups;  // which filter the clients; none: nothing does
    Certainty groups_complete;
    Certainty certainty;
    set::Bounds<set::ServiceSet> services = set::Bounds<set::ServiceSet>::exactly(set::ServiceSet::all());  // it offers
    std::string depends_on = {};  // where these bounds differ
};

}  // namespace netlint::model
