// Where links, gateways and other entry points have network interfaces.
//
// Sources: the provider's documentation page of each type for the attributes and defaults, the service's user guide for
// the ports.
#include "rows.hpp"

namespace netlint::aws {
namespace {

using enum model::Tier;

// A row reads better than a column.
// clang-format off
constexpr PlacementRow entry_points_table[] = {
    // --- entry points -----------------------------------------------------------------------------------------------
    {.type = "aws_apigatewayv2_vpc_link", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = edge,
     .outbound_only = always, .placement = each},
    // Clients speak under its address.
    {.type = "aws_ec2_client_vpn_network_association", .subnets = "subnet_id", .groups = "security_group_ids",
     .groups_of = "client_vpn_endpoint_id", .groups_of_type = "aws_ec2_client_vpn_endpoint", .tier = edge,
     .outbound_only = always, .placement = each},
    {.type = "aws_ec2_instance_connect_endpoint", .subnets = "subnet_id", .groups = "security_group_ids", .tier = edge,
     .outbound_only = always, .placement = each, .gives_ipv6 = {"ip_address_type", model::Tri::yes}},
    {.type = "aws_verifiedaccess_endpoint",
     .subnets = "load_balancer_options.subnet_ids rds_options.subnet_ids cidr_options.subnet_ids",
     .groups = "security_group_ids", .tier = edge, .outbound_only = always, .placement = each},
    {.type = "aws_transfer_server", .subnets = "endpoint_details.subnet_ids",
     .groups = "endpoint_details.security_group_ids", .tier = edge, .services = "tcp/22,tcp/21,tcp/990",
     .has_public = {"endpoint_details.address_allocation_ids", "*"}, .placement = each,
     .gives_ipv6 = ip_address_type_or_subnet},
    {.type = "aws_vpclattice_resource_gateway", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = edge,
     .outbound_only = always, .placement = each, .gives_ipv6 = ip_address_type_or_subnet},
    {.type = "aws_route53_resolver_endpoint", .subnets = "ip_address.subnet_id", .groups = "security_group_ids",
     .tier = endpoint, .services = "tcp/53,udp/53", .outbound_only = {"direction", "OUTBOUND"},
     .inbound_only = {"direction", "INBOUND"}, .placement = each, .address = "ip_address.ip", .gives_ipv6 = {"resolver_endpoint_type"}},
    {.type = "aws_directory_service_directory", .subnets = "vpc_settings.subnet_ids connect_settings.subnet_ids",
     .tier = other, .services = "tcp/53,udp/53,tcp/88,udp/88,tcp/389,udp/389,tcp/445,tcp/464,udp/464,tcp/636",
     .no_groups = NoGroups::managed, .placement = each},
    {.type = "aws_directory_service_region", .subnets = "vpc_settings.subnet_ids", .tier = other,
     .services = "tcp/53,udp/53,tcp/88,udp/88,tcp/389,udp/389,tcp/445,tcp/464,udp/464,tcp/636",
     .no_groups = NoGroups::managed, .placement = each},
    {.type = "aws_vpc_route_server_endpoint", .subnets = "subnet_id", .tier = other, .services = "tcp/179",
     .no_groups = NoGroups::managed, .placement = each},
};
// clang-format on

}  // namespace

std::span<const PlacementRow> entry_points_rows() {
    return entry_points_table;
}

}  // namespace netlint::aws
