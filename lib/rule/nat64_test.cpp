// Senders of IPv6 whose table leads to a NAT gateway: rules, matrices and comparisons tell of hosts of IPv4 behind it.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "netlint/rule/difference.hpp"
#include "netlint/rule/matrix.hpp"
#include "own_rules.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

// An application with IPv6 alone; a store in another VPC, over a peering that the gateway's subnet has a route to.
struct Six : NetworkBuilder {
    Id<model::Vpc> here = vpc("aws_vpc.here", {"10.0.0.0/16", "2600:db8::/56"});
    Id<model::Vpc> there = vpc("aws_vpc.there", {"10.1.0.0/16"});
    Id<model::Subnet> open = subnet(here, "aws_subnet.open", {"10.0.1.0/24"});
    Id<model::Subnet> six = subnet(here, "aws_subnet.six", {"2600:db8::/64"});
    Id<model::Subnet> data = subnet(there, "aws_subnet.data", {"10.1.1.0/24"});
    Id<model::RouteTable> open_table = table(here, "aws_route_table.open");
    Id<model::RouteTable> six_table = table(here, "aws_route_table.six");
    Id<model::RouteTable> data_table = table(there, "aws_route_table.data");
    Id<model::InternetGateway> gateway = internet_gateway(here, "aws_internet_gateway.main");
    Id<model::Peering> joined = peering(here, there);
    Id<model::NatGateway> nat_gateway = nat(open, "aws_nat_gateway.main", {"10.0.1.10"});
    Id<model::SecurityGroup> app_group = group(here, "aws_security_group.app");
    Id<model::SecurityGroup> store_group = group(there, "aws_security_group.store");
    Id<model::Eni> app = eni(six, "aws_instance.app", {app_group}, {"2600:db8::10"});
    Id<model::Eni> store = eni(data, "aws_db_instance.store", {store_group}, {"10.1.1.10"});

    explicit Six(bool route_there = true) {
        use(open, open_table);
        use(six, six_table);
        use(data, data_table);
        route(open_table, "0.0.0.0/0", gateway);
        route(open_table, "10.1.0.0/16", joined);
        route(data_table, "10.0.0.0/16", joined);
        if (route_there) route(six_table, "64:ff9b::/96", nat_gateway);
        allow(app_group, out, "all", "::/0");
        allow(store_group, in, "tcp/5432, icmp/8/0", "10.0.1.0/24");
    }
};

constexpr const char* no_internet = "deny: {from: {address: aws_instance.app}, to: internet, service: https}";
constexpr const char* no_internet4 = "deny: {from: {address: aws_instance.app}, to: internet4, service: https}";
constexpr const char* no_store =
    "deny: {from: {address: aws_instance.app}, to: {address: aws_db_instance.store}, service: tcp/5432}";
constexpr const char* no_echo =
    "deny: {from: {address: aws_instance.app}, to: {address: aws_db_instance.store}, service: icmp/8/0}";

}  // namespace

TEST_CASE("no deny rule passes in silence where NAT64 may lead") {
    const Six it;
    for (const char* rule : {no_internet, no_internet4, no_store, no_echo}) {
        CAPTURE(rule);
        const auto findings = own_rule(it, rule);
        REQUIRE(findings.size() == 1);
        CHECK(findings[0].certainty == rule::FindingCertainty::possible);
        CHECK(findings[0].depends_on == std::vector<std::string>{"aws_nat_gateway.main: NAT64 is not modelled whole"});
    }
}

