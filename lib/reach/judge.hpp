// The single decisions of the judge: one packet against one group list, one ACL, one route table.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/net/flow.hpp"
#include "netlint/reach/hop.hpp"

namespace netlint::reach {

// Whose packet a filter sees at the other end.
struct Peer {
    net::Address address;
    std::optional<Id<model::Eni>> eni;  // the interface that carries groups, where references still mean it
    std::string name;
    bool direct = true;  // false: something on the way stands between the two, and references may not mean the peer
    // Whether a transit gateway on the way lets references mean the peer; empty: there is none.
    std::optional<model::Tri> names = std::nullopt;
};

// Whether any permission of the interface's groups admits the packet. Nothing for interfaces that no group filters.
std::optional<Hop> judge_groups(const model::Network& network, Id<model::Eni> eni, model::Direction direction,
                                const net::Flow& packet, const Peer& peer);

// The same for groups that stand on no interface of the plan; `own` lends them its subnet.
std::optional<Hop> judge_groups(const model::Network& network, const model::Eni& own, const std::string& name,
                                model::Direction direction, const net::Flow& packet, const Peer& peer);

// Whether a set that is known within bounds holds the address.
model::Tri contains(const set::Bounds<set::AddressSet>& set, const net::Address& address);
// Whether a prefix written by a user covers it: contains() of model::covered(), mostly without building the sets.
model::Tri covers(const net::Prefix& prefix, const net::Address& address);

// The first matching entry of the subnet's ACL.
Hop judge_acl(const model::Network& network, Id<model::Subnet> subnet, model::Direction direction,
              const net::Flow& packet, Half half);

// One target that a packet may be handed to. Without a target no route matches.
struct RouteChoice {
    std::optional<model::RouteTarget> target;
    model::Provenance where;
    std::string text;        // "0.0.0.0/0 -> aws_nat_gateway.main"
    std::string depends_on;  // why there are other choices
};

// Every target that some completion of the plan may choose; one when it is certain.
std::vector<RouteChoice> judge_routes(const model::Network& network, Id<model::Subnet> subnet,
                                      const net::Address& destination);

// The same for what comes in by an attachment of a transit gateway; nothing when no table is associated with it.
std::vector<RouteChoice> judge_routes(const model::Network& network, const model::TransitAttachment& attachment,
                                      const net::Address& destination);

// The same for what comes in by an internet gateway that has tables.
std::vector<RouteChoice> judge_routes(const model::Network& network, const model::InternetGateway& gateway,
                                      const net::Address& destination);

// "tcp/443", "icmp 8/0", "gre".
std::string service_text(const net::Flow& packet);
// The address, or the AWS service that it stands for.
std::string host_text(const net::Address& address);
std::string subnet_name(const model::Network& network, Id<model::Subnet> subnet);
std::string eni_name(const model::Network& network, Id<model::Eni> eni);

}  // namespace netlint::reach
