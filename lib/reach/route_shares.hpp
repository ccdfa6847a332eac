// Which target a route table hands each destination to: longest prefix and priorities resolved once.
#pragma once

#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/network.hpp"
#include "netlint/set/address_set.hpp"
#include "netlint/set/bounds.hpp"

namespace netlint::reach {

// The destinations that go to one target. The must sides of different targets never meet; where the plan leaves the
// choice open, or a route may not exist, the may sides do. Destinations of no share are dropped.
struct RouteShare {
    model::RouteTarget target;
    set::Bounds<set::AddressSet> destinations;
};

// Longest prefix first; of equal ones static before prefix list before propagated; a local route beats every propagated
// one. Blackholes take their share and keep it. A table that may hold more routes than the plan shows decides nothing
// for certain, and what those routes may carry is a share of an UnmodelledTarget.
std::vector<RouteShare> route_shares(const model::Network& network, const model::RouteTable& table);

// The same for a transit gateway's attachment: what it sends in.
std::vector<RouteShare> route_shares(const model::Network& network, const model::TransitAttachment& attachment);

// The same for what comes in by an internet gateway that has tables.
std::vector<RouteShare> route_shares(const model::Network& network, const model::InternetGateway& gateway);

// The same for a subnet: certain is what all its candidate tables agree on.
std::vector<RouteShare> route_shares(const model::Network& network, const model::Subnet& subnet);

}  // namespace netlint::reach
