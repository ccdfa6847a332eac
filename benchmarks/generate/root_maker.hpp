// What lies between the VPCs of a generated network: transit gateways, their tables and attachments, peerings.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "generate/resource.hpp"
#include "generate/shape.hpp"
#include "generate/vpc_maker.hpp"

namespace netlint::generate {

// What the root module knows of a VPC.
struct VpcOutputs {
    bool joined;
    VpcParts::Output vpc, gateway_subnets, private_table;
};

std::vector<Resource> make_gateways(const Shape& shape);  // the transit gateways alone
// The gateway, among those, that a VPC is attached to.
std::optional<Target> gateway_of(const Shape& shape, std::span<const Resource> gateways, std::size_t vpc);

// All of the root module, the gateways too, in the order of addresses.
std::vector<Resource> make_root(const Shape& shape, std::span<const VpcOutputs> vpcs);

}  // namespace netlint::generate
