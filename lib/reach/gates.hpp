// What a single gateway, peering or forwarding interface makes of one packet.
#pragma once

#include <optional>
#include <string>

#include "judge.hpp"
#include "netlint/model/network.hpp"
#include "netlint/net/flow.hpp"
#include "netlint/reach/hop.hpp"

namespace netlint::reach {

Hop make_hop(Stage stage, Decision decision, std::string at, std::string because, model::Provenance where = {},
             std::string code = "");

// A host of the internet, or an AWS service's address.
bool is_public(const net::Address& address);

// A packet that `sender` puts on an internet gateway.
Hop through_internet_gateway(const model::Network& network, Id<model::InternetGateway> id, Id<model::Eni> sender,
                             const net::Flow& packet);

// `made`, refused: gateways to the internet pass no packets of this IPv6 address of the interface.
Hop not_of_internet(const model::Network& network, Id<model::Eni> id, const net::Address& own, Hop made);

// What VPC Block Public Access says to an exchange with the internet; nothing where it is open.
std::optional<Hop> public_access(const model::Network& network, Id<model::Eni> eni, bool translates,
                                 model::Direction direction);

// The gateway by which a VPC meets the internet: the one attached for certain, else one that may be.
const model::InternetGateway* gateway_of(const model::Network& network, Id<model::Vpc> vpc);

// Whether a peering carries a packet out of `from`, and into which VPC.
struct Crossing {
    Hop hop;
    std::optional<Id<model::Vpc>> other;
};

Crossing through_peering(const model::Network& network, Id<model::Peering> id, Id<model::Vpc> from,
                         const net::Flow& packet);
// To hosts of the other VPC that are no interface of the plan: where the plan shows all of it, there are none.
Hop to_unseen_peer(const model::Network& network, Id<model::Peering> id, Id<model::Vpc> from, const net::Flow& packet);

// An interface that passes on what is not its own, if its software wants to.
Hop forwarding(const model::Network& network, Id<model::Eni> box);
// Appliances behind a Gateway Load Balancer, or a network firewall: they let through what their rules want.
Hop inspecting(const model::VpcEndpoint& endpoint);
// A target that is not modelled.
Hop beyond(const model::UnmodelledTarget& target);

// The route that was chosen, or that there is none.
Hop route_hop(const model::Network& network, Id<model::Subnet> subnet, const RouteChoice& choice);

}  // namespace netlint::reach
