// Where relational, document, graph and time series stores have network interfaces.
//
// Sources: the provider's documentation page of each type for the attributes and defaults, the service's user guide for
// the ports.
#include "rows.hpp"

namespace netlint::aws {
namespace {

using enum model::Tier;

// A row reads better than a column.
// clang-format off
constexpr PlacementRow databases_table[] = {
    // --- relational databases ---------------------------------------------------------------------------------------
    {.type = "aws_rds_cluster", .subnets = "db_subnet_group_name", .subnet_group = "aws_db_subnet_group",
     .groups = "vpc_security_group_ids", .tier = data, .port = "port", .engine = "engine",
     .no_subnets = NoSubnets::default_vpc, .gives_ipv6 = network_type},
    {.type = "aws_rds_cluster_instance", .subnets = "db_subnet_group_name", .subnet_group = "aws_db_subnet_group",
     .tier = data, .engine = "engine", .has_public = flag, .no_subnets = NoSubnets::default_vpc,
     .zone = "availability_zone", .owner = "cluster_identifier", .owner_type = "aws_rds_cluster"},
    {.type = "aws_rds_shard_group", .subnets = "", .tier = data, .services = "tcp/5432", .has_public = flag_or_unknown,
     .owner = "db_cluster_identifier", .owner_type = "aws_rds_cluster"},
    {.type = "aws_db_proxy", .subnets = "vpc_subnet_ids", .groups = "vpc_security_group_ids", .tier = other,
     .engine = "engine_family", .gives_ipv6 = {"endpoint_network_type"}},
    {.type = "aws_db_proxy_endpoint", .subnets = "vpc_subnet_ids", .groups = "vpc_security_group_ids", .tier = other,
     .owner = "db_proxy_name", .owner_type = "aws_db_proxy", .gives_ipv6 = {"endpoint_network_type"}},
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
     .outbound_only = always, .no_subnets = NoSubnets::default_vpc, .zone = "availability_zone",
     .gives_ipv6 = network_type},
    {.type = "aws_dms_replication_config", .subnets = "compute_config.replication_subnet_group_id",
     .subnet_group = "aws_dms_replication_subnet_group", .groups = "compute_config.vpc_security_group_ids",
     .outbound_only = always, .zone = "compute_config.availability_zone"},

    // --- document, graph and time series stores ---------------------------------------------------------------------
    {.type = "aws_docdb_cluster", .subnets = "db_subnet_group_name", .subnet_group = "aws_docdb_subnet_group",
     .groups = "vpc_security_group_ids", .tier = data, .services = "tcp/27017", .port = "port",
     .no_subnets = NoSubnets::default_vpc, .gives_ipv6 = network_type},
    {.type = "aws_docdb_cluster_instance", .subnets = "", .tier = data, .services = "tcp/27017",
     .zone = "availability_zone", .owner = "cluster_identifier", .owner_type = "aws_docdb_cluster"},
    {.type = "aws_docdbelastic_cluster", .subnets = "subnet_ids", .groups = "vpc_security_group_ids", .tier = data,
     .services = "tcp/27017", .no_subnets = NoSubnets::default_vpc},
    {.type = "aws_neptune_cluster", .subnets = "neptune_subnet_group_name", .subnet_group = "aws_neptune_subnet_group",
     .groups = "vpc_security_group_ids", .tier = data, .services = "tcp/8182", .port = "port",
     .no_subnets = NoSubnets::default_vpc, .gives_ipv6 = network_type_or_subnet},
    {.type = "aws_neptune_cluster_instance", .subnets = "neptune_subnet_group_name",
     .subnet_group = "aws_neptune_subnet_group", .tier = data, .services = "tcp/8182", .port = "port",
     .has_public = flag, .no_subnets = NoSubnets::default_vpc, .zone = "availability_zone",
     .owner = "cluster_identifier", .owner_type = "aws_neptune_cluster"},
    {.type = "aws_timestreaminfluxdb_db_instance", .subnets = "vpc_subnet_ids", .groups = "vpc_security_group_ids",
     .tier = data, .services = "tcp/8086", .port = "port", .has_public = flag_or_unknown,
     .gives_ipv6 = network_type_or_subnet},
    {.type = "aws_timestreaminfluxdb_db_cluster", .subnets = "vpc_subnet_ids", .groups = "vpc_security_group_ids",
     .tier = data, .services = "tcp/8086", .port = "port", .has_public = flag_or_unknown,
     .gives_ipv6 = network_type_or_subnet},  // provider 6
};
// clang-format on

}  // namespace

std::span<const PlacementRow> databases_rows() {
    return databases_table;
}

}  // namespace netlint::aws
