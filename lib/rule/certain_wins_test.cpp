// What is certain is said whatever else the plan leaves open, in whichever order it tells of it.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "saying.hpp"

using namespace netlint;
using namespace netlint::testing;

TEST_CASE("a table that certainly routes to a gateway tells, whichever table is incomplete") {
    for (const bool swapped : both_orders) {
        TwoTables it;
        const auto nat = it.nat(it.a, "aws_nat_gateway.this");
        CHECK(says(it, "nat_gateway", "aws_nat_gateway.this", "used: true") == "no");
        it.network.route_tables[it.earlier(swapped)].complete = open("aws_route_table: its routes");
        CHECK(says(it, "nat_gateway", "aws_nat_gateway.this", "used: true") == "unknown");
        model::Route& route = it.route(it.later(swapped), "0.0.0.0/0", nat);
        CHECK(says(it, "nat_gateway", "aws_nat_gateway.this", "used: true") == "yes");
        // Certain is the one target of a route that is certainly there.
        route.targets.push_back(model::BlackholeTarget{});
        CHECK(says(it, "nat_gateway", "aws_nat_gateway.this", "used: true") == "unknown");
        it.network.route_tables[it.earlier(swapped)].complete = {};
        CHECK(says(it, "nat_gateway", "aws_nat_gateway.this", "used: true") == "unknown");
        route.targets.pop_back();
        route.certainty = open("aws_route.this: count");
        CHECK(says(it, "nat_gateway", "aws_nat_gateway.this", "used: true") == "unknown");
    }
}

TEST_CASE("a table that certainly routes to a gateway endpoint tells, whichever table is incomplete") {
    for (const bool swapped : both_orders) {
        TwoTables it;
        const auto list = it.service_list("s3");
        const auto endpoint = it.gateway_endpoint(it.main, list, {});
        CHECK(says(it, "vpc_endpoint", "aws_vpc_endpoint.s3", "routed: true") == "no");
        it.network.route_tables[it.earlier(swapped)].complete = open("aws_route_table: its routes");
        CHECK(says(it, "vpc_endpoint", "aws_vpc_endpoint.s3", "routed: true") == "unknown");
        it.route(it.later(swapped), list, endpoint);
        CHECK(says(it, "vpc_endpoint", "aws_vpc_endpoint.s3", "routed: true") == "yes");
    }
}

TEST_CASE("a VPC that lacks one of the two DNS settings resolves no private name, whatever the other is") {
    for (const bool swapped : both_orders) {
        TwoTables it;
        const auto endpoint = it.eni(it.a, "aws_vpc_endpoint.logs", {});
        it.interface_endpoint(it.main, "logs", it.resource(endpoint));
        model::Vpc& vpc = it.network.vpcs[it.main];
        (swapped ? vpc.dns_support : vpc.dns_hostnames) = model::Tri::unknown;
        CHECK(says(it, "vpc_endpoint", "aws_vpc_endpoint.logs", "name_resolves: true") == "unknown");
        (swapped ? vpc.dns_hostnames : vpc.dns_support) = model::Tri::no;
        CHECK(says(it, "vpc_endpoint", "aws_vpc_endpoint.logs", "name_resolves: true") == "no");
    }
}

TEST_CASE("flow logs that watch every subnet do, whatever else another one watches") {
    TwoTables it;
    it.network.flow_logs.push_back({{"aws_flow_log.other", "", 0, {}}, {}, "ALL"});
    it.network.flow_logs.push_back({{"aws_flow_log.a", "", 0, {}}, it.a, "ALL"});
    CHECK(says(it, "vpc", "aws_vpc.main", "flow_logged: true") == "unknown");
    it.network.flow_logs.push_back({{"aws_flow_log.b", "", 0, {}}, it.b, "ALL"});
    CHECK(says(it, "vpc", "aws_vpc.main", "flow_logged: true") == "yes");
}

TEST_CASE("of two NAT gateways one in another zone is, whatever the zone of the other") {
    for (const bool swapped : both_orders) {
        TwoTables it;
        const auto nowhere = it.subnet(it.main, "aws_subnet.nowhere", {"10.0.2.0/24"});
        const auto there = it.nat(it.b, "aws_nat_gateway.there");
        const auto unclear = it.nat(nowhere, "aws_nat_gateway.unclear");
        it.route(it.first, "0.0.0.0/0", swapped ? there : unclear);
        it.route(it.first, "64:ff9b::/96", swapped ? unclear : there);
        CHECK(says(it, "subnet", "aws_subnet.a", "nat_in_same_zone: true") == "no");
        it.network.subnets[it.b].zone = "eu-west-1a";
        CHECK(says(it, "subnet", "aws_subnet.a", "nat_in_same_zone: true") == "unknown");
    }
}

