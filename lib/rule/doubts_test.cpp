// What is not certain proves nothing: routes that may not exist, tables that may hold more, zones that are not told.
#include <doctest/doctest.h>

#include <string>

#include "saying.hpp"

using namespace netlint;
using namespace netlint::testing;

TEST_CASE("a resource that certainly carries the default group does, whichever other one it may carry") {
    for (const bool swapped : both_orders) {
        TwoTables it;
        const auto other = it.vpc("aws_vpc.other", {"10.9.0.0/16"});
        const auto eni = it.eni(it.a, "aws_instance.this", {});
        const auto group = [&](Id<model::Vpc> vpc) { return *it.network.vpcs[vpc].default_group; };
        CHECK(says(it, "resource", "aws_instance.this", "in_default_group: true") == "no");
        it.network.enis[eni].groups = {{group(other), open("aws_instance.this: its groups"), {}}};
        CHECK(says(it, "resource", "aws_instance.this", "in_default_group: true") == "unknown");
        auto& groups = it.network.enis[eni].groups;
        groups.insert(swapped ? groups.begin() : groups.end(), {group(it.main), {}, {}});
        CHECK(says(it, "resource", "aws_instance.this", "in_default_group: true") == "yes");
    }
}

TEST_CASE("a table that may hold routes that are not told makes no subnet certainly private") {
    for (const bool swapped : both_orders) {
        TwoTables it;
        it.use(it.a, it.first);
        const auto acl = it.acl(it.main, "aws_network_acl.a");
        it.use(it.a, acl);
        if (swapped) it.route(it.first, "0.0.0.0/0", it.nat(it.b, "aws_nat_gateway.this"));
        const std::string kind = swapped ? "kind: private" : "kind: isolated";
        CHECK(says(it, "subnet", "aws_subnet.a", kind) == "yes");
        CHECK(says(it, "subnet", "aws_subnet.a", "kind: public") == "no");
        CHECK(says(it, "network_acl", "aws_network_acl.a", "faces_internet: true") == "no");
        it.network.route_tables[it.first].complete = open("aws_route_table.first: its routes");
        CHECK(says(it, "subnet", "aws_subnet.a", kind) == "unknown");
        CHECK(says(it, "subnet", "aws_subnet.a", "kind: public") == "unknown");
        CHECK(says(it, "network_acl", "aws_network_acl.a", "faces_internet: true") == "unknown");
        it.route(it.first, "1.0.0.0/8", it.internet_gateway(it.main));
        CHECK(says(it, "subnet", "aws_subnet.a", "kind: public") == "yes");
        CHECK(says(it, "network_acl", "aws_network_acl.a", "faces_internet: true") == "yes");
    }
}

TEST_CASE("a NAT gateway of another zone that a subnet may not use proves nothing") {
    TwoTables it;
    const auto there = it.nat(it.b, "aws_nat_gateway.there");
    model::Route& route = it.route(it.first, "0.0.0.0/0", there);
    CHECK(says(it, "subnet", "aws_subnet.a", "nat_in_same_zone: true") == "no");
    route.certainty = open("aws_route.this: count");
    CHECK(says(it, "subnet", "aws_subnet.a", "nat_in_same_zone: true") == "unknown");
    route.certainty = {};
    route.targets.push_back(it.nat(it.a, "aws_nat_gateway.here"));
    CHECK(says(it, "subnet", "aws_subnet.a", "nat_in_same_zone: true") == "unknown");
    route.targets.pop_back();
    it.network.subnets[it.a].tables = {it.first, it.second};
    CHECK(says(it, "subnet", "aws_subnet.a", "nat_in_same_zone: true") == "unknown");
    it.network.subnets[it.a].tables = {it.second};
    CHECK(says(it, "subnet", "aws_subnet.a", "nat_in_same_zone: true") == "yes");
}

