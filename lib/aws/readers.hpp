// Every reader of the fabric, declared for the table; each is defined in the file of its family.
#pragma once

#include <span>

#include "reader.hpp"

namespace netlint::aws::readers {

// fabric/vpc.cpp
extern const Reader vpc, default_vpc, vpc_ipv4_association, vpc_ipv6_association;
// fabric/subnet.cpp
extern const Reader subnet, default_subnet;
// fabric/route_table.cpp
extern const Reader route_table, default_route_table;
// fabric/route.cpp
extern const Reader route_table_routes, default_route_table_routes, route, gateway_propagation,
    route_server_propagation;
// fabric/table_association.cpp
extern const Reader vpc_main_table, route_table_association, main_route_table_association;
// fabric/network_acl.cpp
extern const Reader network_acl, default_network_acl;
// fabric/acl_entry.cpp
extern const Reader network_acl_rule, network_acl_entries, default_network_acl_entries;
// fabric/acl_association.cpp
extern const Reader network_acl_subnets, network_acl_association;
// fabric/security_group.cpp
extern const Reader security_group, default_security_group;
// fabric/group_rules.cpp
extern const Reader security_group_rule, security_group_ingress_rule, security_group_egress_rule;
extern const Reader security_group_inline, default_security_group_inline;
// fabric/exclusive_rules.cpp
extern const Reader exclusive_rules;
// fabric/prefix_list.cpp
extern const Reader managed_prefix_list, managed_prefix_list_entry, service_prefix_list;
// fabric/internet_gateway.cpp
extern const Reader internet_gateway, internet_gateway_attachment, egress_only_gateway;
// fabric/vpn_gateway.cpp
extern const Reader vpn_gateway, vpn_gateway_attachment, vpn_gateway_learned;
// fabric/firewall.cpp
extern const Reader network_firewall;
// fabric/nat_gateway.cpp
extern const Reader nat_gateway;
// fabric/vpc_endpoint.cpp
extern const Reader vpc_endpoint, vpc_endpoint_routes, endpoint_table_association;
// fabric/endpoint_association.cpp
extern const Reader endpoint_subnet_association, endpoint_group_association;
// fabric/peering.cpp
extern const Reader peering, peering_accepter;
// fabric/transit_gateway.cpp
extern const Reader transit_gateway, transit_table, transit_attachment, transit_attachment_accepter, transit_peering,
    transit_peering_accepter, transit_connect, transit_vpn, transit_dx;
// fabric/transit_route.cpp
extern const Reader transit_route, transit_list_route, transit_default_association, transit_default_propagation,
    transit_association, transit_propagation, transit_attachment_defaults;
// fabric/public_access.cpp
extern const Reader public_access_switch, public_access_exclusion;
// fabric/elastic_ip.cpp
extern const Reader elastic_ip, elastic_ip_association;
// fabric/flow_log.cpp
extern const Reader flow_log;

}  // namespace netlint::aws::readers

namespace netlint::aws {

// fabric/elastic_ip_use.cpp: of what is an Elastic IP, and of what takes one.
std::span<const Reader> elastic_address_readers();

}  // namespace netlint::aws
