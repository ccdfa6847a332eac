// Compares the associations of the network before the plan with those that are left.
#include "detached.hpp"

namespace netlint::aws {
namespace {

// Resources of type `by` put what `member` names into `attribute` of the one whose `identity` their `owner` names.
struct Association {
    std::string_view type, attribute, by, owner, member;
    std::string_view identity = "id";
};

constexpr Association associations[] = {
    {"aws_autoscaling_group", "load_balancers", "aws_autoscaling_attachment", "autoscaling_group_name", "elb", "name"},
    {"aws_autoscaling_group", "target_group_arns", "aws_autoscaling_attachment", "autoscaling_group_name",
     "lb_target_group_arn", "name"},
    {"aws_ec2_managed_prefix_list", "entry", "aws_ec2_managed_prefix_list_entry", "prefix_list_id", "cidr"},
    {"aws_elb", "instances", "aws_elb_attachment", "elb", "instance", "name"},
    {"aws_instance", "vpc_security_group_ids", "aws_network_interface_sg_attachment", "network_interface_id",
     "security_group_id", "primary_network_interface_id"},
    {"aws_internet_gateway", "vpc_id", "aws_internet_gateway_attachment", "internet_gateway_id", "vpc_id"},
    {"aws_network_acl", "subnet_ids", "aws_network_acl_association", "network_acl_id", "subnet_id"},
    {"aws_network_interface", "security_groups", "aws_network_interface_sg_attachment", "network_interface_id",
     "security_group_id"},
    {"aws_route_table", "propagating_vgws", "aws_vpn_gateway_route_propagation", "route_table_id", "vpn_gateway_id"},
    {"aws_vpc", "ipv6_cidr_block", "aws_vpc_ipv6_cidr_block_association", "vpc_id", "ipv6_cidr_block"},
    {"aws_vpc_endpoint", "route_table_ids", "aws_vpc_endpoint_route_table_association", "vpc_endpoint_id",
     "route_table_id"},
    {"aws_vpc_endpoint", "security_group_ids", "aws_vpc_endpoint_security_group_association", "vpc_endpoint_id",
     "security_group_id"},
    {"aws_vpc_endpoint", "subnet_ids", "aws_vpc_endpoint_subnet_association", "vpc_endpoint_id", "subnet_id"},
    {"aws_vpn_gateway", "vpc_id", "aws_vpn_gateway_attachment", "vpn_gateway_id", "vpc_id"},
};

}  // namespace

std::set<std::string, std::less<>> detached(Context& context, plan::ResourceId id, const plan::Path& path) {
    std::set<std::string, std::less<>> gone;
    for (const Association& one : associations) {
        if (path.attribute() != one.attribute || context.resource(id).type() != one.type) continue;
        const std::string_view owner = context.text(id, one.identity);
        if (owner.empty() || context.written(id, path)) return gone;
        for (const plan::ResourceId before : context.earlier(one.by, one.owner, owner)) {
            const plan::Resource& was = context.plan.before()[before];
            const auto member = was.values[one.member].as_string();
            const auto left = context.world.find(was.address_text);
            const auto same = [&](std::string_view name) {
                return context.world[*left].values[name].as_string() == was.values[name].as_string();
            };
            if (member && !(left && same(one.owner) && same(one.member))) gone.emplace(*member);
        }
    }
    return gone;
}

}  // namespace netlint::aws
