// Who has network interfaces where, one row a resource type.
//
// Sources: the provider's documentation page of each type for the attributes and defaults, the service's user guide for
// the ports. Types whose interfaces one row cannot tell (instances, load balancers, scaling groups, clusters of EKS,
// database instances with replicas, VPC endpoints) have readers of their own.
#include "table.hpp"

#include <algorithm>
#include <array>

namespace netlint::aws {
namespace {

using enum model::Tier;
constexpr When flag{"publicly_accessible"};
constexpr When always{"", "", model::Tri::yes};  // no attribute, so what holds where it is omitted
constexpr auto flag_or_unknown = When{"publicly_accessible", "true", model::Tri::unknown};
constexpr auto each = model::Placement::each;

// A row reads better than a column.
// clang-format off
constexpr PlacementRow rows[] = {
    // --- containers and functions -----------------------------------------------------------------------------------
    {.type = "aws_ecs_service", .subnets = "network_configuration.subnets",
     .groups = "network_configuration.security_groups", .has_public = {"network_configuration.assign_public_ip"}},
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
     .outbound_only = always},
    {.type = "aws_batch_compute_environment", .subnets = "compute_resources.subnets",
     .groups = "compute_resources.security_group_ids", .subnet_decides_public = true},
    {.type = "aws_apprunner_vpc_connector", .subnets = "subnets", .groups = "security_groups",
     .outbound_only = always},
    {.type = "aws_codebuild_project", .subnets = "vpc_config.subnets", .groups = "vpc_config.security_group_ids",
     .outbound_only = always},
    {.type = "aws_codebuild_fleet", .subnets = "vpc_config.subnets", .groups = "vpc_config.security_group_ids",
     .outbound_only = always},
    {.type = "aws_synthetics_canary", .subnets = "vpc_config.subnet_ids", .groups = "vpc_config.security_group_ids",
     .outbound_only = always},

    {.type = "aws_lambda_capacity_provider", .subnets = "vpc_config.subnet_ids",
     .groups = "vpc_config.security_group_ids", .outbound_only = always},  // provider 6

