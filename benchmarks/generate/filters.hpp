// How generated rules and entries are written into the resources that hold them.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "generate/resource.hpp"
#include "generate/rules.hpp"

namespace netlint::generate {

// The attributes of a route that may name its target.
inline constexpr std::array<std::string_view, 5> route_targets{"egress_only_gateway_id", "gateway_id", "nat_gateway_id",
                                                               "transit_gateway_id", "vpc_peering_connection_id"};

// The "ingress" or "egress" of an ACL.
Attribute to_attribute(std::string_view direction, std::span<const Entry> entries);

// The rules of one direction, written inside their group: a block for each service and one more for groups.
Attribute to_attribute(bool egress, std::span<const Rule> rules, std::span<const Target> groups);

// A rule that is a resource.
void write_rule(Resource& resource, const Rule& rule, std::span<const Target> groups);

}  // namespace netlint::generate
