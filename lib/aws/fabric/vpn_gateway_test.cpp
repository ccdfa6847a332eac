// Virtual private gateways and firewalls, read from plans of their own.
#include <doctest/doctest.h>

#include "../network_facts.hpp"

using namespace netlint::testing;

TEST_CASE("what a virtual private gateway propagates is known where all its connections are static") {
    const auto plan = plan_at("plans/truth-vpn/plan.json");
    const auto network = network_of(plan);
    CHECK(facts(network, "vpn-gateway aws_vpn_gateway.main ") == "of aws_vpc.main learned 192.168.0.0/16\n");
    CHECK(facts(network, "vpn-gateway aws_vpn_gateway.loose ").starts_with("of - learned - (possible: "));
    CHECK(facts(network, "vpn-gateway aws_vpn_gateway.learning ")
              .starts_with("of aws_vpc.learning learned - (possible: "));
    CHECK(facts(network, "vpn-gateway aws_vpn_gateway.direct ").starts_with("of aws_vpc.direct learned - (possible: "));
    CHECK(facts(network, "route aws_route_table.x10 192.168.0.0/16") ==
          " -> unmodelled virtual private gateway aws_vpn_gateway.main learned by "
          "aws_vpn_gateway_route_propagation.x10\n");
    CHECK(facts(network, "route aws_route_table.x10 0.0.0.0/0").empty());
    CHECK_FALSE(facts(network, "route aws_route_table.learning 0.0.0.0/0").empty());
    CHECK(facts(network, "route aws_route_table.astray 192.168.0.0/16") == " -> blackhole by aws_route_table.astray\n");
    CHECK(facts(network, "route aws_route_table.loose 192.168.0.0/16") == " -> blackhole by aws_route_table.loose\n");
}

TEST_CASE("routes lead to the endpoints of Gateway Load Balancers") {
    const auto plan = plan_at("plans/truth-middleboxes/plan.json");
    const auto network = network_of(plan);
    CHECK(facts(network, "endpoint aws_vpc_endpoint.r12 ")
              .starts_with("of aws_vpc.r12 gateway-load-balancer aws_vpc_endpoint_service.firewall "));
    CHECK(facts(network, "route aws_route_table.r12 0.0.0.0/0") ==
          " -> endpoint aws_vpc_endpoint.r12 by aws_route_table.r12\n");
    CHECK(facts(network, "eni aws_vpc_endpoint.r12 in ") ==
          "aws_subnet.r12_fw unfiltered public no forwards opens only\n");
}

TEST_CASE("a firewall has an endpoint in each of its subnets, and a route leads to one of them") {
    const auto plan = plan_at("plans/inspection-hub/plan.json");
    const auto network = network_of(plan);
    CHECK(facts(network, "eni aws_networkfirewall_firewall.this in ") ==
          "aws_subnet.firewall[\"a\"] unfiltered public no forwards opens only\n"
          "aws_subnet.firewall[\"b\"] unfiltered public no forwards opens only\n");
    CHECK(facts(network, "route aws_route_table.attachment[\"a\"] 0.0.0.0/0") ==
          " -> endpoint aws_networkfirewall_firewall.this | endpoint aws_networkfirewall_firewall.this by "
          "aws_route.attachment[\"a\"]\n");
}
