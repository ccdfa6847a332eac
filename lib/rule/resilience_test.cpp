// What breaks when a zone, a gateway or an endpoint is lost; each loud case with a silent twin.
#include <doctest/doctest.h>

#include "own_rules.hpp"
#include "two_zones.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

rule::Findings losing(const NetworkBuilder& it, const std::string& what) {
    return own_rule(
        it, "for: resource\n      where: {type: aws_ecs_service}\n      assert: {survives_loss_of: " + what + "}");
}

rule::Findings only_ways(const NetworkBuilder& it) {
    return own_rule(it, "for: nat_gateway\n      assert: {not: {only_way_of: {exists: true}}}");
}

}  // namespace

TEST_CASE("one NAT gateway for two zones is a single point of failure, one in each is none") {
    TwoZones one, two;
    one.one_nat();
    two.nat_in_each_zone();
    const auto findings = losing(one, "nat-gateway");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].certainty == rule::FindingCertainty::certain);
    CHECK(findings[0].message ==
          "aws_ecs_service.app: without aws_nat_gateway.a it can no longer open tcp/443 to internet");
    CHECK(findings[0].related == std::vector<std::string>{"aws_nat_gateway.a"});
    CHECK(losing(two, "nat-gateway").empty());

    const auto gateways = only_ways(one);
    REQUIRE(gateways.size() == 1);
    CHECK(gateways[0].address == "aws_nat_gateway.a");
    CHECK(gateways[0].related == std::vector<std::string>{"aws_ecs_service.app"});
    CHECK(only_ways(two).empty());
}

TEST_CASE("a zone is missed where something of the way stands in it alone") {
    TwoZones one, two;
    one.one_nat();
    two.nat_in_each_zone();
    REQUIRE(losing(one, "zone").size() == 1);
    CHECK(losing(one, "zone")[0].message ==
          "aws_ecs_service.app: without eu-west-1a it can no longer open tcp/443 to internet");
    CHECK(losing(two, "zone").empty());
    // A zone that the plan does not tell leaves it open.
    two.network.subnets[two.app_b].zone.reset();
    REQUIRE(losing(two, "zone").size() == 1);
    CHECK(losing(two, "zone")[0].certainty == rule::FindingCertainty::possible);
}

TEST_CASE("a service in one zone does not outlive it") {
    TwoZones it;
    it.nat_in_each_zone();
    it.network.resources[it.resource(it.service_a)].enis = {it.service_a};
    REQUIRE(losing(it, "zone").size() == 1);
    CHECK(losing(it, "zone")[0].message == "aws_ecs_service.app: all of it is in eu-west-1a");
}

TEST_CASE("an interface endpoint in one zone takes its service with the zone, unless a NAT gateway is left") {
    for (const bool nat : {false, true}) {
        TwoZones it;
        if (nat) it.nat_in_each_zone();
        const auto endpoint = it.eni(it.app_a, "aws_vpc_endpoint.ecr", {it.app_group});
        it.network.resources[it.resource(endpoint)].tier = model::Tier::endpoint;
        it.allow(it.app_group, in, "tcp/443", "10.0.0.0/16");
        it.interface_endpoint(it.main, "ecr.api", it.resource(endpoint));
        CHECK(losing(it, "endpoint").size() == (nat ? 0 : 1));
        // The private name still leads to the endpoint, of which nothing is left.
        REQUIRE(losing(it, "zone").size() == 1);
        CHECK(losing(it, "zone")[0].message ==
              "aws_ecs_service.app: without eu-west-1a it can no longer open tcp/443 to service:ecr.api");
        it.eni(it.resource(endpoint), it.app_b, {it.app_group});
        CHECK(losing(it, "zone").empty());
    }
}

TEST_CASE("a forwarding instance is a single point of failure") {
    TwoZones it;
    it.one_nat();
    CHECK(losing(it, "middlebox").empty());
}

TEST_CASE("zones are compared by name") {
    TwoZones it;
    const auto store = it.eni(it.app_b, "aws_db_instance.main", {});
    it.network.resources[it.resource(store)].tier = model::Tier::data;
    const std::string rule = "for: resource\n      where: {tier: data}\n      assert: {same_zone_as: app}";
    CHECK(own_rule(it, rule).empty());
    it.network.resources[it.resource(it.service_a)].enis = {it.service_a};
    CHECK(own_rule(it, rule).size() == 1);
}
