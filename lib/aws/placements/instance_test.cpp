// Instances and interfaces: who has a public address, which groups guard them, which addresses are fixed.
#include <doctest/doctest.h>

#include "placements.hpp"

using namespace netlint;
using netlint::testing::network_after;
using netlint::testing::placement_text;

TEST_CASE("instances with an interface of their own") {
    const model::Network network = network_after("plans/placements-instances/plan.json");
    const auto text = [&](const char* address) { return placement_text(network, address); };

    SUBCASE("the subnet's flag gives a public address where the instance says nothing") {
        CHECK(text("aws_instance.flag") == "app each: aws_subnet.public public <- aws_security_group.web");
    }
    SUBCASE("the instance's word counts more than the flag") {
        CHECK(text("aws_instance.refuses") == "app each: aws_subnet.public <- aws_security_group.web");
    }
    SUBCASE("without groups the default group of the VPC guards it, and a second interface may join") {
        CHECK(text("aws_instance.plain") ==
              "app each: aws_subnet.private at 10.0.2.10/32 forwards <- default of aws_vpc.main; "
              "aws_subnet.public public? <- default of aws_vpc.main");
    }
    SUBCASE("an Elastic IP is a public address") {
        CHECK(text("aws_instance.elastic") ==
              "app each: aws_subnet.private public <- aws_security_group.extra, aws_security_group.web");
    }
    SUBCASE("without a subnet it goes to the default VPC, of which nobody knows the subnets") {
        CHECK(text("aws_instance.nowhere") ==
              "app each: subnet of default VPC of eu-central-1 public? <- "
              "default of default VPC of eu-central-1; ?");
    }
}

TEST_CASE("an interface made apart belongs to the instance that uses it") {
    const model::Network network = network_after("plans/placements-instances/plan.json");
    const std::string interface =
        "app each: aws_subnet.private at 10.0.2.20/31 public <- aws_security_group.web, aws_security_group.extra";
    CHECK(placement_text(network, "aws_instance.composed") == interface);
    CHECK(placement_text(network, "aws_network_interface.made") == interface);
    const auto instance = network.find_resource("aws_instance.composed");
    REQUIRE(instance);
    REQUIRE(network.resources[*instance].enis.size() == 1);
    CHECK(network.enis[network.resources[*instance].enis[0]].resource == *instance);
}
