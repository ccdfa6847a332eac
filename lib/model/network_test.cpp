// Nouns are found by the address that users know.
#include "netlint/model/network.hpp"

#include <doctest/doctest.h>

using namespace netlint;
using namespace netlint::model;

TEST_CASE("nouns are found by address, and what AWS makes by itself is not") {
    Network network;
    const auto vpc = network.vpcs.add({.where = {.address = "aws_vpc.main"}});
    const auto subnet = network.subnets.add({.where = {.address = "aws_subnet.a[0]"}, .vpc = vpc});
    network.security_groups.add({.vpc = vpc, .is_default = true});
    const auto group = network.security_groups.add({.where = {.address = "aws_security_group.web"}, .vpc = vpc});
    const auto resource = network.resources.add({.where = {.address = "module.m[\"k\"].aws_instance.web"}});
    CHECK(network.find_vpc("aws_vpc.main") == vpc);
    CHECK(network.find_subnet("aws_subnet.a[0]") == subnet);
    CHECK(network.find_security_group("aws_security_group.web") == group);
    CHECK(network.find_resource("module.m[\"k\"].aws_instance.web") == resource);
    CHECK_FALSE(network.find_subnet("aws_subnet.a").has_value());
    CHECK_FALSE(network.find_security_group("").has_value());
    CHECK(network.vpc_of(subnet).where.address == "aws_vpc.main");
}

TEST_CASE("a client gets the private name of an interface endpoint in its own VPC") {
    Network network;
    const auto here = network.vpcs.add({}), there = network.vpcs.add({});
    VpcEndpoint endpoint{.vpc = here, .kind = EndpointKind::interface, .service = "sqs", .private_dns = Tri::yes};
    const auto named = network.endpoints.add(endpoint);
    endpoint.private_dns = Tri::no;
    network.endpoints.add(endpoint);
    CHECK(network.private_endpoints(here, "sqs") == std::vector{named});
    CHECK(network.private_endpoints(there, "sqs").empty());
    CHECK(network.private_endpoints(here, "sns").empty());
}
