// The order of placements: what others refer to comes first.
#include "readers.hpp"

#include <vector>

#include "row_reader.hpp"
#include "subnet_group.hpp"

namespace netlint::aws {
namespace {

constexpr std::string_view consulted[] = {
    "aws_launch_template",
    "aws_launch_configuration",
    "aws_route53_record",
    "aws_cloudfront_vpc_origin",
    "aws_ec2_client_vpn_endpoint",
    "aws_ec2_client_vpn_authorization_rule",
    "aws_ec2_client_vpn_route",
    "aws_globalaccelerator_accelerator",
    "aws_globalaccelerator_listener",
    "aws_vpclattice_resource_configuration",
    "aws_vpclattice_service",
    "aws_vpclattice_service_network",
    "aws_vpclattice_service_network_resource_association",
    "aws_vpclattice_service_network_service_association",
    "aws_vpclattice_target_group",
    "aws_vpclattice_listener",
    "aws_vpclattice_listener_rule",
    "aws_vpc_endpoint_service",
    "aws_vpc_endpoint_service_allowed_principal",
    "aws_vpc_endpoint_connection_accepter",
};

}  // namespace

std::span<const std::string_view> consulted_types() {
    return consulted;
}

std::span<const Reader> placement_readers() {
    static const std::vector<Reader> all = [] {
        using namespace readers;
        std::vector<Reader> made(subnet_group_readers().begin(), subnet_group_readers().end());
        const auto add = [&](std::initializer_list<const Reader*> family) {
            for (const Reader* reader : family) made.push_back(*reader);
        };
        add({&network_interface, &instance, &spot_instance_request, &scaling_group, &ec2_fleet, &spot_fleet});
        add({&batch_environment, &db_instance});
        add({&eks_cluster_group, &eks_cluster, &eks_node_group, &eks_fargate_profile});
        add({&balancer, &balancer_alias, &classic_balancer, &target_group, &target_group_alias});
        const std::vector<Reader> rows = row_readers();
        made.insert(made.end(), rows.begin(), rows.end());
        made.push_back(event_source);  // beside what rows place
        // What joins the others once all of them are there.
        add({&own_attachment, &network_interface_attachment, &network_interface_sg_attachment});
        add({&listener, &listener_alias, &listener_rule, &listener_rule_alias, &classic_listeners,
             &classic_attachment});
        add({&target_attachment, &target_attachment_alias, &service_targets, &task_set_targets});
        add({&scaling_group_targets, &scaling_attachment, &traffic_source_attachment});
        add({&connect_endpoint, &client_vpn_association, &service_endpoint, &endpoint_private_names, &shared_endpoint});
        add({&resource_gateway});
        add({&accelerator_group, &custom_routing_group, &service_network_vpc, &service_network_target, &vpc_origin});
        add({&distribution, &web_acl_association, &classic_web_acl_association});
        return made;
    }();
    return all;
}

}  // namespace netlint::aws
