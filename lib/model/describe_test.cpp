// A description says each fact once, in an order of its own.
#include "netlint/model/describe.hpp"

#include <doctest/doctest.h>

using namespace netlint;
using namespace netlint::model;

TEST_CASE("facts are lines, sorted, with default objects named by their VPC") {
    Network network;
    const auto vpc = network.vpcs.add(
        {.where = {.address = "aws_vpc.main"}, .prefixes = {net::Prefix::parse("10.0.0.0/16").value()}});
    const auto table = network.route_tables.add({.vpc = vpc, .main = true});
    network.route_tables[table].routes.push_back(
        {.destination = net::Prefix::parse("0.0.0.0/0").value(),
         .targets = {UnmodelledTarget{"transit gateway", "tgw-1"}},
         .certainty = Certainty::possible("aws_route.x state: known after apply"),
         .where = {.address = "aws_route.x", .byte = 17}});
    network.vpcs[vpc].main_table = table;
    CHECK(describe(network) ==
          "route default route table of aws_vpc.main 0.0.0.0/0 -> unmodelled transit gateway tgw-1 (possible: "
          "aws_route.x "
          "state: known after apply) by aws_route.x\n"
          "table default route table of aws_vpc.main of aws_vpc.main main\n"
          "vpc aws_vpc.main 10.0.0.0/16 dns yes/unknown main default route table of aws_vpc.main\n");
}

TEST_CASE("the order of building does not show") {
    const auto build = [](bool turned) {
        Network network;
        const auto vpc = network.vpcs.add({.where = {.address = "v"}});
        for (const char* name : {turned ? "b" : "a", turned ? "a" : "b"})
            network.security_groups.add({.where = {.address = name}, .vpc = vpc});
        return describe(network);
    };
    CHECK(build(false) == build(true));
}