TEST_CASE("a route to one of two peerings is wider than its peer if it is than each") {
    for (const bool swapped : both_orders) {
        NetworkBuilder it;
        const auto main = it.vpc("aws_vpc.main", {"10.0.0.0/16"});
        const auto narrow = it.vpc("aws_vpc.narrow", {"10.1.0.0/24"});
        const auto wide = it.vpc("aws_vpc.wide", {"10.1.0.0/16"});
        const auto table = it.table(main, "aws_route_table.main");
        const auto to_narrow = it.peering(main, narrow), to_wide = it.peering(main, wide);
        model::Route& route = it.route(table, "10.1.0.0/16", swapped ? to_wide : to_narrow);
        route.targets.push_back(swapped ? to_narrow : to_wide);
        CHECK(says(it, "route", "aws_route_table.main", "within_peer: true") == "unknown");
        it.network.vpcs[wide].prefixes = {prefix("10.1.128.0/17")};
        CHECK(says(it, "route", "aws_route_table.main", "within_peer: true") == "no");
        it.network.vpcs[wide].prefixes_known = open("aws_vpc.wide: its prefixes");
        CHECK(says(it, "route", "aws_route_table.main", "within_peer: true") == "unknown");
    }
}

TEST_CASE("a subnet is certainly public only if it is with each of the tables that it may use") {
    for (const bool swapped : both_orders) {
        TwoTables it;
        const auto gateway = it.internet_gateway(it.main);
        it.route(it.first, "0.0.0.0/0", gateway);
        it.route(it.second, "0.0.0.0/0", gateway);
        const auto acl = it.acl(it.main, "aws_network_acl.a");
        it.use(it.a, acl);
        it.network.subnets[it.a].tables = {it.earlier(swapped), it.later(swapped)};
        CHECK(says(it, "network_acl", "aws_network_acl.a", "faces_internet: true") == "yes");
        it.network.route_tables[it.first].routes.back().certainty = open("aws_route.first: count");
        CHECK(says(it, "network_acl", "aws_network_acl.a", "faces_internet: true") == "unknown");
    }
}

TEST_CASE("a group that certainly admits a listener's clients does, whatever other groups say") {
    for (const bool swapped : both_orders) {
        TwoTables it;
        const auto known = it.group(it.main, "aws_security_group.known");
        const auto other = it.group(it.main, "aws_security_group.other");
        const auto front = it.eni(it.a, "aws_lb.front", {swapped ? other : known, swapped ? known : other});
        model::LoadBalancer balancer;
        balancer.where.address = "aws_lb.front";
        balancer.resource = it.resource(front);
        balancer.listeners.push_back({{"aws_lb_listener.front", "", 0, {}}, 443, "HTTPS", {}, {}, false});
        it.network.load_balancers.add(std::move(balancer));
        CHECK(says(it, "listener", "aws_lb_listener.front", "admitted: true") == "no");
        it.network.security_groups[other].in_plan = false;
        CHECK(says(it, "listener", "aws_lb_listener.front", "admitted: true") == "unknown");
        it.allow(known, in, "tcp/443", "0.0.0.0/0");
        CHECK(says(it, "listener", "aws_lb_listener.front", "admitted: true") == "yes");
    }
}

TEST_CASE("a target outside its balancer's zones is, whatever the zones of others") {
    for (const bool swapped : both_orders) {
        TwoTables it;
        const auto nowhere = it.subnet(it.main, "aws_subnet.nowhere", {"10.0.2.0/24"});
        const auto front = it.eni(it.a, "aws_lb.front", {});
        const auto outside = it.eni(it.b, "aws_instance.outside", {});
        const auto unclear = it.eni(nowhere, "aws_instance.unclear", {});
        model::TargetGroup group;
        group.where.address = "aws_lb_target_group.app";
        for (const auto eni : {swapped ? outside : unclear, swapped ? unclear : outside})
            group.targets.push_back({it.resource(eni), 443, {}, {}});
        const auto id = it.network.target_groups.add(std::move(group));
        model::LoadBalancer balancer;
        balancer.where.address = "aws_lb.front";
        balancer.resource = it.resource(front);
        balancer.listeners.push_back({{"aws_lb_listener.front", "", 0, {}}, 443, "HTTPS", {id}, {}, false});
        it.network.load_balancers.add(std::move(balancer));
        CHECK(says(it, "target_group", "aws_lb_target_group.app", "in_balancer_zones: true") == "no");
        it.network.subnets[it.b].zone = "eu-west-1a";
        CHECK(says(it, "target_group", "aws_lb_target_group.app", "in_balancer_zones: true") == "yes");
    }
}

