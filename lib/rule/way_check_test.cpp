// Rules about the way of a connection: each flow counts, not the one that is shown.
#include <doctest/doctest.h>

#include "own_rules.hpp"
#include "two_zones.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

constexpr const char* firewall_zone =
    "zones:\n  firewall: {address: aws_instance.firewall}\nrules:\n  own:\n    - id: own-rule\n      ";

// The service goes out by a forwarding instance.
struct Guarded : TwoZones {
    Id<model::Eni> firewall = eni(open_a, "aws_instance.firewall", {app_group});
    Guarded() {
        network.enis[firewall].source_dest_check = false;
        make_public(firewall);
        route(table_a, "10.9.0.0/16", firewall);
        route(table_b, "10.9.0.0/16", firewall);
        route(open_table, "10.9.0.0/16", model::UnmodelledTarget{"virtual private gateway", "vgw"});
    }
};

}  // namespace

TEST_CASE("a connection that may take either way avoids what only one of them passes") {
    TwoZones it;
    it.route(it.table_a, "0.0.0.0/0", it.nat_a);  // from b nothing goes out yet
    const std::string past_nat = "deny: {from: app, to: internet4, service: https, not_through: nat-gateway}";
    const std::string by_nat = "deny: {from: app, to: internet4, service: https, through: nat-gateway}";
    CHECK(own_rule(it, past_nat).empty());
    CHECK(own_rule(it, by_nat).size() == 1);
    // The other zone goes straight out; the way that the first one takes must not hide it.
    it.route(it.table_b, "0.0.0.0/0", it.gateway);
    it.make_public(it.service_b);
    const auto findings = own_rule(it, past_nat);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].certainty == rule::FindingCertainty::certain);
    for (const reach::Hop& hop : findings[0].path) CHECK(hop.stage != reach::Stage::nat_gateway);
    CHECK(own_rule(it, by_nat).size() == 1);
    CHECK(own_rule(it, "require: {from: app, to: internet4, service: https, through: nat-gateway}").size() == 1);
    CHECK(own_rule(it, "require: {from: app, to: internet4, service: https, not_through: nat-gateway}").size() == 1);
}

TEST_CASE("a requirement holds when every flow takes the way") {
    TwoZones it;
    it.nat_in_each_zone();
    CHECK(own_rule(it, "require: {from: app, to: internet4, service: https, through: nat-gateway}").empty());
    CHECK(own_rule(it, "require: {from: app, to: internet4, service: https, through: [nat-gateway, peering]}").empty());
    CHECK(own_rule(it, "require: {from: app, to: internet4, service: https, not_through: peering}").empty());
    CHECK(own_rule(it, "require: {from: app, to: internet4, service: https, through: internet-gateway}").empty());
    CHECK(own_rule(it, "require: {from: app, to: internet4, service: https, through: nat-gateway, both_ways: true}")
              .empty());
    CHECK(
        own_rule(it, "require: {from: app, to: internet4, service: https, through: internet-gateway, both_ways: true}")
            .empty());
}

TEST_CASE("a zone is a way: its interfaces pass packets on") {
    Guarded it;
    const std::string rule = "require: {from: app, to: 'cidr:10.9.0.0/16', service: https, through: firewall}\n";
    // Nobody knows what the software of a firewall does, so what it passes is possible at best.
    CHECK(own_rules(it, firewall_zone + rule).size() == 1);
    for (const auto& finding : own_rules(it, firewall_zone + rule))
        CHECK(finding.certainty == rule::FindingCertainty::possible);
    const auto denied = own_rules(
        it, firewall_zone + std::string("deny: {from: app, to: 'cidr:10.9.0.0/16', not_through: firewall}\n"));
    CHECK(denied.empty());
}

TEST_CASE("replies that come back past the way are found when both ways are asked for") {
    TwoZones it;
    const auto other = it.vpc("aws_vpc.other", {"10.9.0.0/16"});
    const auto there = it.subnet(other, "aws_subnet.there", {"10.9.1.0/24"});
    const auto open_group = it.group(other, "aws_security_group.there");
    it.allow(open_group, in, "all", "10.0.0.0/8");
    it.allow(open_group, out, "all", "0.0.0.0/0");
    it.eni(there, "aws_instance.there", {open_group});
    const auto peering = it.peering(it.main, other);
    it.route(it.table_a, "10.9.0.0/16", peering);
    it.route(it.table_b, "10.9.0.0/16", peering);
    it.route(*it.network.vpcs[other].main_table, "10.0.0.0/16", peering);
    const std::string by_peering =
        "require: {from: app, to: {address: aws_instance.there}, service: https, through: peering";
    CHECK(own_rule(it, by_peering + "}").empty());
    CHECK(own_rule(it, by_peering + ", both_ways: true}").empty());

    // Out by the peering, back by a transit gateway: the other VPC routes past it.
    const auto gateway = it.transit_gateway("aws_ec2_transit_gateway.main");
    const auto table = it.transit_table(gateway, "aws_ec2_transit_gateway_route_table.main");
    const auto here = it.attachment(gateway, it.main, "attachment.main", {it.app_a, it.app_b});
    const auto beyond = it.attachment(gateway, other, "attachment.other", {there});
    for (const auto attachment : {here, beyond}) {
        it.network.transit_attachments[attachment].tables = {table};
        it.propagate(table, attachment);
    }
    it.network.route_tables[*it.network.vpcs[other].main_table].routes.back().targets = {gateway};
    CHECK(own_rule(it, by_peering + "}").empty());
    const auto findings = own_rule(it, by_peering + ", both_ways: true}");
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].certainty == rule::FindingCertainty::certain);
    CHECK(findings[0].message ==
          "aws_ecs_service.app goes another way to open tcp/443 to {address: aws_instance.there}");
}

TEST_CASE("a word that is neither a way nor a zone is an error") {
    TwoZones it;
    const auto near = try_own_rules(
        it, "rules:\n  own:\n    - id: own-rule\n      deny: {from: app, to: internet, through: nat-gatewy}\n");
    REQUIRE_FALSE(near);
    CHECK(near.error().to_string() == "netlint.yaml:5:48: a way passes no 'nat-gatewy'; did you mean nat-gateway?");
    const auto far =
        try_own_rules(it, "rules:\n  own:\n    - id: own-rule\n      deny: {from: app, to: internet, through: moon}\n");
    REQUIRE_FALSE(far);
    CHECK(far.error().to_string().find("no zone is called so") != std::string::npos);
}

TEST_CASE("which of an end's parties a rule speaks of is said in words") {
    TwoZones it;
    it.nat_in_each_zone();
    const auto loner = it.eni(it.app_a, "aws_instance.loner", {});
    it.network.resources[it.resource(loner)].tier = model::Tier::app;
    CHECK(own_rule(it, "require: {from: {each: app}, to: internet4, service: https}").size() == 1);
    CHECK(own_rule(it, "require: {from: {any: app}, to: internet4, service: https}").empty());
    // Some of the two, or all of them.
    const std::string ends = "[{address: aws_ecs_service.app}, {prefixes: [203.0.113.0/24]}]";
    const std::string service = "require: {from: {address: aws_ecs_service.app}, service: https, to: ";
    CHECK(own_rule(it, service + "{any: " + ends + "}}").empty());
    CHECK(own_rule(it, service + "{all: " + ends + "}}").size() == 1);
    CHECK(own_rule(it, "deny: {from: {any: app}, to: {any: internet4}, service: ssh}").size() == 1);
    CHECK_FALSE(
        try_own_rules(it, "rules:\n  own:\n    - id: own-rule\n      deny: {from: {all: app}, to: internet}\n"));
}
