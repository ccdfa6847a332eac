// NAT64: senders of IPv6 that NAT gateways, or interfaces that forward, take to hosts of IPv4, which they name by
// addresses in 64:ff9b::/96.
// https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
//
// Nothing of it is ever certain: AWS tells neither which of its messages are translated nor how.
#pragma once

#include <optional>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/net/flow.hpp"
#include "netlint/set/header_space.hpp"

namespace netlint::reach {

// The names of hosts of IPv4, and the hosts of such names; what is of the other family is left out.
set::AddressSet to_nat64(const set::AddressSet& hosts);
set::AddressSet from_nat64(const set::AddressSet& names);
net::Address from_nat64(const net::Address& name);

// What a VPC may have of addresses, as far as the plan does not tell: no names.
const set::AddressSet& possible_in_vpc();

// What senders name hosts by: without names that stand among the hosts themselves, which say what they mean.
set::AddressSet nat64_names(const set::AddressSet& hosts);

// What a gateway takes: TCP, UDP and echo requests.
const set::ServiceSet& nat64_services();
// Everything that a gateway may take, in the headers that it comes in.
const set::HeaderSpace& nat64_packets();
// Echo requests stand in a set of services under both families.
set::ServiceSet with_echoes(set::ServiceSet services);
// The packet that goes on, still without a source; nothing where the gateway does not take it.
std::optional<net::Flow> after_nat64(const net::Flow& packet);

// The gateways that a target of the subnet's table may hand packets of IPv6 to for that.
std::vector<Id<model::NatGateway>> nat64_gateways(const model::Network& network, Id<model::Subnet> subnet,
                                                  const model::RouteTarget& target);
// Those that what lies beyond the plan may hand such packets to: the ones that a table of their VPC leads names to.
// What lies beyond the plan may have gateways of its own besides.
std::vector<Id<model::NatGateway>> nat64_gateways_from_beyond(const model::Network& network);

// Interfaces that forward and may be handed such packets by what lies beyond the plan: what their software does with
// them nobody knows.
std::vector<Id<model::Eni>> nat64_boxes_from_beyond(const model::Network& network);

// Whether gateways may stand in the VPC that the plan does not show.
bool may_hide_gateways(const model::Network& network, Id<model::Vpc> vpc);

// Whether the subnet's table may lead names of hosts to a gateway, beyond the plan, or to another table.
bool may_send_nat64(const model::Network& network, Id<model::Subnet> subnet);
// By subnet: whether packets out of it may come to a gateway, or beyond the plan, at all. Rather too many than too few.
std::vector<bool> nat64_senders(const model::Network& network);

}  // namespace netlint::reach
