// What stands behind an interface endpoint and answers for it: a balancer of the service, a resource that is shared.
#pragma once

#include <optional>
#include <string>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/set/bounds.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::model {

struct Eni;

enum class FrontKind : unsigned char {
    balancer,         // of an endpoint service
    shared_resource,  // VPC Lattice: a resource configuration, or all that a service network offers
};

// A connection that the interface takes is refused after all where nothing behind it listens, or where the groups of
// the balancer do not admit the client: they see the client's own address, not the endpoint's.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
struct ServiceFront {
    FrontKind kind = FrontKind::balancer;
    Provenance where;  // the balancer, the configuration
    set::Bounds<set::ServiceSet> services;
    std::string depends_on = {};       // where the bounds differ
    std::optional<Id<Eni>> door = {};  // whose groups are asked; empty: no group is
    Tri filters = Tri::yes;            // whether they are asked of what comes by an endpoint
};

}  // namespace netlint::model