    // --- analytics and machine learning -----------------------------------------------------------------------------
    {.type = "aws_emr_cluster", .subnets = "ec2_attributes.subnet_ids ec2_attributes.subnet_id",
     .groups = "ec2_attributes.emr_managed_master_security_group ec2_attributes.emr_managed_slave_security_group "
               "ec2_attributes.additional_master_security_groups ec2_attributes.additional_slave_security_groups "
               "ec2_attributes.service_access_security_group", .subnet_decides_public = true,
     .no_subnets = NoSubnets::default_vpc, .no_groups = NoGroups::managed, .groups_vary = true, .more_groups = true},
    {.type = "aws_emr_studio", .subnets = "subnet_ids",
     .groups = "workspace_security_group_id engine_security_group_id", .groups_vary = true},
    {.type = "aws_emrserverless_application", .subnets = "network_configuration.subnet_ids",
     .groups = "network_configuration.security_group_ids", .outbound_only = always},
    {.type = "aws_glue_connection", .subnets = "physical_connection_requirements.subnet_id",
     .groups = "physical_connection_requirements.security_group_id_list", .outbound_only = always},
    {.type = "aws_glue_dev_endpoint", .subnets = "subnet_id", .groups = "security_group_ids", .outbound_only = always},
    {.type = "aws_sagemaker_notebook_instance", .subnets = "subnet_id", .groups = "security_groups",
     .placement = each},
    {.type = "aws_sagemaker_domain", .subnets = "subnet_ids",
     .groups = "default_user_settings.security_groups default_space_settings.security_groups "
               "domain_settings.security_group_ids", .groups_vary = true, .more_groups = true},
    {.type = "aws_sagemaker_model", .subnets = "vpc_config.subnets", .groups = "vpc_config.security_group_ids",
     .outbound_only = always},
    {.type = "aws_sagemaker_data_quality_job_definition", .subnets = "network_config.vpc_config.subnets",
     .groups = "network_config.vpc_config.security_group_ids", .outbound_only = always},
    {.type = "aws_sagemaker_workforce", .subnets = "workforce_vpc_config.subnets",
     .groups = "workforce_vpc_config.security_group_ids", .outbound_only = always},
    {.type = "aws_mwaa_environment", .subnets = "network_configuration.subnet_ids",
     .groups = "network_configuration.security_group_ids"},
    {.type = "aws_kinesisanalyticsv2_application", .subnets = "application_configuration.vpc_configuration.subnet_ids",
     .groups = "application_configuration.vpc_configuration.security_group_ids", .outbound_only = always},
    {.type = "aws_kinesis_firehose_delivery_stream",
     .subnets = "elasticsearch_configuration.vpc_config.subnet_ids opensearch_configuration.vpc_config.subnet_ids "
                "opensearchserverless_configuration.vpc_config.subnet_ids",
     .groups = "elasticsearch_configuration.vpc_config.security_group_ids "
               "opensearch_configuration.vpc_config.security_group_ids "
               "opensearchserverless_configuration.vpc_config.security_group_ids", .outbound_only = always,
     .no_subnets = NoSubnets::ignore},
    {.type = "aws_osis_pipeline", .subnets = "vpc_options.subnet_ids", .groups = "vpc_options.security_group_ids",
     .services = "tcp/443"},
    {.type = "aws_mskconnect_connector", .subnets = "kafka_cluster.apache_kafka_cluster.vpc.subnets",
     .groups = "kafka_cluster.apache_kafka_cluster.vpc.security_groups", .outbound_only = always},
    {.type = "aws_msk_replicator", .subnets = "kafka_cluster.vpc_config.subnet_ids",
     .groups = "kafka_cluster.vpc_config.security_groups_ids", .outbound_only = always, .groups_vary = true},
    {.type = "aws_prometheus_scraper", .subnets = "source.eks.subnet_ids", .groups = "source.eks.security_group_ids",
     .outbound_only = always},
    {.type = "aws_grafana_workspace", .subnets = "vpc_configuration.subnet_ids",
     .groups = "vpc_configuration.security_group_ids", .outbound_only = always},
    {.type = "aws_quicksight_vpc_connection", .subnets = "subnet_ids", .groups = "security_group_ids",
     .outbound_only = always},
    {.type = "aws_bedrock_custom_model", .subnets = "vpc_config.subnet_ids", .groups = "vpc_config.security_group_ids",
     .outbound_only = always},
    {.type = "aws_comprehend_document_classifier", .subnets = "vpc_config.subnets",
     .groups = "vpc_config.security_group_ids", .outbound_only = always},
    {.type = "aws_comprehend_entity_recognizer", .subnets = "vpc_config.subnets",
     .groups = "vpc_config.security_group_ids", .outbound_only = always},
    {.type = "aws_finspace_kx_cluster", .subnets = "vpc_configuration.subnet_ids",
     .groups = "vpc_configuration.security_group_ids"},

