// Where analytics and machine learning have network interfaces.
//
// Sources: the provider's documentation page of each type for the attributes and defaults, the service's user guide for
// the ports.
#include "rows.hpp"

namespace netlint::aws {
namespace {

// A row reads better than a column.
// clang-format off
constexpr PlacementRow analytics_table[] = {
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
     .placement = each, .bypass = {"direct_internet_access", "Enabled", model::Tri::yes}},
    {.type = "aws_sagemaker_domain", .subnets = "subnet_ids",
     .groups = "default_user_settings.security_groups default_space_settings.security_groups "
               "domain_settings.security_group_ids", .groups_vary = true, .more_groups = true,
     .bypass = {"app_network_access_type", "PublicInternetOnly", model::Tri::unknown}},
    {.type = "aws_sagemaker_user_profile", .subnets = "", .groups = "user_settings.security_groups",
     .more_groups = true, .owner = "domain_id", .owner_type = "aws_sagemaker_domain"},
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
     .groups = "kafka_cluster.apache_kafka_cluster.vpc.security_groups", .outbound_only = always,
     .gives_ipv6 = network_type},
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
    {.type = "aws_bedrockagentcore_agent_runtime", .subnets = "network_configuration.network_mode_config.subnets",
     .groups = "network_configuration.network_mode_config.security_groups", .outbound_only = always},  // provider 6
    {.type = "aws_comprehend_document_classifier", .subnets = "vpc_config.subnets",
     .groups = "vpc_config.security_group_ids", .outbound_only = always},
    {.type = "aws_comprehend_entity_recognizer", .subnets = "vpc_config.subnets",
     .groups = "vpc_config.security_group_ids", .outbound_only = always},
    {.type = "aws_finspace_kx_cluster", .subnets = "vpc_configuration.subnet_ids",
     .groups = "vpc_configuration.security_group_ids"},
};
// clang-format on

}  // namespace

std::span<const PlacementRow> analytics_rows() {
    return analytics_table;
}

}  // namespace netlint::aws