TEST_CASE("nothing is told without the route, nor where the sender or the host refuses") {
    const Six unrouted(false);
    for (const char* rule : {no_internet, no_internet4, no_store, no_echo}) {
        CAPTURE(rule);
        CHECK(own_rule(unrouted, rule).empty());
    }
    Six elsewhere;
    elsewhere.network.security_groups[elsewhere.app_group].permissions.clear();
    elsewhere.allow(elsewhere.app_group, out, "all", "2600:1f00::/24");
    for (const char* rule : {no_internet, no_store, no_echo}) {
        CAPTURE(rule);
        CHECK(own_rule(elsewhere, rule).empty());
    }
    Six refused;
    refused.network.security_groups[refused.store_group].permissions.clear();
    CHECK(own_rule(refused, no_store).empty());
    CHECK(own_rule(refused, no_internet).size() == 1);
    Six lost;  // the gateway's subnet has no way there
    std::erase_if(lost.network.route_tables[lost.open_table].routes,
                  [&](const model::Route& one) { return one.targets == std::vector<model::RouteTarget>{lost.joined}; });
    CHECK(own_rule(lost, no_store).empty());
    CHECK(own_rule(lost, no_internet4).size() == 1);
}

TEST_CASE("wider and narrower routes count, and tables that the plan does not tell") {
    for (const char* destination : {"::/0", "64:ff9b::/64", "64:ff9b::a01:100/120"}) {
        CAPTURE(destination);
        Six it(false);
        it.route(it.six_table, destination, it.nat_gateway);
        CHECK(own_rule(it, no_store).size() == 1);
    }
    Six narrow(false);
    narrow.route(narrow.six_table, "64:ff9b::a09:0/112", narrow.nat_gateway);
    CHECK(own_rule(narrow, no_store).empty());
    Six untold(false);
    untold.network.route_tables[untold.six_table].complete = netlint::testing::open("table: known after apply");
    CHECK(own_rule(untold, no_store).size() == 1);
}

TEST_CASE("no deny rule passes in silence where NAT64 may lie beyond the plan") {
    const auto joined = [](Six& it) {  // the store has a way to where the gateway may be
        it.route(it.data_table, "10.9.0.0/16", model::UnmodelledTarget{"core network", "core"});
        it.allow(it.store_group, in, "tcp/5432, icmp/8/0", "10.9.0.0/16");
    };
    for (const char* kind : {"transit gateway", "core network", "virtual private gateway", "route target"}) {
        CAPTURE(kind);
        Six it(false);
        it.route(it.six_table, "64:ff9b::/96", model::UnmodelledTarget{kind, "x-1"});
        CHECK(own_rule(it, no_internet).size() == 1);
        CHECK(own_rule(it, no_store).empty());
        joined(it);
        for (const char* rule : {no_internet, no_internet4, no_store, no_echo}) {
            CAPTURE(rule);
            const auto findings = own_rule(it, rule);
            REQUIRE(findings.size() == 1);
            CHECK(findings[0].certainty == rule::FindingCertainty::possible);
            CHECK(std::ranges::count(findings[0].depends_on, "x-1: whether NAT64 lies behind it") == 1);
        }
    }
    Six peered(false);  // a peering carries no names
    joined(peered);
    peered.route(peered.six_table, "64:ff9b::/96", peered.joined);
    for (const char* rule : {no_internet, no_store, no_echo}) CHECK(own_rule(peered, rule).empty());
}

TEST_CASE("no deny rule passes in silence where an instance that forwards may translate to IPv4") {
    for (const bool forwards : {true, false})
        for (const bool admitted : {true, false}) {
            CAPTURE(forwards);
            CAPTURE(admitted);
            Six it(false);
            const auto box_group = it.group(it.here, "aws_security_group.box");
            const auto box = it.eni(it.open, "aws_instance.box", {box_group}, {"10.0.1.20"});
            it.network.enis[box].source_dest_check = !forwards;
            it.network.enis[box].has_public_v4 = model::Tri::yes;
            it.allow(box_group, out, "all", "0.0.0.0/0");
            if (admitted) it.allow(box_group, in, "all", "2600:db8::/64");
            it.route(it.six_table, "::/0", box);
            for (const char* rule : {no_internet, no_internet4, no_store, no_echo}) {
                CAPTURE(rule);
                const auto findings = own_rule(it, rule);
                REQUIRE(findings.size() == (forwards && admitted ? 1 : 0));
                if (findings.empty()) continue;
                CHECK(findings[0].certainty == rule::FindingCertainty::possible);
                CHECK(std::ranges::count(findings[0].depends_on, "aws_instance.box: what it forwards") == 1);
            }
        }
}

