// What the AWS provider adds to each generated resource by itself.
#pragma once

#include <span>
#include <string_view>

namespace netlint::generate {

// An attribute that the provider fills in while applying. '@' in the JSON stands for the object's id.
struct Computed {
    std::string_view name, json;
};

struct Type {
    std::string_view name;
    std::string_view id_prefix;
    int schema_version;
    std::string_view defaults;  // members of `after` that nobody wrote: "\"timeouts\":null"
    std::span<const Computed> computed;
    std::string_view sensitive;  // after_sensitive
};

namespace types {
extern const Type cloudwatch_log_group, egress_only_internet_gateway, eip, iam_role, iam_role_policy, instance,
    internet_gateway, nat_gateway, network_acl, network_interface, route, route_table, route_table_association,
    security_group, security_group_egress_rule, security_group_ingress_rule, subnet, transit_gateway,
    transit_gateway_attachment, transit_gateway_association, transit_gateway_propagation, transit_gateway_route_table,
    vpc, vpc_peering_connection;
}  // namespace types

}  // namespace netlint::generate
