// Routes, their targets, and the tables that subnets use.
#include <doctest/doctest.h>

#include "../network_facts.hpp"
#include "route_target.hpp"

using namespace netlint;
using netlint::testing::facts;
using netlint::testing::network_of;
using netlint::testing::network_of_text;
using netlint::testing::plan_at;

namespace {

const model::Network& route_tables() {
    static const plan::Plan plan = plan_at("plans/fabric-routes/plan.json");
    static const model::Network made = network_of(plan);
    return made;
}

std::string routes_of(const std::string& table) {
    return facts(route_tables(), "route " + table + " ");
}
std::string table_of(const std::string& subnet) {
    return facts(route_tables(), "subnet " + subnet + " table ");
}

}  // namespace

TEST_CASE("every table has a local route for every prefix of its VPC") {
    const std::string both = "10.0.0.0/16 -> local by aws_vpc.main\n100.64.0.0/16 -> local by aws_vpc.main\n";
    CHECK(routes_of("aws_default_route_table.main") == both);
    CHECK(routes_of("default route table of aws_vpc.peer") == "10.1.0.0/16 -> local by aws_vpc.peer\n");
}

TEST_CASE("inline routes share their references, and each attribute takes its own kind") {
    CHECK(routes_of("aws_route_table.public") ==
          "0.0.0.0/0 -> internet aws_internet_gateway.main by aws_route_table.public\n"
          "10.0.0.0/16 -> local by aws_vpc.main\n"
          "10.1.0.0/16 -> peering aws_vpc_peering_connection.accepted by aws_route_table.public\n"
          "100.64.0.0/16 -> local by aws_vpc.main\n"
          "::/0 -> egress-only aws_egress_only_internet_gateway.main by aws_route_table.public\n");
}

TEST_CASE("routes of their own, with what is not modelled named and never dropped") {
    CHECK(routes_of("aws_route_table.private[0]") ==
          "0.0.0.0/0 -> nat aws_nat_gateway.main by aws_route.nat[0]\n"
          "10.0.0.0/16 -> local by aws_vpc.main\n"
          "10.0.0.0/8 -> transit aws_ec2_transit_gateway.main by aws_route.tgw\n"
          "100.64.0.0/16 -> local by aws_vpc.main\n"
          "192.168.0.0/16 -> unmodelled virtual private gateway aws_vpn_gateway.main by aws_route.vgw\n");
}

TEST_CASE("an interface, a gateway of another state, and what a gateway learns") {
    const std::string routes = routes_of("aws_route_table.private[1]");
    for (const char* line :
         {"10.0.20.0/24 -> eni aws_network_interface.appliance in aws_subnet.public[1] by aws_route.appliance\n",
          "172.16.0.0/12 -> transit tgw-0123456789abcdef0 by aws_route.elsewhere\n",
          "0.0.0.0/0 -> unmodelled virtual private gateway aws_vpn_gateway.main "
          "learned (possible: aws_vpn_gateway_route_propagation.learned: routes learned at run time) by "
          "aws_vpn_gateway_route_propagation.learned\n"})
        CHECK_MESSAGE(routes.find(line) != std::string::npos, line);
}

TEST_CASE("a subnet uses the table associated with it, else the main one") {
    CHECK(table_of("aws_subnet.public[1]") == "aws_route_table.public by aws_route_table_association.public[1]\n");
    CHECK(table_of("aws_subnet.private[0]") ==
          "aws_route_table.private[0] by aws_route_table_association.private[0]\n");
    CHECK(table_of("aws_subnet.main") == "aws_default_route_table.main\n");
    CHECK(table_of("aws_subnet.moved") == "aws_route_table.peer\n");
}

TEST_CASE("an internet gateway is attached by itself, by an attachment, or to nothing") {
    CHECK(facts(route_tables(), "internet-gateway ") ==
          "aws_internet_gateway.apart of aws_vpc.peer\n"
          "aws_internet_gateway.loose of -\n"
          "aws_internet_gateway.main of aws_vpc.main\n");
}

