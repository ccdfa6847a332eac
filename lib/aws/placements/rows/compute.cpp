// Where containers, functions and builds have network interfaces.
//
// Sources: the provider's documentation page of each type for the attributes and defaults, the service's user guide for
// the ports.
#include "rows.hpp"

namespace netlint::aws {
namespace {

// A row reads better than a column.
// clang-format off
constexpr PlacementRow compute_table[] = {
    // --- containers and functions -----------------------------------------------------------------------------------
    {.type = "aws_ecs_service", .subnets = "network_configuration.subnets",
     .groups = "network_configuration.security_groups", .has_public = {"network_configuration.assign_public_ip"},
     .on_instances = {"launch_type", "EC2"}},
    {.type = "aws_ecs_task_set", .subnets = "network_configuration.subnets",
     .groups = "network_configuration.security_groups", .has_public = {"network_configuration.assign_public_ip"}},
    {.type = "aws_cloudwatch_event_target", .subnets = "ecs_target.network_configuration.subnets",
     .groups = "ecs_target.network_configuration.security_groups",
     .has_public = {"ecs_target.network_configuration.assign_public_ip"}, .no_subnets = NoSubnets::ignore},
    {.type = "aws_scheduler_schedule", .subnets = "target.ecs_parameters.network_configuration.subnets",
     .groups = "target.ecs_parameters.network_configuration.security_groups",
     .has_public = {"target.ecs_parameters.network_configuration.assign_public_ip"}, .no_subnets = NoSubnets::ignore},
    {.type = "aws_pipes_pipe",
     .subnets = "target_parameters.ecs_task_parameters.network_configuration.aws_vpc_configuration.subnets",
     .groups = "target_parameters.ecs_task_parameters.network_configuration.aws_vpc_configuration.security_groups",
     .has_public = {"target_parameters.ecs_task_parameters.network_configuration.aws_vpc_configuration.assign_public_ip",
                    "ENABLED"},
     .no_subnets = NoSubnets::ignore},
    {.type = "aws_lambda_function", .subnets = "vpc_config.subnet_ids", .groups = "vpc_config.security_group_ids",
     .outbound_only = always, .gives_ipv6 = {"vpc_config.ipv6_allowed_for_dual_stack"}},
    {.type = "aws_apprunner_vpc_connector", .subnets = "subnets", .groups = "security_groups",
     .outbound_only = always},
    {.type = "aws_codebuild_project", .subnets = "vpc_config.subnets", .groups = "vpc_config.security_group_ids",
     .outbound_only = always},
    {.type = "aws_codebuild_fleet", .subnets = "vpc_config.subnets", .groups = "vpc_config.security_group_ids",
     .outbound_only = always},
    {.type = "aws_synthetics_canary", .subnets = "vpc_config.subnet_ids", .groups = "vpc_config.security_group_ids",
     .outbound_only = always, .gives_ipv6 = {"vpc_config.ipv6_allowed_for_dual_stack"}},

    {.type = "aws_lambda_capacity_provider", .subnets = "vpc_config.subnet_ids",
     .groups = "vpc_config.security_group_ids", .outbound_only = always},  // provider 6
};
// clang-format on

}  // namespace

std::span<const PlacementRow> compute_rows() {
    return compute_table;
}

}  // namespace netlint::aws
