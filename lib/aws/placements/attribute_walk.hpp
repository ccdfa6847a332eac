// From a row's attribute to the concrete places of it in one instance: "subnet_mapping.subnet_id" may be several.
#pragma once

#include <string_view>
#include <vector>

#include "netlint/plan/path.hpp"
#include "netlint/plan/value.hpp"

namespace netlint::aws {

// "subnet_mapping[0].subnet_id", "subnet_mapping[1].subnet_id": one for each block that is there, in the plan's order.
// Of a block whose number is not known, the first stands for all. Several attributes are separated by spaces.
std::vector<plan::Path> places(const plan::Value& values, std::string_view attributes);

// The attribute beside `path` in the same block: "subnet_mapping[1].private_ipv4_address". `attribute` is dotted like
// the row's and goes through the same blocks.
plan::Path beside(const plan::Path& path, std::string_view attribute);

// Whether an attribute of this name holds several ids. Terraform's names are regular: "subnet_ids", "security_groups"
// and "security_group_id_list" do, "subnet_id" and "subnet_group_name" do not; "vpc_zone_identifier" is the exception.
bool holds_many(std::string_view attribute);

// The same of the attribute at `path`: a known value tells what it is, and only of an unknown one the name has to.
bool holds_many(const plan::Value& values, const plan::Path& path);

// "network_configuration.subnets" as an index-free name for messages, with [0] after each block.
plan::Path first_place(std::string_view attribute);

}  // namespace netlint::aws
