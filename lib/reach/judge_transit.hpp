// What a transit gateway makes of one packet.
#pragma once

#include <optional>
#include <vector>

#include "judge.hpp"
#include "netlint/model/network.hpp"
#include "netlint/net/flow.hpp"
#include "netlint/reach/hop.hpp"

namespace netlint::reach {

// One way through it that the plan leaves open. `exits`: subnets of the VPC where the packet comes out, of which AWS
// takes any one; none where it ends with the hops. `door`: the thing beyond the plan that it leaves by.
struct TransitWay {
    std::vector<Hop> hops;
    std::vector<Id<model::Subnet>> exits;
    std::optional<model::Tri> names;         // whether group references mean the sender still; empty: not known
    model::Tri exit_names = model::Tri::no;  // whether they might where the sender is not behind the entry
    std::optional<Hop> door;
    std::string depends_on;  // why there are other ways
};

// A packet that a subnet's table hands to the gateway; never without a way.
std::vector<TransitWay> through_transit(const model::Network& network, Id<model::TransitGateway> id,
                                        Id<model::Subnet> from, const net::Flow& packet, Half half);

// How it goes on from a subnet where it came out: the subnet's ACL, its table, and what of the targets a packet from
// elsewhere may use. `handed`: the destination is in the subnet itself, and nothing judges.
struct TransitExit {
    std::vector<Hop> hops;
    std::optional<RouteChoice> choice;  // to follow: local, a NAT gateway, an appliance
    bool open = false;                  // one of several choices
    std::optional<Hop> door;
    bool handed = false;
};

std::vector<TransitExit> out_of_transit(const model::Network& network, Id<model::Subnet> exit, const net::Flow& packet,
                                        Half half);

}  // namespace netlint::reach
