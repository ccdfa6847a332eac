// VPC endpoints, Elastic IPs and flow logs.
#include <doctest/doctest.h>

#include "../network_facts.hpp"

using namespace netlint;
using netlint::testing::facts;
using netlint::testing::network_of;
using netlint::testing::plan_at;

namespace {

const model::Network& vpc_endpoints() {
    static const plan::Plan plan = plan_at("plans/fabric-endpoints/plan.json");
    static const model::Network made = network_of(plan);
    return made;
}

}  // namespace

TEST_CASE("a gateway endpoint is a route to its service's list in each chosen table") {
    CHECK(facts(vpc_endpoints(), "route aws_route_table.t[0] com") ==
          ".amazonaws.us-east-1.s3 -> endpoint aws_vpc_endpoint.s3 by aws_vpc_endpoint.s3\n");
    CHECK(facts(vpc_endpoints(), "route aws_route_table.t[1] com") ==
          ".amazonaws.us-east-1.dynamodb -> endpoint aws_vpc_endpoint.dynamodb by "
          "aws_vpc_endpoint_route_table_association.dynamodb\n"
          ".amazonaws.us-east-1.s3 -> endpoint aws_vpc_endpoint.s3 by aws_vpc_endpoint.s3\n");
    CHECK(facts(vpc_endpoints(), "route default route table of aws_vpc.main com") == "");
    CHECK(facts(vpc_endpoints(), "endpoint aws_vpc_endpoint.s3 ") ==
          "of aws_vpc.main gateway s3 private-dns no tables aws_route_table.t[0] | aws_route_table.t[1]\n");
}

TEST_CASE("a permission and a route that name one service name one list") {
    CHECK(facts(vpc_endpoints(), "permission aws_security_group.client ") ==
          "egress tcp/443 com.amazonaws.us-east-1.s3 by aws_security_group.client\n");
    CHECK(facts(vpc_endpoints(), "prefix-list com.amazonaws.us-east-1.s3 ") == "240.1.0.0/16 .. 240.1.0.0/16\n");
}

TEST_CASE("an interface endpoint has an interface in every subnet, with its groups or the default one") {
    CHECK(facts(vpc_endpoints(), "eni aws_vpc_endpoint.api ") ==
          "in aws_subnet.s[0] groups aws_security_group.endpoints public no\n"
          "in aws_subnet.s[1] groups aws_security_group.endpoints public no\n");
    CHECK(facts(vpc_endpoints(), "eni aws_vpc_endpoint.logs ") ==
          "in aws_subnet.s[0] groups default security group of aws_vpc.main public no\n");
    CHECK(facts(vpc_endpoints(), "resource aws_vpc_endpoint.api ") == "endpoint in each serves tcp/443 public no\n");
}

TEST_CASE("subnets and groups joined apart are the endpoint's own") {
    CHECK(facts(vpc_endpoints(), "eni aws_vpc_endpoint.joined ") ==
          "in aws_subnet.s[2] groups aws_security_group.endpoints public no\n");
}

TEST_CASE("only private DNS gives clients the endpoint for the service's name") {
    const auto vpc = vpc_endpoints().find_vpc("aws_vpc.main").value();
    CHECK(vpc_endpoints().private_endpoints(vpc, "ecr.api").size() == 1);
    CHECK(vpc_endpoints().private_endpoints(vpc, "logs").empty());
    CHECK(vpc_endpoints().private_endpoints(vpc, "s3").empty());
}

TEST_CASE("an Elastic IP gives its interface a public address, and a spare one gives nobody any") {
    CHECK(facts(vpc_endpoints(), "eni aws_instance.web ") ==
          "in aws_subnet.s[0] groups aws_security_group.client public yes\n");
    CHECK(facts(vpc_endpoints(), "eni aws_network_interface.apart ") ==
          "in aws_subnet.s[1] groups aws_security_group.client public yes\n");
    const auto web = vpc_endpoints().find_resource("aws_instance.web").value();
    CHECK(vpc_endpoints().enis[vpc_endpoints().resources[web].enis.front()].public_where.address == "aws_eip.web");
}

TEST_CASE("a flow log tells what it watches") {
    CHECK(facts(vpc_endpoints(), "flow-log ") == "aws_flow_log.main of aws_vpc.main ALL\n");
}
