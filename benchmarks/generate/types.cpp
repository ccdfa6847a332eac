// The attributes of the generated types as Terraform AWS provider 5.70 plans and stores them, less those that the
// generator writes itself.
#include "generate/types.hpp"

namespace netlint::generate::types {
namespace {

constexpr std::string_view tags_only = R"({"tags":{},"tags_all":{}})";
constexpr std::string_view account = R"("123456789012")";

constexpr Computed of_cloudwatch_log_group[] = {{"arn", R"("arn:aws:logs:eu-west-1:123456789012:log-group:@")"},
                                                {"id", R"("@")"},
                                                {"log_group_class", R"("STANDARD")"},
                                                {"name_prefix", R"("")"}};
constexpr Computed of_egress_only_internet_gateway[] = {{"id", R"("@")"}};
constexpr Computed of_eip[] = {{"allocation_id", R"("@")"},
                               {"arn", R"("arn:aws:ec2:eu-west-1:123456789012:elastic-ip/@")"},
                               {"association_id", R"("")"},
                               {"carrier_ip", R"("")"},
                               {"customer_owned_ip", R"("")"},
                               {"id", R"("@")"},
                               {"instance", R"("")"},
                               {"ipam_pool_id", R"("")"},
                               {"network_border_group", R"("eu-west-1")"},
                               {"network_interface", R"("")"},
                               {"private_dns", "null"},
                               {"private_ip", R"("")"},
                               {"ptr_record", R"("")"},
                               {"public_dns", R"("")"},
                               {"public_ipv4_pool", R"("amazon")"},
                               {"vpc", "true"}};
constexpr Computed of_iam_role[] = {{"arn", R"("arn:aws:iam::123456789012:role/@")"},
                                    {"create_date", R"("2026-01-01T00:00:00Z")"},
                                    {"id", R"("@")"},
                                    {"inline_policy", "[]"},
                                    {"managed_policy_arns", "[]"},
                                    {"name_prefix", R"("")"},
                                    {"unique_id", R"("AROAEXAMPLE@")"}};
constexpr Computed of_iam_role_policy[] = {{"id", R"("@")"}, {"name_prefix", R"("")"}};
constexpr Computed of_instance[] = {{"arn", R"("arn:aws:ec2:eu-west-1:123456789012:instance/@")"},
                                    {"associate_public_ip_address", "false"},
                                    {"availability_zone", R"("eu-west-1a")"},
                                    {"capacity_reservation_specification", "[]"},
                                    {"cpu_core_count", "1"},
                                    {"cpu_options", "[]"},
                                    {"cpu_threads_per_core", "2"},
                                    {"disable_api_stop", "false"},
                                    {"disable_api_termination", "false"},
                                    {"ebs_block_device", "[]"},
                                    {"ebs_optimized", "false"},
                                    {"enable_primary_ipv6", "null"},
                                    {"enclave_options", "[]"},
                                    {"ephemeral_block_device", "[]"},
                                    {"host_id", R"("")"},
                                    {"host_resource_group_arn", "null"},
                                    {"iam_instance_profile", R"("")"},
                                    {"id", R"("@")"},
                                    {"instance_initiated_shutdown_behavior", R"("stop")"},
                                    {"instance_lifecycle", R"("")"},
                                    {"instance_market_options", "[]"},
                                    {"instance_state", R"("running")"},
                                    {"ipv6_address_count", "0"},
                                    {"key_name", R"("")"},
                                    {"maintenance_options", "[]"},
                                    {"metadata_options", "[]"},
                                    {"monitoring", "false"},
                                    {"network_interface", "[]"},
                                    {"outpost_arn", R"("")"},
                                    {"password_data", R"("")"},
                                    {"placement_group", R"("")"},
                                    {"placement_partition_number", "0"},
                                    {"primary_network_interface_id", R"("eni-@")"},
                                    {"private_dns", R"("ip.eu-west-1.compute.internal")"},
                                    {"private_dns_name_options", "[]"},
                                    {"public_dns", R"("")"},
                                    {"public_ip", R"("")"},
                                    {"root_block_device", "[]"},
                                    {"secondary_private_ips", "[]"},
                                    {"security_groups", "[]"},
                                    {"spot_instance_request_id", R"("")"},
                                    {"tenancy", R"("default")"},
                                    {"user_data", "null"},
                                    {"user_data_base64", "null"}};
constexpr Computed of_internet_gateway[] = {
    {"arn", R"("arn:aws:ec2:eu-west-1:123456789012:internet-gateway/@")"}, {"id", R"("@")"}, {"owner_id", account}};
constexpr Computed of_nat_gateway[] = {
    {"association_id", R"("eipassoc-@")"},       {"id", R"("@")"},
    {"network_interface_id", R"("eni-@")"},      {"private_ip", R"("")"},
    {"secondary_private_ip_address_count", "0"}, {"secondary_private_ip_addresses", "[]"}};
constexpr Computed of_network_acl[] = {
    {"arn", R"("arn:aws:ec2:eu-west-1:123456789012:network-acl/@")"}, {"id", R"("@")"}, {"owner_id", account}};
constexpr Computed of_network_interface[] = {{"arn", R"("arn:aws:ec2:eu-west-1:123456789012:network-interface/@")"},
                                             {"attachment", "[]"},
                                             {"enable_primary_ipv6", "null"},
                                             {"id", R"("@")"},
                                             {"interface_type", R"("interface")"},
                                             {"ipv4_prefix_count", "0"},
                                             {"ipv4_prefixes", "[]"},
                                             {"ipv6_address_count", "0"},
                                             {"ipv6_address_list", "[]"},
                                             {"ipv6_prefix_count", "0"},
                                             {"ipv6_prefixes", "[]"},
                                             {"mac_address", R"("02:00:00:00:00:01")"},
                                             {"outpost_arn", R"("")"},
                                             {"owner_id", account},
                                             {"private_dns_name", R"("")"},
                                             {"private_ip_list", "[]"},
                                             {"private_ips_count", "0"}};
constexpr Computed of_route[] = {{"id", R"("@")"},
                                 {"instance_id", R"("")"},
                                 {"instance_owner_id", R"("")"},
                                 {"network_interface_id", R"("")"},
                                 {"origin", R"("CreateRoute")"},
                                 {"state", R"("active")"}};
constexpr Computed of_route_table[] = {{"arn", R"("arn:aws:ec2:eu-west-1:123456789012:route-table/@")"},
                                       {"id", R"("@")"},
                                       {"owner_id", account},
                                       {"propagating_vgws", "[]"},
                                       {"route", "[]"}};
constexpr Computed of_route_table_association[] = {{"id", R"("@")"}};
constexpr Computed of_security_group[] = {{"arn", R"("arn:aws:ec2:eu-west-1:123456789012:security-group/@")"},
                                          {"id", R"("@")"},
                                          {"name_prefix", R"("")"},
                                          {"owner_id", account}};
constexpr Computed of_security_group_rule[] = {{"arn", R"("arn:aws:ec2:eu-west-1:123456789012:security-group-rule/@")"},
                                               {"id", R"("@")"},
                                               {"security_group_rule_id", R"("@")"}};
constexpr Computed of_subnet[] = {{"arn", R"("arn:aws:ec2:eu-west-1:123456789012:subnet/@")"},
                                  {"availability_zone_id", R"("euw1-az1")"},
                                  {"id", R"("@")"},
                                  {"ipv6_cidr_block_association_id", R"("")"},
                                  {"owner_id", account},
                                  {"private_dns_hostname_type_on_launch", R"("ip-name")"}};
constexpr Computed of_transit_gateway[] = {{"arn", R"("arn:aws:ec2:eu-west-1:123456789012:transit-gateway/@")"},
                                           {"association_default_route_table_id", R"("")"},
                                           {"id", R"("@")"},
                                           {"owner_id", account},
                                           {"propagation_default_route_table_id", R"("")"}};
constexpr Computed of_transit_gateway_attachment[] = {
    {"arn", R"("arn:aws:ec2:eu-west-1:123456789012:transit-gateway-attachment/@")"},
    {"id", R"("@")"},
    {"security_group_referencing_support", R"("enable")"},
    {"vpc_owner_id", account}};
constexpr Computed of_transit_gateway_choice[] = {
    {"id", R"("@")"}, {"resource_id", R"("")"}, {"resource_type", R"("vpc")"}};
constexpr Computed of_transit_gateway_route_table[] = {
    {"arn", R"("arn:aws:ec2:eu-west-1:123456789012:transit-gateway-route-table/@")"},
    {"default_association_route_table", "false"},
    {"default_propagation_route_table", "false"},
    {"id", R"("@")"}};
constexpr Computed of_vpc[] = {{"arn", R"("arn:aws:ec2:eu-west-1:123456789012:vpc/@")"},
                               {"default_network_acl_id", R"("acl-default-@")"},
                               {"default_route_table_id", R"("rtb-main-@")"},
                               {"default_security_group_id", R"("sg-default-@")"},
                               {"dhcp_options_id", R"("dopt-0123456789abcdef0")"},
                               {"enable_network_address_usage_metrics", "false"},
                               {"id", R"("@")"},
                               {"ipv6_association_id", R"("")"},
                               {"ipv6_cidr_block_network_border_group", R"("")"},
                               {"main_route_table_id", R"("rtb-main-@")"},
                               {"owner_id", account}};
constexpr Computed of_vpc_peering_connection[] = {
    {"accept_status", R"("active")"},  {"accepter", "[]"}, {"id", R"("@")"}, {"peer_owner_id", account},
    {"peer_region", R"("eu-west-1")"}, {"requester", "[]"}};

}  // namespace

const Type cloudwatch_log_group{"aws_cloudwatch_log_group", "log",    0, R"("kms_key_id":null,"skip_destroy":false)",
                                of_cloudwatch_log_group,    tags_only};
const Type egress_only_internet_gateway{"aws_egress_only_internet_gateway", "eigw",   0, "",
                                        of_egress_only_internet_gateway,    tags_only};
const Type eip{
    "aws_eip", "eipalloc",
    0,         R"("address":null,"associate_with_private_ip":null,"customer_owned_ipv4_pool":null,"timeouts":null)",
    of_eip,    tags_only};
const Type iam_role{
    "aws_iam_role",
    "role",
    0,
    R"("description":null,"force_detach_policies":false,"max_session_duration":3600,"path":"/","permissions_boundary":null)",
    of_iam_role,
    R"({"inline_policy":[],"managed_policy_arns":[],"tags":{},"tags_all":{}})"};
const Type iam_role_policy{"aws_iam_role_policy", "policy", 0, "", of_iam_role_policy, "{}"};
const Type instance{
    "aws_instance",
    "i",
    1,
    R"("credit_specification":[],"get_password_data":false,"hibernation":null,"launch_template":[],"source_dest_check":true,"timeouts":null,"user_data_replace_on_change":false,"volume_tags":null)",
    of_instance,
    R"({"capacity_reservation_specification":[],"cpu_options":[],"credit_specification":[],"ebs_block_device":[],"enclave_options":[],"ephemeral_block_device":[],"instance_market_options":[],"ipv6_addresses":[],"launch_template":[],"maintenance_options":[],"metadata_options":[],"network_interface":[],"private_dns_name_options":[],"root_block_device":[],"secondary_private_ips":[],"security_groups":[],"tags":{},"tags_all":{},"vpc_security_group_ids":[]})"};
const Type internet_gateway{"aws_internet_gateway", "igw", 0, R"("timeouts":null)", of_internet_gateway, tags_only};
const Type nat_gateway{"aws_nat_gateway",
                       "nat",
                       0,
                       R"("connectivity_type":"public","secondary_allocation_ids":null,"timeouts":null)",
                       of_nat_gateway,
                       R"({"secondary_private_ip_addresses":[],"tags":{},"tags_all":{}})"};
const Type network_acl{"aws_network_acl",
                       "acl",
                       0,
                       "",
                       of_network_acl,
                       R"({"egress":[],"ingress":[],"subnet_ids":[],"tags":{},"tags_all":{}})"};
const Type network_interface{
    "aws_network_interface",
    "eni",
    0,
    R"("description":null,"ipv6_address_list_enabled":false,"private_ip_list_enabled":false,"source_dest_check":true)",
    of_network_interface,
    R"({"attachment":[],"ipv4_prefixes":[],"ipv6_address_list":[],"ipv6_addresses":[],"ipv6_prefixes":[],"private_ip_list":[],"private_ips":[false],"security_groups":[],"tags":{},"tags_all":{}})"};
const Type route{
    "aws_route",
    "r",
    0,
    R"("carrier_gateway_id":null,"core_network_arn":null,"destination_prefix_list_id":null,"local_gateway_id":null,"timeouts":null,"vpc_endpoint_id":null)",
    of_route,
    "{}"};
const Type route_table{
    "aws_route_table",    "rtb",          0,
    R"("timeouts":null)", of_route_table, R"({"propagating_vgws":[],"route":[],"tags":{},"tags_all":{}})"};
const Type route_table_association{"aws_route_table_association", "rtbassoc", 0, R"("gateway_id":null,"timeouts":null)",
                                   of_route_table_association,    "{}"};
const Type security_group{"aws_security_group",
                          "sg",
                          1,
                          R"("revoke_rules_on_delete":false,"timeouts":null)",
                          of_security_group,
                          R"({"egress":[],"ingress":[],"tags":{},"tags_all":{}})"};
const Type security_group_egress_rule{"aws_vpc_security_group_egress_rule",
                                      "sgr",
                                      0,
                                      R"("prefix_list_id":null,"tags":null,"tags_all":{})",
                                      of_security_group_rule,
                                      R"({"tags_all":{}})"};
const Type security_group_ingress_rule{"aws_vpc_security_group_ingress_rule",
                                       "sgr",
                                       0,
                                       R"("prefix_list_id":null,"tags":null,"tags_all":{})",
                                       of_security_group_rule,
                                       R"({"tags_all":{}})"};
const Type subnet{
    "aws_subnet",
    "subnet",
    1,
    R"("assign_ipv6_address_on_creation":false,"customer_owned_ipv4_pool":null,"enable_dns64":false,"enable_lni_at_device_index":null,"enable_resource_name_dns_a_record_on_launch":false,"enable_resource_name_dns_aaaa_record_on_launch":false,"ipv6_native":false,"map_customer_owned_ip_on_launch":null,"outpost_arn":null,"timeouts":null)",
    of_subnet,
    tags_only};
const Type transit_gateway{
    "aws_ec2_transit_gateway",
    "tgw",
    0,
    R"("amazon_side_asn":64512,"auto_accept_shared_attachments":"disable","description":null,"dns_support":"enable","multicast_support":"disable","security_group_referencing_support":"disable","timeouts":null,"transit_gateway_cidr_blocks":null,"vpn_ecmp_support":"enable")",
    of_transit_gateway,
    tags_only};
const Type transit_gateway_attachment{
    "aws_ec2_transit_gateway_vpc_attachment",
    "tgw-attach",
    0,
    R"("appliance_mode_support":"disable","dns_support":"enable","ipv6_support":"disable")",
    of_transit_gateway_attachment,
    R"({"subnet_ids":[],"tags":{},"tags_all":{}})"};
const Type transit_gateway_association{
    "aws_ec2_transit_gateway_route_table_association", "tgw-rtb-assoc",           0,
    R"("replace_existing_association":false)",         of_transit_gateway_choice, "{}"};
const Type transit_gateway_propagation{
    "aws_ec2_transit_gateway_route_table_propagation", "tgw-rtb-prop", 0, "", of_transit_gateway_choice, "{}"};
const Type transit_gateway_route_table{"aws_ec2_transit_gateway_route_table", "tgw-rtb", 0, "",
                                       of_transit_gateway_route_table,        tags_only};
const Type vpc{
    "aws_vpc",
    "vpc",
    1,
    R"("assign_generated_ipv6_cidr_block":null,"enable_dns_support":true,"instance_tenancy":"default","ipv4_ipam_pool_id":null,"ipv4_netmask_length":null,"ipv6_netmask_length":null)",
    of_vpc,
    tags_only};
const Type vpc_peering_connection{"aws_vpc_peering_connection",
                                  "pcx",
                                  0,
                                  R"("timeouts":null)",
                                  of_vpc_peering_connection,
                                  R"({"accepter":[],"requester":[],"tags":{},"tags_all":{}})"};

}  // namespace netlint::generate::types
