// The network that a plan describes: one vector a noun, built once, then const.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "netlint/base/diagnostic.hpp"
#include "netlint/base/id.hpp"
#include "netlint/model/eni.hpp"
#include "netlint/model/entrance.hpp"
#include "netlint/model/gateway.hpp"
#include "netlint/model/load_balancer.hpp"
#include "netlint/model/network_acl.hpp"
#include "netlint/model/resource.hpp"
#include "netlint/model/route_table.hpp"
#include "netlint/model/security_group.hpp"
#include "netlint/model/sensitive.hpp"
#include "netlint/model/service_front.hpp"
#include "netlint/model/subnet.hpp"
#include "netlint/model/table.hpp"
#include "netlint/model/transit_gateway.hpp"
#include "netlint/model/vpc.hpp"

namespace netlint::model {

// What a flow log watches.
struct FlowLog {
    Provenance where;
    std::variant<std::monostate, Id<Vpc>, Id<Subnet>, Id<Eni>> target;
    std::string traffic;  // ALL, ACCEPT, REJECT
};

// A subnet group of a data store service, kept because it may name subnets that no store uses yet.
struct SubnetGroup {
    Provenance where;
    std::vector<Id<Subnet>> subnets;
    bool open = false;  // may hold subnets not listed
};

// A resource of the plan that netlint read past.
struct Unmodelled {
    std::string type;
    std::string address;
    bool carries_packets = true;  // false: known to place no interface and move no packet
};

struct Network {
    Table<Vpc> vpcs;
    Table<Subnet> subnets;
    Table<RouteTable> route_tables;
    Table<SecurityGroup> security_groups;
    Table<NetworkAcl> network_acls;
    Table<Eni> enis;
    Table<Resource> resources;
    Table<InternetGateway> internet_gateways;
    Table<VpnGateway> vpn_gateways;
    Table<EgressOnlyGateway> egress_only_gateways;
    Table<NatGateway> nat_gateways;
    Table<ElasticAddress> elastic_addresses;
    Table<VpcEndpoint> endpoints;
    Table<Peering> peerings;
    Table<PrefixList> prefix_lists;
    Table<TransitGateway> transit_gateways;
    Table<TransitAttachment> transit_attachments;
    Table<TransitTable> transit_tables;
    Table<LoadBalancer> load_balancers;
    Table<TargetGroup> target_groups;
    Table<Entrance> entrances;
    Table<ServiceFront> service_fronts;
    Table<ServiceNetworkAssociation> service_networks;
    std::vector<FlowLog> flow_logs;
    std::vector<SubnetGroup> subnet_groups;
    std::vector<Unmodelled> unmodelled;  // sorted by type, then address
    std::vector<Diagnostic> diagnostics;
    Sensitive sensitive;

    const Vpc& vpc_of(Id<Subnet> id) const { return vpcs[subnets[id].vpc]; }
    std::optional<Id<Resource>> find_resource(std::string_view address) const;
    std::optional<Id<Subnet>> find_subnet(std::string_view address) const;
    std::optional<Id<SecurityGroup>> find_security_group(std::string_view address) const;
    std::optional<Id<Vpc>> find_vpc(std::string_view address) const;
    // The interface endpoint whose private DNS name a client in `vpc` gets for `service`, if there is one.
    std::vector<Id<VpcEndpoint>> private_endpoints(Id<Vpc> vpc, std::string_view service) const;
};

}  // namespace netlint::model
