// Fields that take a list of words hold where any one of them does.
#include <doctest/doctest.h>

#include "saying.hpp"

using namespace netlint;
using namespace netlint::testing;

TEST_CASE("routes lead to one of several targets, whichever is named first") {
    TwoTables it;
    it.route(it.first, "0.0.0.0/0", it.internet_gateway(it.main));
    it.route(it.second, "0.0.0.0/0", it.nat(it.a, "aws_nat_gateway.main"));
    const auto server = it.eni(it.b, "aws_instance.server", {});
    REQUIRE(it.resource(server).value < it.network.resources.size());
    for (const char* list :
         {"routes_to: [internet-gateway, nat-gateway]", "routes_to: [nat-gateway, internet-gateway]"}) {
        CAPTURE(list);
        CHECK(says(it, "subnet", "aws_subnet.a", list) == "yes");
        CHECK(says(it, "subnet", "aws_subnet.b", list) == "yes");
        CHECK(says(it, "route_table", "aws_route_table.first", list) == "yes");
        CHECK(says(it, "route_table", "aws_route_table.second", list) == "yes");
        CHECK(says(it, "resource", "aws_instance.server", list) == "yes");
    }
    CHECK(says(it, "subnet", "aws_subnet.b", "routes_to: [internet-gateway, peering]") == "no");
}

TEST_CASE("a table reaches one of several services privately, whichever is named first") {
    TwoTables it;
    it.gateway_endpoint(it.main, it.service_list("s3"), {it.first});
    for (const char* list : {"reaches_privately: [s3, dynamodb]", "reaches_privately: [dynamodb, s3]"}) {
        CAPTURE(list);
        CHECK(says(it, "route_table", "aws_route_table.first", list) == "yes");
        CHECK(says(it, "route_table", "aws_route_table.second", list) == "no");
    }
}

TEST_CASE("a permission lets reach one of several zones, whichever is named first, and by its own peers only") {
    TwoTables it;
    const auto group = it.group(it.main, "aws_security_group.web");
    it.route(it.first, "0.0.0.0/0", it.internet_gateway(it.main));
    it.make_public(it.eni(it.a, "aws_instance.web", {group}));
    it.allow(group, out, "tcp/443", "0.0.0.0/0");
    const auto web = [&](const char* test) { return says(it, "permission", "aws_security_group.web", test); };
    CHECK(web("lets_reach: [internet6, internet4]") == "yes");
    CHECK(web("lets_reach: [internet4, internet6]") == "yes");
    CHECK(web("lets_reach: internet6") == "no");
    it.allow(group, out, "tcp/443", "::/0");
    CHECK(web("lets_reach: internet") == "no");  // the second one lets nothing out here
}

TEST_CASE("a network ACL loses some or all replies, whichever is named first") {
    TwoTables it;
    const auto client = it.group(it.main, "aws_security_group.client"),
               store = it.group(it.main, "aws_security_group.store");
    it.allow(client, out, "tcp/5432", "10.0.0.0/16");
    it.allow(store, in, "tcp/5432", "10.0.0.0/16");
    it.eni(it.a, "aws_instance.client", {client});
    it.eni(it.b, "aws_db_instance.store", {store});
    const auto acl = it.acl(it.main, "aws_network_acl.data");
    it.entry(acl, in, 100, true, "tcp/5432", "10.0.0.0/16");
    it.use(it.b, acl);
    for (const char* list : {"loses_replies: [all, some]", "loses_replies: [some, all]"}) {
        CAPTURE(list);
        CHECK(says(it, "network_acl", "aws_network_acl.data", list) == "yes");
    }
}
