// Where desktops, media, fleets and everything else that computes have network interfaces.
//
// Sources: the provider's documentation page of each type for the attributes and defaults, the service's user guide for
// the ports.
#include "rows.hpp"

namespace netlint::aws {
namespace {

// A row reads better than a column.
// clang-format off
constexpr PlacementRow workplaces_table[] = {
    // --- desktops, builds, media, everything else that computes -----------------------------------------------------
    {.type = "aws_cloud9_environment_ec2", .subnets = "subnet_id", .subnet_decides_public = true,
     .no_subnets = NoSubnets::default_vpc, .no_groups = NoGroups::managed, .placement = each},
    {.type = "aws_workspaces_directory", .subnets = "subnet_ids",
     .groups = "workspace_security_group_id workspace_creation_properties.custom_security_group_id",
     .has_public = {"workspace_creation_properties.enable_internet_access"}, .no_groups = NoGroups::managed,
     .more_groups = true, .owner = "directory_id", .owner_type = "aws_directory_service_directory"},
    {.type = "aws_workspaces_workspace", .subnets = "", .no_groups = NoGroups::managed, .owner = "directory_id",
     .owner_type = "aws_workspaces_directory"},
    {.type = "aws_workspacesweb_network_settings", .subnets = "subnet_ids", .groups = "security_group_ids",
     .outbound_only = always},
    {.type = "aws_appstream_fleet", .subnets = "vpc_config.subnet_ids", .groups = "vpc_config.security_group_ids",
     .has_public = {"enable_default_internet_access"}},
    {.type = "aws_appstream_image_builder", .subnets = "vpc_config.subnet_ids",
     .groups = "vpc_config.security_group_ids", .has_public = {"enable_default_internet_access"}},
    {.type = "aws_imagebuilder_infrastructure_configuration", .subnets = "subnet_id", .groups = "security_group_ids",
     .subnet_decides_public = true, .no_subnets = NoSubnets::default_vpc, .placement = each},
    {.type = "aws_opsworks_instance", .subnets = "subnet_id", .groups = "security_group_ids",
     .subnet_decides_public = true, .no_subnets = NoSubnets::default_vpc, .no_groups = NoGroups::managed,
     .placement = each, .more_groups = true},
    {.type = "aws_gamelift_game_server_group", .subnets = "vpc_subnets", .subnet_decides_public = true,
     .no_subnets = NoSubnets::default_vpc, .no_groups = NoGroups::managed},
    {.type = "aws_m2_environment", .subnets = "subnet_ids", .groups = "security_group_ids",
     .has_public = flag_or_unknown, .no_subnets = NoSubnets::default_vpc},
    {.type = "aws_medialive_channel", .subnets = "vpc.subnet_ids", .groups = "vpc.security_group_ids",
     .has_public = {"vpc.public_address_allocation_ids", "*"}, .outbound_only = always},
    {.type = "aws_medialive_input", .subnets = "vpc.subnet_ids", .groups = "vpc.security_group_ids"},
    {.type = "aws_datasync_agent", .subnets = "subnet_arns", .groups = "security_group_arns"},
    {.type = "aws_datasync_location_efs", .subnets = "ec2_config.subnet_arn",
     .groups = "ec2_config.security_group_arns", .outbound_only = always, .placement = each},
    {.type = "aws_iot_topic_rule_destination", .subnets = "vpc_configuration.subnet_ids",
     .groups = "vpc_configuration.security_groups", .outbound_only = always},
    {.type = "aws_devicefarm_test_grid_project", .subnets = "vpc_config.subnet_ids",
     .groups = "vpc_config.security_group_ids", .outbound_only = always},
    {.type = "aws_codeconnections_host", .subnets = "vpc_configuration.subnet_ids",
     .groups = "vpc_configuration.security_group_ids", .outbound_only = always},
    {.type = "aws_codestarconnections_host", .subnets = "vpc_configuration.subnet_ids",
     .groups = "vpc_configuration.security_group_ids", .outbound_only = always},
    {.type = "aws_s3outposts_endpoint", .subnets = "subnet_id", .groups = "security_group_id", .services = "tcp/443",
     .placement = each},
    {.type = "aws_worklink_fleet", .subnets = "network.subnet_ids", .groups = "network.security_group_ids",
     .outbound_only = always},
};
// clang-format on

}  // namespace

std::span<const PlacementRow> workplaces_rows() {
    return workplaces_table;
}

}  // namespace netlint::aws
