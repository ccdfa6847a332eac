// What is certain is said whatever else the plan leaves open, in whichever order it tells of it.
#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "own_rules.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

// What a field that is true or false says of an object, told by what an assertion of it comes to.
std::string says(const NetworkBuilder& it, const std::string& noun, const std::string& object,
                 const std::string& test) {
    for (const rule::Finding& finding : own_rule(it, "for: " + noun + "\n      assert: {" + test + "}"))
        if (finding.address == object) return finding.certainty == rule::FindingCertainty::certain ? "no" : "unknown";
    return "yes";
}

constexpr bool both_orders[] = {false, true};

// A subnet in each of two zones, with a table of its own each.
struct Pair : NetworkBuilder {
    Id<model::Vpc> main = vpc("aws_vpc.main", {"10.0.0.0/16"});
    Id<model::RouteTable> first = table(main, "aws_route_table.first");
    Id<model::RouteTable> second = table(main, "aws_route_table.second");
    Id<model::Subnet> a = subnet(main, "aws_subnet.a", {"10.0.0.0/24"});
    Id<model::Subnet> b = subnet(main, "aws_subnet.b", {"10.0.1.0/24"});

    Pair() {
        network.subnets[a].zone = "eu-west-1a";
        network.subnets[b].zone = "eu-west-1b";
        use(a, first);
        use(b, second);
    }
    Id<model::RouteTable> earlier(bool swapped) const { return swapped ? second : first; }
    Id<model::RouteTable> later(bool swapped) const { return swapped ? first : second; }
};

}  // namespace

TEST_CASE("a table that certainly routes to a gateway tells, whichever table is incomplete") {
    for (const bool swapped : both_orders) {
        Pair it;
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
        Pair it;
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
        Pair it;
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
    Pair it;
    it.network.flow_logs.push_back({{"aws_flow_log.other", "", 0, {}}, {}, "ALL"});
    it.network.flow_logs.push_back({{"aws_flow_log.a", "", 0, {}}, it.a, "ALL"});
    CHECK(says(it, "vpc", "aws_vpc.main", "flow_logged: true") == "unknown");
    it.network.flow_logs.push_back({{"aws_flow_log.b", "", 0, {}}, it.b, "ALL"});
    CHECK(says(it, "vpc", "aws_vpc.main", "flow_logged: true") == "yes");
}

TEST_CASE("of two NAT gateways one in another zone is, whatever the zone of the other") {
    for (const bool swapped : both_orders) {
        Pair it;
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
        Pair it;
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
        Pair it;
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
        Pair it;
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
        Pair it;
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
        Pair it;
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

TEST_CASE("a resource that certainly carries the default group does, whichever other one it may carry") {
    for (const bool swapped : both_orders) {
        Pair it;
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
        Pair it;
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
    Pair it;
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
    Pair it;
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
    Pair it;
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
    Pair it;
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
