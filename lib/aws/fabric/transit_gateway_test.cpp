// Transit gateways, who is attached to them, and what their tables hold.
#include <doctest/doctest.h>

#include "../network_facts.hpp"

using namespace netlint;
using netlint::testing::facts;
using netlint::testing::network_of;
using netlint::testing::network_of_text;
using netlint::testing::plan_at;

namespace {

const model::Network& transit_gateways() {
    static const plan::Plan plan = plan_at("plans/truth-transit/plan.json");
    static const model::Network made = network_of(plan);
    return made;
}

std::string routes(const std::string& table) {
    return facts(transit_gateways(), "route " + table + " ");
}

}  // namespace

TEST_CASE("a gateway's default table takes every attachment that does not decline") {
    CHECK(facts(transit_gateways(), "attachment aws_ec2_transit_gateway_vpc_attachment.x1_a ") ==
          "of aws_vpc.x1_a to aws_ec2_transit_gateway.x1 in aws_subnet.x1_a_tgw table default route table of "
          "aws_ec2_transit_gateway.x1 appliance no\n");
    CHECK(routes("default route table of aws_ec2_transit_gateway.x1") ==
          "10.1.0.0/16 -> attachment aws_ec2_transit_gateway_vpc_attachment.x1_a learned by "
          "aws_ec2_transit_gateway_vpc_attachment.x1_a\n"
          "10.2.0.0/16 -> attachment aws_ec2_transit_gateway_vpc_attachment.x1_b learned by "
          "aws_ec2_transit_gateway_vpc_attachment.x1_b\n");
    CHECK(routes("default route table of aws_ec2_transit_gateway.x2") == "");
}

TEST_CASE("attachments of their own tables, and what propagates into them") {
    CHECK(facts(transit_gateways(), "attachment aws_ec2_transit_gateway_vpc_attachment.x3_a ") ==
          "of aws_vpc.x3_a to aws_ec2_transit_gateway.x3 in aws_subnet.x3_a_tgw table "
          "aws_ec2_transit_gateway_route_table.x3_dev appliance no\n");
    CHECK(routes("aws_ec2_transit_gateway_route_table.x3_dev") ==
          "10.32.0.0/16 -> attachment aws_ec2_transit_gateway_vpc_attachment.x3_b learned by "
          "aws_ec2_transit_gateway_route_table_propagation.x3_b\n");
    CHECK(routes("aws_ec2_transit_gateway_route_table.x3_prod") == "");
}

TEST_CASE("static routes in the default table, to nowhere and to an attachment") {
    CHECK(routes("default route table of aws_ec2_transit_gateway.x4")
              .find("10.42.0.0/16 -> blackhole by aws_ec2_transit_gateway_route.x4\n") != std::string::npos);
    CHECK(routes("default route table of aws_ec2_transit_gateway.x6")
              .find("0.0.0.0/0 -> attachment aws_ec2_transit_gateway_vpc_attachment.x6_out by "
                    "aws_ec2_transit_gateway_route.x6\n") != std::string::npos);
}

TEST_CASE("a gateway of another state may have attachments and routes that the plan does not show") {
    const auto made = network_of_text(R"({"format_version":"1.2","resource_changes":[
        {"address":"aws_ec2_transit_gateway_vpc_attachment.a","mode":"managed",
         "type":"aws_ec2_transit_gateway_vpc_attachment","name":"a","change":{"actions":["no-op"],"before":{},
         "after":{"id":"tgw-attach-1","transit_gateway_id":"tgw-1","vpc_id":"vpc-1","subnet_ids":["subnet-1"]}}}]})");
    CHECK(facts(made, "transit-gateway ") == "tgw-1 references unknown (possible: tgw-1: not in the plan)\n");
    CHECK(facts(made, "attachment ") ==
          "aws_ec2_transit_gateway_vpc_attachment.a of vpc-1 to tgw-1 in subnet-1 table - (possible: "
          "aws_ec2_transit_gateway_vpc_attachment.a transit_gateway_default_route_table_association: the default route "
          "table is not in the plan) appliance no\n");
}
