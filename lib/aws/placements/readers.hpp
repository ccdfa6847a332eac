// Every reader of placements and load balancers; each is defined in the file of its family.
#pragma once

#include <span>

#include "../reader.hpp"

namespace netlint::aws {

// Rows of the placement table and families, in the order they run within their phases.
std::span<const Reader> placement_readers();

// Types without a reader whose values the readers of others look at: launch templates, DNS records.
std::span<const std::string_view> consulted_types();

}  // namespace netlint::aws

namespace netlint::aws::readers {

// instance.cpp
extern const Reader instance, spot_instance_request;
// network_interface.cpp
extern const Reader network_interface, own_attachment, network_interface_attachment, network_interface_sg_attachment;
// db_instance.cpp
extern const Reader db_instance;
// scaling_group.cpp, scaling_targets.cpp
extern const Reader scaling_group, scaling_group_targets, scaling_attachment, traffic_source_attachment;
// fleet.cpp
extern const Reader ec2_fleet, spot_fleet;
// batch.cpp
extern const Reader batch_environment;
// eks.cpp
extern const Reader eks_cluster_group, eks_cluster, eks_node_group, eks_fargate_profile;
// balancer.cpp
extern const Reader balancer, balancer_alias, classic_balancer, classic_listeners, classic_attachment;
// listener.cpp
extern const Reader listener, listener_alias, listener_rule, listener_rule_alias;
// target_group.cpp
extern const Reader target_group, target_group_alias, target_attachment, target_attachment_alias;
// container_targets.cpp
extern const Reader service_targets, task_set_targets;
// accelerator.cpp
extern const Reader accelerator_group, custom_routing_group;
// lattice.cpp
extern const Reader service_network_vpc, service_network_target;
// lattice_resource.cpp
extern const Reader resource_gateway, shared_endpoint;
// event_source.cpp
extern const Reader event_source;
// client_entry.cpp
extern const Reader connect_endpoint, client_vpn_association;
// endpoint_service.cpp
extern const Reader service_endpoint, endpoint_private_names;
// front.cpp
extern const Reader vpc_origin, distribution, web_acl_association, classic_web_acl_association;

}  // namespace netlint::aws::readers
