// What the listeners of a load balancer take: it drops the rest by itself, although the network brings it there.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html
#pragma once

#include <optional>
#include <string>

#include "netlint/model/network.hpp"
#include "netlint/reach/endpoint.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::reach {

// What a balancer answers by itself, whatever its listeners. Other protocols without ports it drops.
set::ServiceSet echoed();

// With what it answers by itself. Empty where the plan may not show all listeners.
std::optional<set::ServiceSet> taken_by(const model::Network& network, const model::LoadBalancer& balancer);

// "no listener of aws_lb.web takes tcp/22, only tcp/443: ..."; empty where the end takes all of `asked`, as far as is
// known.
std::string listening_note(const model::Network& network, const Endpoint& to, const set::ServiceSet& asked);

}  // namespace netlint::reach
