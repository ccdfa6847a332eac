// The rows that tell what each noun's id can be read from. Data sources share the types of what they read.
#include "accept.hpp"

namespace netlint::aws {

using plan::Accept;
using enum plan::Gives;

template <>
const Accept& accepted<model::Vpc>() {
    static const Accept rows{
        {"aws_vpc"},
        {"aws_vpc", "arn"},
        {"aws_default_vpc"},
        {"aws_vpcs", "ids"},
        // whatever lives in a VPC carries its id
        {"aws_subnet", "vpc_id", copy},
        {"aws_default_subnet", "vpc_id", copy},
        {"aws_security_group", "vpc_id", copy},
        {"aws_default_security_group", "vpc_id", copy},
        {"aws_route_table", "vpc_id", copy},
        {"aws_default_route_table", "vpc_id", copy},
        {"aws_network_acl", "vpc_id", copy},
        {"aws_default_network_acl", "vpc_id", copy},
        {"aws_internet_gateway", "vpc_id", copy},
        {"aws_internet_gateway_attachment", "vpc_id", copy},
        {"aws_egress_only_internet_gateway", "vpc_id", copy},
        {"aws_vpc_ipv4_cidr_block_association", "vpc_id", copy},
        {"aws_vpc_ipv6_cidr_block_association", "vpc_id", copy},
        {"aws_vpc_dhcp_options_association", "vpc_id", copy},
        {"aws_vpc_endpoint", "vpc_id", copy},
        {"aws_lb", "vpc_id", copy},
        {"aws_lb_target_group", "vpc_id", copy},
        {"aws_vpc_peering_connection", "vpc_id", copy},
        {"aws_vpc_peering_connection", "peer_vpc_id", copy},
        {"aws_vpn_gateway", "vpc_id", copy},
        {"aws_vpn_gateway_attachment", "vpc_id", copy},
        {"aws_main_route_table_association", "vpc_id", copy},
        {"aws_db_subnet_group", "vpc_id", copy},
        {"aws_ec2_transit_gateway_vpc_attachment", "vpc_id", copy},
    };
    return rows;
}

template <>
const Accept& accepted<model::Subnet>() {
    static const Accept rows{
        {"aws_subnet"},
        {"aws_subnet", "arn"},
        {"aws_default_subnet"},
        {"aws_default_subnet", "arn"},
        {"aws_subnets", "ids"},
        {"aws_subnet_ids", "ids"},
        {"aws_nat_gateway", "subnet_id", copy},
        {"aws_instance", "subnet_id", copy},
        {"aws_network_interface", "subnet_id", copy},
        {"aws_route_table_association", "subnet_id", copy},
        {"aws_network_acl_association", "subnet_id", copy},
        {"aws_efs_mount_target", "subnet_id", copy},
    };
    return rows;
}

template <>
const Accept& accepted<model::SecurityGroup>() {
    static const Accept rows{
        {"aws_security_group"},
        {"aws_security_group", "arn"},
        {"aws_default_security_group"},
        {"aws_vpc", "default_security_group_id"},
        {"aws_default_vpc", "default_security_group_id"},
        {"aws_security_groups", "ids"},
        {"aws_security_group_rule", "security_group_id", copy},
        {"aws_security_group_rule", "source_security_group_id", copy},
        {"aws_vpc_security_group_ingress_rule", "security_group_id", copy},
        {"aws_vpc_security_group_egress_rule", "security_group_id", copy},
        {"aws_eks_cluster", "vpc_config[0].cluster_security_group_id"},
        {"aws_directory_service_directory", "security_group_id"},
        {"aws_elb", "source_security_group_id", copy},
    };
    return rows;
}

template <>
const Accept& accepted<model::RouteTable>() {
    static const Accept rows{
        {"aws_route_table"},
        {"aws_default_route_table"},
        {"aws_vpc", "main_route_table_id"},
        {"aws_vpc", "default_route_table_id"},
        {"aws_default_vpc", "main_route_table_id"},
        {"aws_default_vpc", "default_route_table_id"},
        {"aws_route_tables", "ids"},
        {"aws_route_table_association", "route_table_id", copy},
        {"aws_main_route_table_association", "route_table_id", copy},
        {"aws_default_route_table", "default_route_table_id", copy},
        {"aws_route", "route_table_id", copy},
        {"aws_route_table", "route_table_id", copy},
    };
    return rows;
}

template <>
const Accept& accepted<model::NetworkAcl>() {
    static const Accept rows{
        {"aws_network_acl"},
        {"aws_default_network_acl"},
        {"aws_vpc", "default_network_acl_id"},
        {"aws_default_vpc", "default_network_acl_id"},
        {"aws_network_acls", "ids"},
        {"aws_network_acl_association", "network_acl_id", copy},
        {"aws_network_acl_rule", "network_acl_id", copy},
    };
    return rows;
}

template <>
const Accept& accepted<model::PrefixList>() {
    static const Accept rows{
        {"aws_ec2_managed_prefix_list"},
        {"aws_ec2_managed_prefix_lists", "ids"},
        {"aws_prefix_list"},
        {"aws_vpc_endpoint", "prefix_list_id"},
        {"aws_ec2_managed_prefix_list_entry", "prefix_list_id", copy},
    };
    return rows;
}

template <>
const Accept& accepted<model::InternetGateway>() {
    static const Accept rows{{"aws_internet_gateway"},
                             {"aws_internet_gateway_attachment", "internet_gateway_id", copy}};
    return rows;
}

template <>
const Accept& accepted<model::VpnGateway>() {
    static const Accept rows{{"aws_vpn_gateway"},
                             {"aws_vpn_gateway_attachment", "vpn_gateway_id", copy},
                             {"aws_vpn_connection", "vpn_gateway_id", copy},
                             {"aws_vpn_gateway_route_propagation", "vpn_gateway_id", copy},
                             {"aws_dx_gateway_association", "associated_gateway_id", copy}};
    return rows;
}

template <>
const Accept& accepted<model::EgressOnlyGateway>() {
    static const Accept rows{{"aws_egress_only_internet_gateway"}};
    return rows;
}

template <>
const Accept& accepted<model::NatGateway>() {
    static const Accept rows{{"aws_nat_gateway"}, {"aws_nat_gateways", "ids"}};
    return rows;
}

template <>
const Accept& accepted<model::VpcEndpoint>() {
    static const Accept rows{
        {"aws_vpc_endpoint"},
        {"aws_vpc_endpoint_subnet_association", "vpc_endpoint_id", copy},
        {"aws_vpc_endpoint_route_table_association", "vpc_endpoint_id", copy},
    };
    return rows;
}

template <>
const Accept& accepted<model::Peering>() {
    static const Accept rows{
        {"aws_vpc_peering_connection"},
        {"aws_vpc_peering_connection_accepter"},
        {"aws_vpc_peering_connection_accepter", "vpc_peering_connection_id", copy},
        {"aws_vpc_peering_connection_options", "vpc_peering_connection_id", copy},
    };
    return rows;
}

template <>
const Accept& accepted<model::TransitGateway>() {
    static const Accept rows{
        {"aws_ec2_transit_gateway"},
        {"aws_ec2_transit_gateway_vpc_attachment", "transit_gateway_id", copy},
        {"aws_ec2_transit_gateway_vpc_attachment_accepter", "transit_gateway_id", copy},
        {"aws_ec2_transit_gateway_route_table", "transit_gateway_id", copy},
    };
    return rows;
}

template <>
const Accept& accepted<model::TransitAttachment>() {
    static const Accept rows{
        {"aws_ec2_transit_gateway_vpc_attachment"},
        {"aws_ec2_transit_gateway_vpc_attachment_accepter"},
        {"aws_ec2_transit_gateway_vpc_attachment_accepter", "transit_gateway_attachment_id", copy},
        {"aws_ec2_transit_gateway_peering_attachment"},
        {"aws_ec2_transit_gateway_peering_attachment_accepter"},
        {"aws_ec2_transit_gateway_connect"},
        {"aws_ec2_transit_gateway_vpn_attachment"},
        {"aws_ec2_transit_gateway_dx_gateway_attachment"},
        {"aws_vpn_connection", "transit_gateway_attachment_id"},
        {"aws_ec2_transit_gateway_route_table_association", "transit_gateway_attachment_id", copy},
        {"aws_ec2_transit_gateway_route_table_propagation", "transit_gateway_attachment_id", copy},
    };
    return rows;
}

template <>
const Accept& accepted<model::TransitTable>() {
    static const Accept rows{
        {"aws_ec2_transit_gateway_route_table"},
        {"aws_ec2_transit_gateway", "association_default_route_table_id"},
        {"aws_ec2_transit_gateway", "propagation_default_route_table_id"},
        {"aws_ec2_transit_gateway_route_table_association", "transit_gateway_route_table_id", copy},
        {"aws_ec2_transit_gateway_route_table_propagation", "transit_gateway_route_table_id", copy},
    };
    return rows;
}

template <>
const Accept& accepted<model::Eni>() {
    static const Accept rows{
        {"aws_network_interface"},
        {"aws_instance", "primary_network_interface_id"},
        {"aws_spot_instance_request", "primary_network_interface_id"},
        {"aws_nat_gateway", "network_interface_id"},
        {"aws_network_interface_attachment", "network_interface_id", copy},
        {"aws_efs_mount_target", "network_interface_id"},
    };
    return rows;
}

template <>
const Accept& accepted<model::Resource>() {
    static const Accept rows{{"aws_instance"}, {"aws_spot_instance_request", "spot_instance_id"}};
    return rows;
}

}  // namespace netlint::aws
