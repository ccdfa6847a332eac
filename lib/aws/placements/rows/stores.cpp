// Where caches, search, message brokers, file systems and key stores have network interfaces.
//
// Sources: the provider's documentation page of each type for the attributes and defaults, the service's user guide for
// the ports.
#include "rows.hpp"

namespace netlint::aws {
namespace {

using enum model::Tier;

// A row reads better than a column.
// clang-format off
constexpr PlacementRow stores_table[] = {
    // --- caches -----------------------------------------------------------------------------------------------------
    {.type = "aws_elasticache_replication_group", .subnets = "subnet_group_name",
     .subnet_group = "aws_elasticache_subnet_group", .groups = "security_group_ids", .tier = data,
     .services = "tcp/6379", .port = "port", .no_subnets = NoSubnets::default_vpc, .gives_ipv6 = network_type},
    {.type = "aws_elasticache_cluster", .subnets = "subnet_group_name", .subnet_group = "aws_elasticache_subnet_group",
     .groups = "security_group_ids", .tier = data, .port = "port", .engine = "engine",
     .no_subnets = NoSubnets::default_vpc, .zone = "availability_zone", .owner = "replication_group_id",
     .owner_type = "aws_elasticache_replication_group", .gives_ipv6 = network_type},
    {.type = "aws_elasticache_serverless_cache", .subnets = "subnet_ids", .groups = "security_group_ids", .tier = data,
     .services = "tcp/6379,tcp/6380", .engine = "engine", .no_subnets = NoSubnets::default_vpc,
     .gives_ipv6 = network_type_or_subnet},
    {.type = "aws_memorydb_cluster", .subnets = "subnet_group_name", .subnet_group = "aws_memorydb_subnet_group",
     .groups = "security_group_ids", .tier = data, .services = "tcp/6379", .port = "port",
     .no_subnets = NoSubnets::default_vpc, .gives_ipv6 = network_type_or_subnet},
    {.type = "aws_dax_cluster", .subnets = "subnet_group_name", .subnet_group = "aws_dax_subnet_group",
     .groups = "security_group_ids", .tier = data, .services = "tcp/8111,tcp/9111",
     .no_subnets = NoSubnets::default_vpc, .gives_ipv6 = network_type_or_subnet},

    // --- search -----------------------------------------------------------------------------------------------------
    {.type = "aws_opensearch_domain", .subnets = "vpc_options.subnet_ids", .groups = "vpc_options.security_group_ids",
     .tier = data, .services = "tcp/443,tcp/80", .gives_ipv6 = ip_address_type_or_subnet},
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
     .services = "tcp/9092,tcp/9094,tcp/9096,tcp/9098,tcp/9194,tcp/9196,tcp/9198,tcp/2181-2182",
     .has_public = {"broker_node_group_info.connectivity_info.public_access.type", "SERVICE_PROVIDED_EIPS"},
     .placement = each, .gives_ipv6 = {"broker_node_group_info.connectivity_info.network_type"}},
    {.type = "aws_msk_serverless_cluster", .subnets = "vpc_config.subnet_ids",
     .groups = "vpc_config.security_group_ids", .tier = data, .services = "tcp/9098", .placement = each,
     .gives_ipv6 = {}},
    {.type = "aws_msk_vpc_connection", .subnets = "client_subnets", .groups = "security_groups", .tier = other,
     .services = "tcp/14001-14100", .placement = each},
    {.type = "aws_mq_broker", .subnets = "subnet_ids", .groups = "security_groups", .tier = data,
     .engine = "engine_type", .has_public = flag, .no_subnets = NoSubnets::default_vpc, .placement = each},

    // --- file systems and key stores --------------------------------------------------------------------------------
    {.type = "aws_efs_mount_target", .subnets = "subnet_id", .groups = "security_groups", .tier = data,
     .services = "tcp/2049", .placement = each, .address = "ip_address", .gives_ipv6 = ip_address_type},
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

std::span<const PlacementRow> stores_rows() {
    return stores_table;
}

}  // namespace netlint::aws