TEST_CASE("a transit gateway leads to NAT64 as far as its tables do") {
    for (const bool complete : {true, false})
        for (const bool routed : {true, false}) {
            CAPTURE(complete);
            CAPTURE(routed);
            Six it(false);
            const auto hub = it.transit_gateway("aws_ec2_transit_gateway.hub");
            const auto inner = it.transit_table(hub, "aws_ec2_transit_gateway_route_table.inner");
            const auto far = it.vpc("aws_vpc.far", {"10.2.0.0/16", "2600:db9::/56"});
            const auto door = it.subnet(far, "aws_subnet.door", {"10.2.1.0/24", "2600:db9::/64"});
            const auto exit = it.subnet(far, "aws_subnet.exit", {"10.2.2.0/24"});
            const auto by = it.nat(exit, "aws_nat_gateway.far", {"10.2.2.10"});
            const auto door_table = it.table(far, "aws_route_table.door");
            const auto here = it.attachment(hub, it.here, "aws_ec2_transit_gateway_vpc_attachment.here", {it.six});
            const auto there = it.attachment(hub, far, "aws_ec2_transit_gateway_vpc_attachment.far", {door});
            it.network.transit_attachments[here].tables = {inner};
            it.use(door, door_table);
            it.route(it.six_table, "::/0", hub);
            it.transit_route(inner, "::/0", there);
            if (routed) it.route(door_table, "64:ff9b::/96", by);
            if (!complete) it.network.transit_tables[inner].complete = netlint::testing::open("table: unknown");
            const auto seen_group = it.group(far, "aws_security_group.seen");
            it.eni(exit, "aws_instance.seen", {seen_group}, {"10.2.2.20"});
            it.allow(seen_group, in, "tcp/5432", "10.2.0.0/16");
            const char* rule =
                "deny: {from: {address: aws_instance.app}, to: {address: aws_instance.seen}, service: tcp/5432}";
            CHECK(own_rule(it, rule).size() == (routed ? 1 : 0));
            CHECK(own_rule(it, no_internet4).size() == (complete ? 0 : 1));
        }
}

TEST_CASE("the matrix and the comparison tell of what NAT64 may open") {
    const Six with, without(false);
    const reach::Engine now(with.network), then(without.network);
    const auto matrix = rule::matrix(now, {}, rule::MatrixBy::vpc, 1);
    REQUIRE(matrix);
    bool told = false;
    for (const rule::MatrixCell& cell : matrix->cells) {
        if (matrix->ends[cell.from].name != "aws_vpc.here" || matrix->ends[cell.to].name != "aws_vpc.there") continue;
        CHECK(cell.certain.empty());
        CHECK(cell.possible.to_string() == "icmp/8/0, tcp/5432, icmpv6/128/0");
        told = true;
    }
    CHECK(told);
    std::vector<std::string> lines;
    for (const rule::Difference& one : rule::compare(then, now, {}, set::PortSet::of({1024, 65535})).connections)
        lines.push_back(
            fmt::format("{}{} {} -> {}", one.possible ? "possibly " : "", to_string(one.change), one.from, one.to));
    CAPTURE(fmt::format("{}", fmt::join(lines, "\n")));
    const auto has = [&](std::string_view line) { return std::ranges::find(lines, line) != lines.end(); };
    CHECK(has("possibly added aws_instance.app -> aws_db_instance.store"));
    CHECK(has("possibly added aws_instance.app -> internet"));
}

TEST_CASE("a permission for IPv6 lets reach hosts of IPv4 by the names that NAT64 has for them") {
    constexpr const char* lets = "for: permission\n      assert: {lets_reach: {not: internet}}";
    CHECK(own_rule(Six(), lets).size() == 1);
    CHECK(own_rule(Six(false), lets).empty());
}