    // --- desktops, builds, media, everything else that computes -----------------------------------------------------
    {.type = "aws_cloud9_environment_ec2", .subnets = "subnet_id", .subnet_decides_public = true,
     .no_subnets = NoSubnets::default_vpc, .no_groups = NoGroups::managed, .placement = each},
    {.type = "aws_workspaces_directory", .subnets = "subnet_ids",
     .groups = "workspace_security_group_id workspace_creation_properties.custom_security_group_id",
     .no_groups = NoGroups::managed, .more_groups = true},
    {.type = "aws_workspacesweb_network_settings", .subnets = "subnet_ids", .groups = "security_group_ids",
     .outbound_only = always},
    {.type = "aws_appstream_fleet", .subnets = "vpc_config.subnet_ids", .groups = "vpc_config.security_group_ids"},
    {.type = "aws_appstream_image_builder", .subnets = "vpc_config.subnet_ids",
     .groups = "vpc_config.security_group_ids"},
    {.type = "aws_imagebuilder_infrastructure_configuration", .subnets = "subnet_id", .groups = "security_group_ids",
     .subnet_decides_public = true, .no_subnets = NoSubnets::default_vpc, .placement = each},
    {.type = "aws_opsworks_instance", .subnets = "subnet_id", .groups = "security_group_ids",
     .subnet_decides_public = true, .no_subnets = NoSubnets::default_vpc, .no_groups = NoGroups::managed,
     .placement = each, .more_groups = true},
    {.type = "aws_gamelift_game_server_group", .subnets = "vpc_subnets", .subnet_decides_public = true,
     .no_subnets = NoSubnets::default_vpc, .no_groups = NoGroups::managed},
    {.type = "aws_spot_fleet_request",
     .subnets = "launch_specification.subnet_id launch_template_config.overrides.subnet_id",
     .groups = "launch_specification.vpc_security_group_ids", .subnet_decides_public = true,
     .no_subnets = NoSubnets::default_vpc, .no_groups = NoGroups::managed, .groups_vary = true, .more_groups = true},
    {.type = "aws_ec2_fleet", .subnets = "launch_template_config.override.subnet_id", .subnet_decides_public = true,
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

    // --- entry points -----------------------------------------------------------------------------------------------
    {.type = "aws_apigatewayv2_vpc_link", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = edge,
     .outbound_only = always, .placement = each},
    // Clients speak under its address; its groups are those of the endpoint that it belongs to.
    {.type = "aws_ec2_client_vpn_network_association", .subnets = "subnet_id", .tier = edge, .outbound_only = always,
     .no_groups = NoGroups::managed, .placement = each},
    {.type = "aws_ec2_instance_connect_endpoint", .subnets = "subnet_id", .groups = "security_group_ids", .tier = edge,
     .outbound_only = always, .placement = each},
    {.type = "aws_verifiedaccess_endpoint",
     .subnets = "load_balancer_options.subnet_ids rds_options.subnet_ids cidr_options.subnet_ids",
     .groups = "security_group_ids", .tier = edge, .outbound_only = always, .placement = each},
    {.type = "aws_transfer_server", .subnets = "endpoint_details.subnet_ids",
     .groups = "endpoint_details.security_group_ids", .tier = edge, .services = "tcp/22,tcp/21,tcp/990",
     .has_public = {"endpoint_details.address_allocation_ids", "*"}, .placement = each},
    {.type = "aws_vpclattice_resource_gateway", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = edge,
     .outbound_only = always, .placement = each},
    {.type = "aws_route53_resolver_endpoint", .subnets = "ip_address.subnet_id", .groups = "security_group_ids",
     .tier = endpoint, .services = "tcp/53,udp/53", .outbound_only = {"direction", "OUTBOUND"}, .placement = each,
     .address = "ip_address.ip"},
    {.type = "aws_directory_service_directory", .subnets = "vpc_settings.subnet_ids connect_settings.subnet_ids",
     .tier = other, .services = "tcp/53,udp/53,tcp/88,udp/88,tcp/389,udp/389,tcp/445,tcp/464,udp/464,tcp/636",
     .no_groups = NoGroups::managed, .placement = each},
    {.type = "aws_vpc_route_server_endpoint", .subnets = "subnet_id", .tier = other, .services = "tcp/179",
     .no_groups = NoGroups::managed, .placement = each},

    // --- relational databases ---------------------------------------------------------------------------------------
    {.type = "aws_rds_cluster", .subnets = "db_subnet_group_name", .subnet_group = "aws_db_subnet_group",
     .groups = "vpc_security_group_ids", .tier = data, .port = "port", .engine = "engine",
     .no_subnets = NoSubnets::default_vpc},
    {.type = "aws_rds_cluster_instance", .subnets = "db_subnet_group_name", .subnet_group = "aws_db_subnet_group",
     .tier = data, .engine = "engine", .has_public = flag, .no_subnets = NoSubnets::default_vpc,
     .zone = "availability_zone", .owner = "cluster_identifier", .owner_type = "aws_rds_cluster"},
    {.type = "aws_rds_shard_group", .subnets = "", .tier = data, .services = "tcp/5432", .has_public = flag_or_unknown,
     .owner = "db_cluster_identifier", .owner_type = "aws_rds_cluster"},
    {.type = "aws_db_proxy", .subnets = "vpc_subnet_ids", .groups = "vpc_security_group_ids", .tier = other,
     .engine = "engine_family"},
    {.type = "aws_db_proxy_endpoint", .subnets = "vpc_subnet_ids", .groups = "vpc_security_group_ids", .tier = other},
    {.type = "aws_redshift_cluster", .subnets = "cluster_subnet_group_name",
     .subnet_group = "aws_redshift_subnet_group", .groups = "vpc_security_group_ids", .tier = data,
     .services = "tcp/5439", .port = "port", .has_public = flag_or_unknown, .no_subnets = NoSubnets::default_vpc,
     .zone = "availability_zone"},
    {.type = "aws_redshiftserverless_workgroup", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = data,
     .services = "tcp/5439", .port = "port", .has_public = flag, .no_subnets = NoSubnets::default_vpc},
    {.type = "aws_redshift_endpoint_access", .subnets = "subnet_group_name",
     .subnet_group = "aws_redshift_subnet_group", .groups = "vpc_security_group_ids", .tier = data,
     .services = "tcp/5439"},
    {.type = "aws_redshiftserverless_endpoint_access", .subnets = "subnet_ids", .groups = "vpc_security_group_ids",
     .tier = data, .services = "tcp/5439"},
    {.type = "aws_dms_replication_instance", .subnets = "replication_subnet_group_id",
     .subnet_group = "aws_dms_replication_subnet_group", .groups = "vpc_security_group_ids", .has_public = flag,
     .outbound_only = always, .no_subnets = NoSubnets::default_vpc, .zone = "availability_zone"},
    {.type = "aws_dms_replication_config", .subnets = "compute_config.replication_subnet_group_id",
     .subnet_group = "aws_dms_replication_subnet_group", .groups = "compute_config.vpc_security_group_ids",
     .outbound_only = always, .zone = "compute_config.availability_zone"},

    // --- document, graph and time series stores ---------------------------------------------------------------------
    {.type = "aws_docdb_cluster", .subnets = "db_subnet_group_name", .subnet_group = "aws_docdb_subnet_group",
     .groups = "vpc_security_group_ids", .tier = data, .services = "tcp/27017", .port = "port",
     .no_subnets = NoSubnets::default_vpc},
    {.type = "aws_docdb_cluster_instance", .subnets = "", .tier = data, .services = "tcp/27017",
     .zone = "availability_zone", .owner = "cluster_identifier", .owner_type = "aws_docdb_cluster"},
    {.type = "aws_docdbelastic_cluster", .subnets = "subnet_ids", .groups = "vpc_security_group_ids", .tier = data,
     .services = "tcp/27017", .no_subnets = NoSubnets::default_vpc},
    {.type = "aws_neptune_cluster", .subnets = "neptune_subnet_group_name", .subnet_group = "aws_neptune_subnet_group",
     .groups = "vpc_security_group_ids", .tier = data, .services = "tcp/8182", .port = "port",
     .no_subnets = NoSubnets::default_vpc},
    {.type = "aws_neptune_cluster_instance", .subnets = "neptune_subnet_group_name",
     .subnet_group = "aws_neptune_subnet_group", .tier = data, .services = "tcp/8182", .port = "port",
     .has_public = flag, .no_subnets = NoSubnets::default_vpc, .zone = "availability_zone",
     .owner = "cluster_identifier", .owner_type = "aws_neptune_cluster"},
    {.type = "aws_timestreaminfluxdb_db_instance", .subnets = "vpc_subnet_ids", .groups = "vpc_security_group_ids",
     .tier = data, .services = "tcp/8086", .port = "port", .has_public = flag_or_unknown},
    {.type = "aws_timestreaminfluxdb_db_cluster", .subnets = "vpc_subnet_ids", .groups = "vpc_security_group_ids",
     .tier = data, .services = "tcp/8086", .port = "port", .has_public = flag_or_unknown},  // provider 6

    // --- caches -----------------------------------------------------------------------------------------------------
    {.type = "aws_elasticache_replication_group", .subnets = "subnet_group_name",
     .subnet_group = "aws_elasticache_subnet_group", .groups = "security_group_ids", .tier = data,
     .services = "tcp/6379", .port = "port", .no_subnets = NoSubnets::default_vpc},
    {.type = "aws_elasticache_cluster", .subnets = "subnet_group_name", .subnet_group = "aws_elasticache_subnet_group",
     .groups = "security_group_ids", .tier = data, .port = "port", .engine = "engine",
     .no_subnets = NoSubnets::default_vpc, .zone = "availability_zone", .owner = "replication_group_id",
     .owner_type = "aws_elasticache_replication_group"},
    {.type = "aws_elasticache_serverless_cache", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = data,
     .services = "tcp/6379,tcp/6380", .engine = "engine", .no_subnets = NoSubnets::default_vpc},
    {.type = "aws_memorydb_cluster", .subnets = "subnet_group_name", .subnet_group = "aws_memorydb_subnet_group",
     .groups = "security_group_ids", .tier = data, .services = "tcp/6379", .port = "port",
     .no_subnets = NoSubnets::default_vpc},
    {.type = "aws_dax_cluster", .subnets = "subnet_group_name", .subnet_group = "aws_dax_subnet_group",
     .groups = "security_group_ids", .tier = data, .services = "tcp/8111,tcp/9111",
     .no_subnets = NoSubnets::default_vpc},

    // --- search -----------------------------------------------------------------------------------------------------
    {.type = "aws_opensearch_domain", .subnets = "vpc_options.subnet_ids", .groups = "vpc_options.security_group_ids",
     .tier = data, .services = "tcp/443,tcp/80"},
    {.type = "aws_elasticsearch_domain", .subnets = "vpc_options.subnet_ids",
     .groups = "vpc_options.security_group_ids", .tier = data, .services = "tcp/443,tcp/80"},
    {.type = "aws_opensearch_vpc_endpoint", .subnets = "vpc_options.subnet_ids",
     .groups = "vpc_options.security_group_ids", .tier = data, .services = "tcp/443", .placement = each},
    {.type = "aws_elasticsearch_vpc_endpoint", .subnets = "vpc_options.subnet_ids",
     .groups = "vpc_options.security_group_ids", .tier = data, .services = "tcp/443", .placement = each},
    {.type = "aws_opensearchserverless_vpc_endpoint", .subnets = "subnet_ids", .groups = "security_group_ids",
     .tier = data, .services = "tcp/443", .placement = each},

    // --- messages ---------------------------------------------------------------------------------------------------
    {.type = "aws_msk_cluster", .subnets = "broker_node_group_info.client_subnets",
     .groups = "broker_node_group_info.security_groups", .tier = data,
     .services = "tcp/9092,tcp/9094,tcp/9096,tcp/9098,tcp/2181-2182",
     .has_public = {"broker_node_group_info.connectivity_info.public_access.type", "SERVICE_PROVIDED_EIPS"},
     .placement = each},
    {.type = "aws_msk_serverless_cluster", .subnets = "vpc_config.subnet_ids",
     .groups = "vpc_config.security_group_ids", .tier = data, .services = "tcp/9098", .placement = each},
    {.type = "aws_msk_vpc_connection", .subnets = "client_subnets", .groups = "security_groups", .tier = other,
     .placement = each},
    {.type = "aws_mq_broker", .subnets = "subnet_ids", .groups = "security_groups", .tier = data,
     .engine = "engine_type", .has_public = flag, .no_subnets = NoSubnets::default_vpc, .placement = each},

    // --- file systems and key stores --------------------------------------------------------------------------------
    {.type = "aws_efs_mount_target", .subnets = "subnet_id", .groups = "security_groups", .tier = data,
     .services = "tcp/2049", .placement = each, .address = "ip_address"},
    {.type = "aws_fsx_windows_file_system", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = data,
     .services = "tcp/445,tcp/5985", .placement = each},
    {.type = "aws_fsx_lustre_file_system", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = data,
     .services = "tcp/988,tcp/1018-1023", .placement = each},
    {.type = "aws_fsx_ontap_file_system", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = data,
     .services = "tcp/2049,tcp/111,tcp/635,tcp/445,tcp/3260,tcp/443,tcp/22,tcp/11104-11105", .placement = each},
    {.type = "aws_fsx_openzfs_file_system", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = data,
     .services = "tcp/2049,tcp/111,tcp/20001-20003", .placement = each},
    {.type = "aws_fsx_file_cache", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = data,
     .services = "tcp/988", .placement = each},
    {.type = "aws_cloudhsm_v2_cluster", .subnets = "subnet_ids", .tier = data, .services = "tcp/2223-2225",
     .no_groups = NoGroups::managed},
    {.type = "aws_cloudhsm_v2_hsm", .subnets = "subnet_id", .tier = data, .services = "tcp/2223-2225",
     .no_groups = NoGroups::managed, .placement = each, .address = "ip_address", .zone = "availability_zone",
     .owner = "cluster_id", .owner_type = "aws_cloudhsm_v2_cluster"},
};
// clang-format on

}  // namespace

std::span<const PlacementRow> placement_table() {
    return rows;
}

const PlacementRow* find_placement(std::string_view type) {
    const auto row = std::ranges::find(rows, type, &PlacementRow::type);
    return row == std::ranges::end(rows) ? nullptr : &*row;
}

}  // namespace netlint::aws
