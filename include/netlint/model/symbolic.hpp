// Symbolic addresses: blocks of 240.0.0.0/4 that stand for address sets AWS knows and a plan does not.
//
// AWS publishes the ranges of S3 and its other services outside any plan. A security group rule, a route and a question
// that all name "S3" must nevertheless meet. Class E (RFC 1112) is routed nowhere, so a block of it can stand for such
// a set: 0.0.0.0/0 contains it, no private prefix does, and two services never overlap. A public prefix narrower than
// everything may or may not hold such addresses, so it covers no block for certain and every block possibly.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "netlint/net/prefix.hpp"
#include "netlint/set/address_set.hpp"
#include "netlint/set/bounds.hpp"

namespace netlint::model {

// The block that stands for an AWS service's public addresses. Services with a prefix list of their own ("s3",
// "dynamodb", "cloudfront", "vpc-lattice") have one each; every other service shares one.
set::AddressSet symbolic_block(std::string_view service);

// All symbolic blocks together.
const set::AddressSet& symbolic_addresses();

// The name to print for a symbolic address: "s3", "aws"; empty for an ordinary address.
std::optional<std::string_view> symbolic_name(net::Address address);

// Amazon chooses the IPv6 blocks of a VPC and its subnets at apply. Until then blocks of 3fff::/20, which only examples
// use (RFC 9637), stand for them: global as the true ones, and disjoint. A /56 for each block, numbered below 256, of
// the VPC with this number, below 2^28.
net::Prefix symbolic_ipv6(std::uint32_t vpc, std::uint32_t block = 0);
bool is_symbolic_ipv6(const net::Prefix& prefix);
// The /64 of the subnet with this number, below 256, of such a block.
net::Prefix symbolic_ipv6_subnet(const net::Prefix& block, std::uint32_t subnet);

// Public IPv6 hosts anywhere but in the plan: none of them has an address that stands for one of the plan.
const set::AddressSet& public_hosts_v6();

// Whether what a prefix covers is its own addresses, and no symbolic one can be among them: it is one of those that the
// internet does not route (net/well_known.hpp), and not link-local.
bool covers_itself(const net::Prefix& prefix);

// What a prefix written by a user covers, symbolic addresses included.
set::Bounds<set::AddressSet> covered(const net::Prefix& prefix);

}  // namespace netlint::model
