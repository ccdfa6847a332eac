// The judge's walk over the fabric: the ways that one packet may go from table to table, through transit gateways and
// appliances, until something delivers it, takes it out of the plan or drops it. The two ends' own filters are no part
// of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "judge.hpp"
#include "netlint/model/network.hpp"
#include "netlint/net/flow.hpp"
#include "netlint/reach/hop.hpp"

namespace netlint::reach {

struct Carried {
    std::vector<Hop> hops;
    Id<model::Subnet> subnet{0};        // whose table had the last word, or where the packet is handed over
    std::optional<RouteChoice> choice;  // what that table says, for the caller to judge
    bool handed = false;                // the destination is in `subnet` itself, and nothing judges
    bool translated = false;            // the interface that `choice` names goes on in its own name
    std::optional<Hop> door;            // the last hop, when that is a thing beyond the plan

    std::vector<std::string> services;                              // that inspected it, sorted
    std::vector<Id<model::VpcEndpoint>> endpoints;                  // at which of their endpoints, sorted
    std::vector<std::pair<Id<model::Eni>, std::size_t>> forwarded;  // by whom, and where in `hops` it left them
    std::optional<model::Tri> names;  // after a transit gateway: whether group references mean the sender still
    std::string depends_on;           // why there are other ways

    // Ways that differ in the subnet by which AWS takes the packet out of a transit gateway: the first of them, and how
    // many such subnets there are.
    std::uint32_t exits_of = 0;
    std::size_t exits = 0;

    bool direct() const { return services.empty() && forwarded.empty(); }
};

// The worst of them.
Decision decision_of(const std::vector<Hop>& hops);

// Out of a subnet to a destination that is not in it.
std::vector<Carried> carry(const model::Network& network, Id<model::Subnet> from, const net::Flow& packet, Half half);

// In by the internet gateway of a VPC.
std::vector<Carried> carry_in(const model::Network& network, Id<model::Vpc> vpc, const net::Flow& packet, Half half);

}  // namespace netlint::reach
