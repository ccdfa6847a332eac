// The functions behind the table of fields, a file for each family of nouns.
#pragma once

#include <span>
#include <string>

#include "../context.hpp"
#include "../field.hpp"

namespace netlint::rule::fields {

using Argument = std::span<const std::string>;

// any.cpp
Fact address(const Context&, const Object&, Argument);
Fact module(const Context&, const Object&, Argument);
Fact plan_has(const Context&, const Object&, Argument);

// vpc.cpp
Fact vpc_prefixes(const Context&, const Object&, Argument);
Fact region(const Context&, const Object&, Argument);
Fact flow_logged(const Context&, const Object&, Argument);
Fact overlapping(const Context&, const Object&, Argument);
Fact default_group_closed(const Context&, const Object&, Argument);

// subnet.cpp
Fact subnet_prefixes(const Context&, const Object&, Argument);
Fact subnet_kind(const Context&, const Object&, Argument);
Fact subnet_zone(const Context&, const Object&, Argument);
Fact table_explicit(const Context&, const Object&, Argument);
Fact main_table_managed(const Context&, const Object&, Argument);
Fact subnet_routes_to(const Context&, const Object&, Argument);
Fact holds(const Context&, const Object&, Argument);
Fact nat_in_same_zone(const Context&, const Object&, Argument);
Fact zone_has_nat(const Context&, const Object&, Argument);
Fact group_kinds(const Context&, const Object&, Argument);

// routing.cpp
Fact table_routes_to(const Context&, const Object&, Argument);
Fact table_used(const Context&, const Object&, Argument);
Fact reaches_privately(const Context&, const Object&, Argument);
Fact route_target(const Context&, const Object&, Argument);
Fact route_destination(const Context&, const Object&, Argument);
Fact within_peer(const Context&, const Object&, Argument);
// Whether a subnet's effective routes lead to one of some route_words.
Fact leads_to(const Context&, Id<model::Subnet> subnet, Argument words);

// route_target.cpp
Fact target_in_vpc(const Context&, const Object&, Argument);
Fact route_answered(const Context&, const Object&, Argument);
Fact table_associated(const Context&, const Object&, Argument);
Fact public_families(const Context&, const Object&, Argument);
Fact transit_segmented(const Context&, const Object&, Argument);
Fact accepts_attachments(const Context&, const Object&, Argument);

// network_acl.cpp
Fact acl_used(const Context&, const Object&, Argument);
Fact loses_replies(const Context&, const Object&, Argument);
Fact drops_path_mtu(const Context&, const Object&, Argument);
Fact entry_direction(const Context&, const Object&, Argument);
Fact entry_action(const Context&, const Object&, Argument);
Fact entry_number(const Context&, const Object&, Argument);
Fact entry_services(const Context&, const Object&, Argument);
Fact entry_peer(const Context&, const Object&, Argument);
Fact entry_open(const Context&, const Object&, Argument);
Fact shadowed(const Context&, const Object&, Argument);
Fact shadowed_by(const Context&, const Object&, Argument);
Fact overruled(const Context&, const Object&, Argument);

// network_acl_effect.cpp
Fact acl_default(const Context&, const Object&, Argument);
Fact acl_filters(const Context&, const Object&, Argument);
Fact acl_faces_internet(const Context&, const Object&, Argument);
Fact admits_from_internet(const Context&, const Object&, Argument);
// The peers and services of an entry, as a set that unions and inclusions work on; empty when the peer is not known.
set::HeaderSpace entry_space(const model::AclEntry&);

// security_group.cpp
Fact group_attached(const Context&, const Object&, Argument);
Fact group_default(const Context&, const Object&, Argument);
Fact group_managed(const Context&, const Object&, Argument);
Fact permission_direction(const Context&, const Object&, Argument);
Fact permission_services(const Context&, const Object&, Argument);
Fact permission_peer(const Context&, const Object&, Argument);
Fact peer_kind(const Context&, const Object&, Argument);
Fact permission_open(const Context&, const Object&, Argument);
Fact refused_by_acl(const Context&, const Object&, Argument);
Fact redundant(const Context&, const Object&, Argument);
Fact answered(const Context&, const Object&, Argument);

// permission_effect.cpp
Fact lets_reach(const Context&, const Object&, Argument);
Fact lets_in(const Context&, const Object&, Argument);
Fact lets_any_in(const Context&, const Object&, Argument);
Fact in_effect(const Context&, const Object&, Argument);

// permission_peer.cpp
Fact wide_public_peer(const Context&, const Object&, Argument);
Fact admits_whole_vpc(const Context&, const Object&, Argument);
Fact wider_than_vpc(const Context&, const Object&, Argument);
Fact peer_attached(const Context&, const Object&, Argument);
Fact protects(const Context&, const Object&, Argument);
Fact group_named(const Context&, const Object&, Argument);
Fact group_vpc_in_use(const Context&, const Object&, Argument);

// resource.cpp
Fact type(const Context&, const Object&, Argument);
Fact tier(const Context&, const Object&, Argument);
Fact asked_zone(const Context&, const Object&, Argument);
Fact zones(const Context&, const Object&, Argument);
Fact zone_available(const Context&, const Object&, Argument);
Fact has_public_address(const Context&, const Object&, Argument);
Fact in_default_group(const Context&, const Object&, Argument);
Fact resource_routes_to(const Context&, const Object&, Argument);
Fact reachable_from(const Context&, const Object&, Argument);
Fact reaches(const Context&, const Object&, Argument);

// exposure.cpp
Fact publicly_accessible(const Context&, const Object&, Argument);
Fact on_instances(const Context&, const Object&, Argument);
Fact public_endpoint_open(const Context&, const Object&, Argument);
Fact in_default_vpc(const Context&, const Object&, Argument);
Fact public_by_subnet(const Context&, const Object&, Argument);
Fact reached_across_vpcs(const Context&, const Object&, Argument);
Fact reaches_other_environment(const Context&, const Object&, Argument);
Fact reaches_anything(const Context&, const Object&, Argument);
Fact behind_balancer(const Context&, const Object&, Argument);

// target_group.cpp
Fact has_listener(const Context&, const Object&, Argument);
Fact takes_balancer(const Context&, const Object&, Argument);
Fact targets_in_balancer_zones(const Context&, const Object&, Argument);
Fact listener_admitted(const Context&, const Object&, Argument);

// resilience.cpp
Fact same_zone_as(const Context&, const Object&, Argument);
Fact survives_loss_of(const Context&, const Object&, Argument);
Fact only_way_of(const Context&, const Object&, Argument);

// cost.cpp
Fact nat_price(const Context&, const Object&, Argument);
Fact zone_crossing_price(const Context&, const Object&, Argument);
Fact services_through_nat(const Context&, const Object&, Argument);

// balancer.cpp
Fact balancer_kind(const Context&, const Object&, Argument);
Fact internal(const Context&, const Object&, Argument);
Fact fronted_by(const Context&, const Object&, Argument);
Fact checks_answered(const Context&, const Object&, Argument);
Fact listener_protocol(const Context&, const Object&, Argument);
Fact listener_port(const Context&, const Object&, Argument);
Fact every_subnet_routes_to(const Context&, const Object&, Argument);
Fact only_redirects(const Context&, const Object&, Argument);

// gateway.cpp
Fact nat_zones(const Context&, const Object&, Argument);
Fact service(const Context&, const Object&, Argument);
Fact endpoint_kind(const Context&, const Object&, Argument);
Fact admits_clients(const Context&, const Object&, Argument);

// gateway_use.cpp
Fact nat_has_way_out(const Context&, const Object&, Argument);
Fact nat_used(const Context&, const Object&, Argument);
Fact address_taken(const Context&, const Object&, Argument);
Fact endpoint_routed(const Context&, const Object&, Argument);
Fact endpoint_name_resolves(const Context&, const Object&, Argument);
Fact endpoint_covers_zones(const Context&, const Object&, Argument);
Fact endpoint_has_clients(const Context&, const Object&, Argument);

// The resource that an object is, or that places its interfaces.
std::optional<Id<model::Resource>> resource_of(const model::Network&, const Object&);
// All of its interfaces.
reach::Party party_of(const model::Network&, Id<model::Resource>);
// What clients of AWS services open to their endpoints.
const set::ServiceSet& https();
// Several addresses as one clause: "a, b and 3 more".
std::string listed(std::span<const std::string> texts, std::size_t most = 3);
std::string listed(std::span<const std::string_view> texts) = delete;
void sort_unique(std::vector<std::string>& texts);

}  // namespace netlint::rule::fields