TEST_CASE("an endpoint may miss a zone that is not told, and surely misses none of its own subnets") {
    TwoTables it;
    const auto endpoint = it.eni(it.a, "aws_vpc_endpoint.logs", {});
    it.network.resources[it.resource(endpoint)].tier = model::Tier::endpoint;
    it.interface_endpoint(it.main, "logs", it.resource(endpoint));
    it.eni(it.a, "aws_instance.near", {});
    it.network.subnets[it.a].zone.reset();
    CHECK(says(it, "vpc_endpoint", "aws_vpc_endpoint.logs", "covers_zones: true") == "yes");
    it.eni(it.b, "aws_instance.far", {});
    CHECK(says(it, "vpc_endpoint", "aws_vpc_endpoint.logs", "covers_zones: true") == "unknown");
    it.network.subnets[it.a].zone = "eu-west-1a";
    CHECK(says(it, "vpc_endpoint", "aws_vpc_endpoint.logs", "covers_zones: true") == "no");
    it.network.resources[it.resource(endpoint)].enis_complete = open("aws_vpc_endpoint.logs: its subnets");
    CHECK(says(it, "vpc_endpoint", "aws_vpc_endpoint.logs", "covers_zones: true") == "unknown");
    it.network.resources[it.resource(endpoint)].enis_complete = {};
    it.network.subnets[it.b].zone.reset();
    CHECK(says(it, "vpc_endpoint", "aws_vpc_endpoint.logs", "covers_zones: true") == "unknown");
    it.network.subnets[it.b].zone = "eu-west-1a";
    CHECK(says(it, "vpc_endpoint", "aws_vpc_endpoint.logs", "covers_zones: true") == "yes");
}

TEST_CASE("of the subnets that an ACL filters those that may be public make it drop path MTU messages possibly") {
    TwoTables it;
    model::Route& route = it.route(it.first, "0.0.0.0/0", it.internet_gateway(it.main));
    it.use(it.b, it.first);
    const auto acl = it.acl(it.main, "aws_network_acl.a");
    it.entry(acl, in, 100, true, "tcp", "0.0.0.0/0");
    it.use(it.a, acl);
    it.eni(it.a, "aws_instance.a", {});
    CHECK(says(it, "network_acl", "aws_network_acl.a", "drops_path_mtu: true") == "yes");
    it.network.subnets[it.a].acls.push_back(*it.network.vpcs[it.main].default_acl);
    CHECK(says(it, "network_acl", "aws_network_acl.a", "drops_path_mtu: true") == "unknown");
    it.network.subnets[it.a].acls.pop_back();
    route.certainty = open("aws_route.this: count");
    CHECK(says(it, "network_acl", "aws_network_acl.a", "drops_path_mtu: true") == "unknown");
    it.network.route_tables[it.first].routes.pop_back();
    CHECK(says(it, "network_acl", "aws_network_acl.a", "drops_path_mtu: true") == "no");
}

TEST_CASE("an ACL before a NAT gateway that refuses an interface's address refuses what its group admits") {
    TwoTables it;
    it.use(it.b, it.first);
    it.route(it.first, "0.0.0.0/0", it.internet_gateway(it.main));
    it.use(it.a, it.second);
    it.route(it.second, "0.0.0.0/0", it.nat(it.b, "aws_nat_gateway.this", {"10.0.1.9"}));
    const auto group = it.group(it.main, "aws_security_group.app");
    it.allow(group, out, "tcp/443", "203.0.113.7/32");
    it.eni(it.a, "aws_instance.app", {group}, {"10.0.0.9"});
    CHECK(says(it, "permission", "aws_security_group.app", "refused_by_acl: true") == "no");
    const auto acl = it.acl(it.main, "aws_network_acl.edge");
    it.entry(acl, in, 90, false, "all", "10.0.0.0/24");
    for (const auto direction : {in, out}) it.entry(acl, direction, 100, true, "all", "0.0.0.0/0");
    it.use(it.b, acl);
    CHECK(says(it, "permission", "aws_security_group.app", "refused_by_acl: true") == "yes");
}
