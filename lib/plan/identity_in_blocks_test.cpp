// Which instances the references of blocks mean, where the plan merges blocks or leaves dynamic ones out.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "identities.hpp"

using namespace netlint;
using namespace netlint::plan;
using netlint::plan::testing::Read;

TEST_CASE("nested-blocks: list blocks pair by place, and a dynamic one may hide") {
    const Read read("nested-blocks");
    CHECK(read.one("aws_instance.i", "network_interface[1].network_interface_id") ==
          R"(sure aws_network_interface.n["b"])");
    CHECK(read.one("aws_lb_listener.l", "default_action[1].target_group_arn") == "sure aws_lb_target_group.tg[1]");
    CHECK(read.one("aws_lb_listener.l", "load_balancer_arn") == "sure aws_lb.static");
    for (const std::string_view mapping : {"subnet_mapping[0].subnet_id", "subnet_mapping[1].subnet_id"})
        CHECK(read.one("aws_lb.static", mapping) == R"(likely one of aws_subnet.s["a"], aws_subnet.s["b"])");
    CHECK(read.one("aws_instance.dyn", "network_interface[0].network_interface_id") ==
          R"(likely one of aws_network_interface.n["a"], aws_network_interface.n["b"])");
    CHECK(read.one(R"(aws_network_interface.n["b"])", "subnet_id") == R"(likely aws_subnet.s["b"])");
}

TEST_CASE("sg-inline: rules that share one list of references have any of them") {
    const Read read("sg-inline");
    for (const std::string_view rule : {"ingress[0].security_groups", "ingress[1].security_groups"})
        CHECK(read.many("aws_security_group.app", rule) ==
              "likely ; perhaps aws_security_group.bastion, aws_security_group.lb");
    CHECK(read.many("aws_security_group.attr", "ingress[0].security_groups") == "sure aws_security_group.app");
    const std::string any =
        "likely ; perhaps aws_security_group.app, aws_security_group.bastion, aws_security_group.lb";
    CHECK(read.many("aws_security_group.dyn", "ingress[0].security_groups") == any);
    CHECK(read.many("aws_security_group.dyn_unknown", "ingress[0].security_groups") == any);
    CHECK(read.many("aws_security_group.dyn_and_static", "ingress[1].security_groups") == any);
}

TEST_CASE("dynamic-misleading: more open rules than references prove a dynamic block") {
    const Read read("dynamic-misleading");
    const std::string any = "likely ; perhaps aws_security_group.a, aws_security_group.b, aws_security_group.c";
    for (int i = 0; i < 3; ++i) {
        CHECK(read.many("aws_security_group.mixed", fmt::format("ingress[{}].security_groups", i)) == any);
        CHECK(read.many("aws_security_group.set_order", fmt::format("ingress[{}].security_groups", i)) == any);
    }
    for (const std::string_view instance : {"aws_instance.ignored", "aws_instance.unused_ref"})
        CHECK(read.many(instance, "vpc_security_group_ids") == "likely aws_security_group.a, aws_security_group.b");
}

TEST_CASE("route-table-inline: the kind of a target picks its reference") {
    const Read read("route-table-inline");
    CHECK(read.one("aws_route_table.one", "route[0].gateway_id") == "sure aws_internet_gateway.igw");
    CHECK(read.one("aws_route_table.dyn", "route[0].gateway_id") == "sure aws_internet_gateway.igw");
    CHECK(read.one("aws_route_table.many[1]", "route[0].nat_gateway_id") == "likely aws_nat_gateway.nat[1]");
    CHECK(read.one("aws_route_table.many[1]", "route[1].vpc_peering_connection_id") ==
          "sure aws_vpc_peering_connection.p");
    for (const std::string_view route : {"route[0].nat_gateway_id", "route[1].nat_gateway_id"})
        CHECK(read.one("aws_route_table.same_kind", route) ==
              "likely one of aws_nat_gateway.nat[0], aws_nat_gateway.nat[1]");
    CHECK(read.one("aws_route_table_association.swapped[0]", "subnet_id") == "likely aws_subnet.pub[0]");
    CHECK(read.one(R"(aws_route.r["1"])", "route_table_id") ==
          "sure one of aws_route_table.many[0], aws_route_table.many[1]");
}
