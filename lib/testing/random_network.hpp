// Test support: small random networks with every kind of noun and doubt.
#pragma once

#include <cstdint>

#include "dice.hpp"
#include "netlint/model/network.hpp"

namespace netlint::testing {

// Appliances: interfaces that forward, NAT instances and the like, and routes that lead to them, often for IPv6.
enum class RandomKind : unsigned char { usual, appliances, organisations };

// One or two VPCs, of organisations four behind one transit gateway, with up to two subnets of eight addresses each,
// and a few of everything else. Half of the networks leave nothing open; in the others each fact is open now and then.
model::Network random_network(std::uint64_t seed, RandomKind kind = RandomKind::usual);

}  // namespace netlint::testing
