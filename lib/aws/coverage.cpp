// What is read, and what no packet ever touches.
#include "netlint/aws/coverage.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "placements/readers.hpp"
#include "reader.hpp"

namespace netlint::aws {
namespace {

// What virtual private gateways are read with.
constexpr std::string_view consulted_by_gateways[] = {
    "aws_vpn_connection_route",
    "aws_dx_gateway_association",
    "aws_dx_private_virtual_interface",
    "aws_dx_hosted_private_virtual_interface_accepter",
};

const std::set<std::string_view>& read_types() {
    static const std::set<std::string_view> types = [] {
        std::set<std::string_view> made;
        for (const Reader* reader : all_readers()) made.insert(reader->type);
        for (const std::string_view type : consulted_types()) made.insert(type);
        for (const std::string_view type : consulted_by_gateways) made.insert(type);
        return made;
    }();
    return types;
}

// Families: every type that begins so, unless it is read.
constexpr std::string_view quiet_families[] = {
    // identity, keys, audit
    "aws_iam_",
    "aws_kms_",
    "aws_acm_",
    "aws_acmpca_",
    "aws_secretsmanager_",
    "aws_ssm_",
    "aws_cognito_",
    "aws_identitystore_",
    "aws_ssoadmin_",
    "aws_organizations_",
    "aws_account_",
    "aws_config_",
    "aws_cloudtrail",
    "aws_guardduty_",
    "aws_securityhub_",
    "aws_inspector",
    "aws_macie",
    "aws_detective_",
    "aws_accessanalyzer_",
    "aws_auditmanager_",
    "aws_budgets_",
    "aws_ce_",
    "aws_signer_",
    // storage, tables, queues, messages
    "aws_s3",
    "aws_glacier_",
    "aws_backup_",
    "aws_ebs_",
    "aws_dynamodb_",
    "aws_sqs_",
    "aws_sns_",
    "aws_kinesis_stream",
    "aws_kinesis_video_",
    "aws_ses",
    "aws_pinpoint",
    "aws_schemas_",
    "aws_sfn_",
    "aws_athena_",
    "aws_glue_catalog",
    "aws_lakeformation_",
    "aws_appconfig_",
    "aws_ecr",
    "aws_rds_cluster_parameter",
    "aws_db_event_",
    "aws_dlm_",
    // observation
    "aws_cloudwatch_",
    "aws_xray_",
    "aws_synthetics_group",
    "aws_oam_",
    "aws_rum_",
    "aws_scheduler_schedule_group",
    // names
    "aws_route53_",
    "aws_route53domains_",
    "aws_route53recovery",
    "aws_service_discovery_",
    "aws_vpc_dhcp_options",
    // building and rolling out
    "aws_codecommit_",
    "aws_codedeploy_",
    "aws_codepipeline",
    "aws_codeartifact_",
    "aws_codestar",
    "aws_cloudformation_type",
    "aws_servicecatalog_",
    "aws_resourcegroups_",
    "aws_ram_",
    "aws_appautoscaling_",
    "aws_autoscaling_",
    "aws_autoscalingplans_",
    // entry services outside VPCs, and filters of requests
    "aws_api_gateway_",
    "aws_apigatewayv2_",
    "aws_appsync_",
    "aws_cloudfront_",
    "aws_waf",
    "aws_shield_",
    "aws_fms_",
    "aws_lightsail_bucket",
    "aws_lightsail_certificate",
    "aws_lightsail_disk",
    "aws_lightsail_domain",
    "aws_lightsail_key_pair",
    // other providers' helpers
    "random_",
    "null_",
    "tls_",
    "local_",
    "time_",
    "archive_",
    "template_",
    "terraform_",
    "external",
    "http",
    "cloudinit_",
};

// Single types of families that do move packets.
constexpr std::string_view quiet_types[] = {
    "aws_ami",
    "aws_ami_copy",
    "aws_ami_from_instance",
    "aws_ami_launch_permission",
    "aws_app_cookie_stickiness_policy",
    "aws_batch_job_definition",
    "aws_batch_job_queue",
    "aws_batch_scheduling_policy",
    "aws_customer_gateway",
    "aws_db_instance_role_association",
    "aws_db_option_group",
    "aws_db_parameter_group",
    "aws_db_proxy_default_target_group",
    "aws_db_proxy_target",
    "aws_db_snapshot",
    "aws_docdb_cluster_parameter_group",
    "aws_ec2_serial_console_access",
    "aws_ec2_tag",
    "aws_ecs_account_setting_default",
    "aws_ecs_capacity_provider",
    "aws_ecs_cluster",
    "aws_ecs_cluster_capacity_providers",
    "aws_ecs_tag",
    "aws_ecs_task_definition",
    "aws_efs_access_point",
    "aws_efs_backup_policy",
    "aws_efs_file_system",
    "aws_efs_file_system_policy",
    "aws_efs_replication_configuration",
    "aws_eks_access_entry",
    "aws_eks_access_policy_association",
    "aws_eks_addon",
    "aws_eks_identity_provider_config",
    "aws_eks_pod_identity_association",
    "aws_elasticache_parameter_group",
    "aws_elasticache_user",
    "aws_elasticache_user_group",
    "aws_elasticache_user_group_association",
    "aws_glue_crawler",
    "aws_glue_security_configuration",
    "aws_key_pair",
    "aws_lambda_alias",
    "aws_lambda_function_event_invoke_config",
    "aws_lambda_function_url",
    "aws_lambda_invocation",
    "aws_lambda_layer_version",
    "aws_lambda_layer_version_permission",
    "aws_lambda_permission",
    "aws_lambda_provisioned_concurrency_config",
    "aws_lb_cookie_stickiness_policy",
    "aws_lb_listener_certificate",
    "aws_lb_ssl_negotiation_policy",
    "aws_lb_trust_store",
    "aws_load_balancer_listener_policy",
    "aws_load_balancer_policy",
    "aws_memorydb_acl",
    "aws_memorydb_parameter_group",
    "aws_memorydb_user",
    "aws_msk_configuration",
    "aws_msk_scram_secret_association",
    "aws_mq_configuration",
    "aws_neptune_parameter_group",
    "aws_neptune_cluster_parameter_group",
    "aws_networkfirewall_firewall_policy",  // what a firewall lets through is left open
    "aws_networkfirewall_logging_configuration",
    "aws_networkfirewall_resource_policy",
    "aws_networkfirewall_rule_group",
    "aws_networkfirewall_tls_inspection_configuration",
    "aws_opensearch_domain_policy",
    "aws_opensearchserverless_access_policy",
    "aws_opensearchserverless_security_policy",
    "aws_placement_group",
    "aws_rds_cluster_role_association",
    "aws_redshift_parameter_group",
    "aws_redshiftserverless_namespace",
    "aws_snapshot_create_volume_permission",
    "aws_spot_datafeed_subscription",
    "aws_volume_attachment",
    "aws_vpclattice_access_log_subscription",
    "aws_vpclattice_auth_policy",
    "aws_vpclattice_resource_policy",
    "aws_vpc_endpoint_policy",
    "aws_vpc_security_group_vpc_association",  // lets interfaces elsewhere carry a group; they say that they do
    "aws_vpc_endpoint_private_dns",
    "aws_ebs_volume",
};

// Single types of quiet families that do move packets: a link calls a network balancer by PrivateLink, a product is a
// stack of whatever resources.
constexpr std::string_view loud_types[] = {
    "aws_api_gateway_vpc_link",
    "aws_servicecatalog_provisioned_product",
};

}  // namespace

Coverage coverage(std::string_view type) {
    if (read_types().contains(type)) return Coverage::modelled;
    if (std::ranges::find(loud_types, type) != std::end(loud_types)) return Coverage::not_modelled;
    const auto begins = [&](std::string_view family) { return type.starts_with(family); };
    if (std::ranges::any_of(quiet_families, begins) || std::ranges::find(quiet_types, type) != std::end(quiet_types))
        return Coverage::no_packets;
    return Coverage::not_modelled;
}

std::vector<std::string> modelled_types() {
    return {read_types().begin(), read_types().end()};
}

std::vector<std::string> types_without_packets() {
    std::vector<std::string> types(std::begin(quiet_types), std::end(quiet_types));
    for (const std::string_view family : quiet_families) types.push_back(std::string(family) + '*');
    std::ranges::sort(types);
    return types;
}

// What is not modelled is kept too: others refer to it. So is terraform_data, which can carry any id.
bool wanted(std::string_view type) {
    return coverage(type) != Coverage::no_packets || type == "terraform_data";
}

}  // namespace netlint::aws