TEST_CASE("NAT gateways are interfaces without filter, public unless they are private") {
    CHECK(facts(route_tables(), "nat-gateway ") ==
          "aws_nat_gateway.inner in aws_subnet.private[0] private public no\n"
          "aws_nat_gateway.main in aws_subnet.public[0] public yes\n");
    CHECK(facts(route_tables(), "eni aws_nat_gateway.main ") ==
          "in aws_subnet.public[0] unfiltered public yes forwards opens only\n");
    CHECK(facts(route_tables(), "resource aws_nat_gateway.main ").starts_with("nat in each"));
}

TEST_CASE("a peering is active once it is accepted; the other VPC may lie outside the plan") {
    CHECK(facts(route_tables(), "peering ") ==
          "aws_vpc_peering_connection.accepted aws_vpc.main <-> aws_vpc.peer active yes\n"
          "aws_vpc_peering_connection.pending aws_vpc.main <-> vpc-0123456789abcdef0 active unknown\n");
}

TEST_CASE("an id tells what it is of") {
    CHECK(aws::kind_of_id("tgw-0123") == "transit gateway");
    CHECK(aws::kind_of_id("igw-0123") == "internet gateway");
    CHECK(aws::kind_of_id("eigw-0123") == "egress-only internet gateway");
    CHECK(aws::kind_of_id("sg-0123") == "");
}

namespace {

// A VPC of another state, with a table and subnet in the plan.
std::string in_foreign_vpc(const std::string& routes) {
    return R"({"format_version":"1.2","resource_changes":[
        {"address":"aws_subnet.s","mode":"managed","type":"aws_subnet","name":"s","change":{"actions":["no-op"],"before":{},
         "after":{"id":"subnet-1","vpc_id":"vpc-1","cidr_block":"10.0.1.0/24"}}},
        {"address":"aws_route_table.t","mode":"managed","type":"aws_route_table","name":"t","change":{"actions":["no-op"],
         "before":{},"after":{"id":"rtb-1","vpc_id":"vpc-1","propagating_vgws":[],"route":[)" +
           routes + R"(]}}},
        {"address":"aws_route_table_association.a","mode":"managed","type":"aws_route_table_association","name":"a",
         "change":{"actions":["no-op"],"before":{},"after":{"id":"a-1","subnet_id":"subnet-1","route_table_id":"rtb-1"}}}]})";
}

}  // namespace

TEST_CASE("in a VPC outside the plan its subnets are local for certain, private ranges possibly") {
    const auto made = network_of_text(in_foreign_vpc(R"({"cidr_block":"0.0.0.0/0","gateway_id":"igw-9"})"));
    CHECK(facts(made, "route aws_route_table.t ") ==
          "0.0.0.0/0 -> internet igw-9 by aws_route_table.t\n"
          "10.0.0.0/8 -> local (possible: vpc-1: not in the plan) by vpc-1\n"
          "10.0.1.0/24 -> local by vpc-1\n"
          "100.64.0.0/10 -> local (possible: vpc-1: not in the plan) by vpc-1\n"
          "172.16.0.0/12 -> local (possible: vpc-1: not in the plan) by vpc-1\n"
          "192.168.0.0/16 -> local (possible: vpc-1: not in the plan) by vpc-1\n");
    CHECK(facts(made, "internet-gateway ") == "igw-9 of vpc-1\n");
    CHECK(facts(made, "subnet aws_subnet.s acl ") == "default network acl of vpc-1\n");
    CHECK(facts(made, "acl default network acl of vpc-1 ") == "of vpc-1 default outside\n");
}

TEST_CASE("a malformed destination is named and leaves the table open") {
    const auto made = network_of_text(in_foreign_vpc(R"({"cidr_block":"10.0.0.0/99","gateway_id":"igw-9"})"));
    CHECK(facts(made, "table aws_route_table.t ") ==
          "of vpc-1 (possible: aws_route_table.t route[0]: destination not known)\n");
    CHECK(netlint::testing::has_diagnostic(made, "at aws_route_table.t route[0].cidr_block"));
}
