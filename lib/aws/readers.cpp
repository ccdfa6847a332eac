// The table of readers. Within a phase they run in this order, managed instances before data sources.
#include "readers.hpp"

#include <iterator>

#include "placements/readers.hpp"

namespace netlint::aws {
namespace {

constexpr const Reader* table[] = {
    // VPCs
    &readers::vpc,
    &readers::default_vpc,
    &readers::vpc_ipv4_association,
    &readers::vpc_ipv6_association,
    // subnets
    &readers::subnet,
    &readers::default_subnet,
    // containers
    &readers::route_table,
    &readers::default_route_table,
    &readers::network_acl,
    &readers::default_network_acl,
    &readers::security_group,
    &readers::default_security_group,
    &readers::managed_prefix_list,
    &readers::managed_prefix_list_entry,
    &readers::service_prefix_list,
    // gateways
    &readers::internet_gateway,
    &readers::internet_gateway_attachment,
    &readers::egress_only_gateway,
    &readers::vpn_gateway,
    &readers::vpn_gateway_attachment,
    &readers::vpn_gateway_learned,
    &readers::peering,
    &readers::peering_accepter,
    &readers::transit_gateway,
    &readers::transit_table,
    &readers::transit_attachment,
    &readers::transit_attachment_accepter,
    &readers::transit_peering,
    &readers::transit_peering_accepter,
    &readers::transit_connect,
    &readers::transit_vpn,
    &readers::transit_dx,
    // placements of the fabric itself; all others follow below
    &readers::nat_gateway,
    &readers::vpc_endpoint,
    &readers::network_firewall,
    &readers::endpoint_subnet_association,
    &readers::endpoint_group_association,
    // contents
    &readers::vpc_endpoint_routes,
    &readers::endpoint_table_association,
    &readers::route_table_routes,
    &readers::default_route_table_routes,
    &readers::route,
    &readers::gateway_propagation,
    &readers::route_server_propagation,
    &readers::transit_route,
    &readers::transit_list_route,
    &readers::network_acl_rule,  // before the lists, which say whether the rules last
    &readers::network_acl_entries,
    &readers::default_network_acl_entries,
    &readers::security_group_rule,
    &readers::security_group_ingress_rule,
    &readers::security_group_egress_rule,
    &readers::security_group_inline,
    &readers::default_security_group_inline,
    // late
    &readers::exclusive_rules,
    &readers::vpc_main_table,
    &readers::main_route_table_association,
    &readers::route_table_association,
    &readers::network_acl_association,
    &readers::network_acl_subnets,
    &readers::transit_default_association,
    &readers::transit_default_propagation,
    &readers::transit_association,
    &readers::transit_propagation,
    &readers::transit_attachment_defaults,  // after those that say otherwise
    &readers::public_access_switch,
    &readers::public_access_exclusion,
    &readers::elastic_ip,
    &readers::elastic_ip_association,
    &readers::flow_log,
};

}  // namespace

std::vector<const Reader*> all_readers() {
    std::vector<const Reader*> all(std::begin(table), std::end(table));
    for (const Reader& reader : placement_readers()) all.push_back(&reader);
    for (const Reader& reader : elastic_address_readers()) all.push_back(&reader);
    return all;
}

}  // namespace netlint::aws