TEST_CASE("a permission that some interface of its peer answers is answered, whatever the groups of another") {
    for (const bool swapped : both_orders) {
        TwoTables it;
        const auto server = it.group(it.main, "aws_security_group.server");
        const auto client = it.group(it.main, "aws_security_group.client");
        it.allow(server, in, "tcp/443", client);
        it.eni(it.a, "aws_instance.server", {server});
        const auto sender = it.group(it.main, "aws_security_group.sender");
        const auto one = it.eni(it.b, "aws_instance.one", {client}), two = it.eni(it.b, "aws_instance.two", {client});
        CHECK(says(it, "permission", "aws_security_group.server", "answered: true") == "no");
        it.network.enis[swapped ? two : one].groups_complete = open("aws_instance: its groups");
        CHECK(says(it, "permission", "aws_security_group.server", "answered: true") == "unknown");
        it.network.enis[swapped ? one : two].groups.push_back({sender, {}, {}});
        it.allow(sender, out, "tcp/443", "10.0.0.0/16");
        CHECK(says(it, "permission", "aws_security_group.server", "answered: true") == "yes");
    }
}

TEST_CASE("what one carrier of a group certainly lets in or reaches is certain, whatever another one does") {
    for (const auto& [swapped, same_resource] :
         {std::pair(false, false), std::pair(true, false), std::pair(false, true), std::pair(true, true)}) {
        TwoTables it;
        const auto group = it.group(it.main, "aws_security_group.web");
        it.route(it.first, "0.0.0.0/0", it.internet_gateway(it.main));
        it.use(it.b, it.first);
        it.allow(group, in, "tcp/443", "0.0.0.0/0");
        const auto one = it.eni(it.a, "aws_instance.one", {group});
        const auto two =
            same_resource ? it.eni(it.resource(one), it.b, {group}) : it.eni(it.b, "aws_instance.two", {group});
        it.make_public(one, model::Tri::unknown);
        it.make_public(two, model::Tri::unknown);
        CHECK(says(it, "permission", "aws_security_group.web", "lets_in: internet") == "unknown");
        it.make_public(swapped ? one : two);
        CHECK(says(it, "permission", "aws_security_group.web", "lets_in: internet") == "yes");

        it.network.security_groups[group].permissions.clear();
        it.allow(group, out, "tcp/443", "0.0.0.0/0");
        CHECK(says(it, "permission", "aws_security_group.web", "lets_reach: internet") == "yes");
        it.make_public(swapped ? one : two, model::Tri::unknown);
        CHECK(says(it, "permission", "aws_security_group.web", "lets_reach: internet") == "unknown");
    }
}

TEST_CASE("a transit gateway keeps VPCs apart if one of them certainly lacks a route to another") {
    for (const bool swapped : both_orders) {
        NetworkBuilder it;
        const auto gateway = it.transit_gateway("aws_ec2_transit_gateway.hub");
        const auto full = it.transit_table(gateway, "aws_ec2_transit_gateway_route_table.full");
        const auto empty = it.transit_table(gateway, "aws_ec2_transit_gateway_route_table.empty");
        std::vector<Id<model::TransitAttachment>> attached;
        for (const char* const name : {"10.0.0.0/16", "10.1.0.0/16", "10.2.0.0/16"}) {
            const auto vpc = it.vpc("aws_vpc." + std::string(name, 4), {name});
            attached.push_back(it.attachment(gateway, vpc, "attachment." + std::string(name, 4), {}));
            it.network.transit_attachments[attached.back()].tables = {full};
            it.propagate(full, attached.back());
        }
        const std::string object = "aws_ec2_transit_gateway.hub";
        CHECK(says(it, "transit_gateway", object, "segmented: true") == "no");
        it.network.transit_attachments[attached[swapped ? 2 : 0]].tables_complete = open("which table");
        CHECK(says(it, "transit_gateway", object, "segmented: true") == "unknown");
        it.network.transit_attachments[attached[swapped ? 0 : 2]].tables = {empty};
        CHECK(says(it, "transit_gateway", object, "segmented: true") == "yes");
    }
}

TEST_CASE("a NAT gateway whose table hands it its own packets has no way out, whatever else is not known") {
    TwoTables it;
    const auto nat = it.nat(it.a, "aws_nat_gateway.this");
    CHECK(says(it, "nat_gateway", "aws_nat_gateway.this", "has_way_out: true") == "no");
    model::Route& route = it.route(it.first, "0.0.0.0/0", nat);
    CHECK(says(it, "nat_gateway", "aws_nat_gateway.this", "has_way_out: true") == "no");
    route.targets = {it.internet_gateway(it.main)};
    CHECK(says(it, "nat_gateway", "aws_nat_gateway.this", "has_way_out: true") == "yes");
    // What a network ACL refuses is no matter of routes.
    it.use(it.a, it.acl(it.main, "aws_network_acl.closed"));
    CHECK(says(it, "nat_gateway", "aws_nat_gateway.this", "has_way_out: true") == "yes");
}
