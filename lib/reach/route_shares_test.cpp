// Who gets which destination of a table: prefixes, priorities, lists and what the plan leaves open.
#include "route_shares.hpp"

#include <doctest/doctest.h>

#include "network_builder.hpp"

using namespace netlint;
using namespace netlint::reach;
using namespace netlint::testing;
using set::AddressSet;

namespace {

struct Table : NetworkBuilder {
    Id<model::Vpc> v = vpc("aws_vpc.v", {"10.0.0.0/16"});
    Id<model::RouteTable> id = *network.vpcs[v].main_table;
    Id<model::InternetGateway> igw = internet_gateway(v);
    Id<model::Peering> pcx = peering(v, v);
    Id<model::NatGateway> nat = NetworkBuilder::nat(subnet(v, "aws_subnet.n", {"10.0.9.0/24"}), "aws_nat_gateway.n");
    model::UnmodelledTarget vgw{"virtual private gateway", "vgw"};

    set::Bounds<AddressSet> to(const model::RouteTarget& target) const {
        for (const RouteShare& share : route_shares(network, network.route_tables[id]))
            if (share.target == target) return share.destinations;
        return {};
    }
    bool goes(const char* destination, const model::RouteTarget& target) const {
        return addresses(destination).subset_of(to(target).must);
    }
    bool may_go(const char* destination, const model::RouteTarget& target) const {
        return addresses(destination).overlaps(to(target).may);
    }
};

}  // namespace

TEST_CASE("local routes deliver the VPC's own addresses") {
    Table n;
    CHECK(n.to(model::LocalTarget{}) == set::Bounds<AddressSet>::exactly(addresses("10.0.0.0/16")));
}

TEST_CASE("the longest prefix wins whatever the order") {
    Table n;
    n.route(n.id, "0.0.0.0/0", n.igw);
    n.route(n.id, "10.9.0.0/16", n.pcx);
    n.route(n.id, "10.9.8.0/24", n.nat);
    CHECK(n.goes("192.0.2.1/32", n.igw));
    CHECK(n.goes("10.9.1.0/24", n.pcx));
    CHECK(n.goes("10.9.8.0/24", n.nat));
    CHECK_FALSE(n.may_go("10.9.8.0/24", n.pcx));
    CHECK_FALSE(n.may_go("10.0.0.0/16", n.igw));
}

TEST_CASE("R4, R5, R7: static before list before propagated, and local before every propagated one") {
    Table n;
    n.route(n.id, "10.9.0.0/24", n.vgw).origin = model::RouteOrigin::propagated;
    CHECK(n.goes("10.9.0.0/24", n.vgw));
    n.route(n.id, n.list("list", {"10.9.0.0/24"}), n.nat);
    CHECK(n.goes("10.9.0.0/24", n.nat));
    n.route(n.id, "10.9.0.0/24", n.pcx);
    CHECK(n.goes("10.9.0.0/24", n.pcx));
    n.route(n.id, "10.0.5.0/24", n.vgw).origin = model::RouteOrigin::propagated;
    CHECK(n.goes("10.0.5.0/24", model::LocalTarget{}));
    n.route(n.id, "10.0.9.0/24", n.nat);
    CHECK(n.goes("10.0.9.0/24", n.nat));
}

TEST_CASE("a route to a list is one to each entry, by the entry's own length") {
    Table n;
    n.route(n.id, n.list("neighbours", {"10.8.0.0/16", "10.9.0.0/16"}), n.nat);
    n.route(n.id, "10.8.0.0/15", n.pcx);
    CHECK(n.goes("10.8.0.0/15", n.nat));
    n.route(n.id, n.list("nested", {"172.16.0.0/12", "172.20.0.0/16"}), n.nat);
    n.route(n.id, "172.20.0.0/14", n.pcx);
    CHECK(n.goes("172.20.0.0/16", n.nat));
    CHECK(n.goes("172.21.0.0/16", n.pcx));
    CHECK(n.goes("172.16.0.0/14", n.nat));
}

TEST_CASE("what a list may hold beside what is told may be as long as any route") {
    Table n;
    const auto list = n.list("list", {"10.9.0.0/24"});
    n.network.prefix_lists[list].add({addresses("10.9.1.0/24").to_prefixes().front(), false});
    n.route(n.id, list, n.nat);
    n.route(n.id, "10.9.0.0/16", n.pcx);
    CHECK(n.goes("10.9.0.0/24", n.nat));
    CHECK(n.may_go("10.9.1.0/24", n.nat));
    CHECK(n.may_go("10.9.1.0/24", n.pcx));
    CHECK(n.goes("10.9.2.0/24", n.pcx));
    n.network.prefix_lists[list].entries.may = AddressSet::all_v4();
    CHECK_FALSE(n.goes("10.9.2.0/24", n.pcx));
    CHECK(n.goes("10.0.2.0/24", model::LocalTarget{}));
}

TEST_CASE("a blackhole keeps its share") {
    Table n;
    n.route(n.id, "0.0.0.0/0", n.igw);
    n.route(n.id, "10.9.0.0/16", model::BlackholeTarget{});
    CHECK(n.goes("10.9.0.0/16", model::BlackholeTarget{}));
    CHECK_FALSE(n.may_go("10.9.0.0/16", n.igw));
}

TEST_CASE("a route that may not exist leaves its share open") {
    Table n;
    n.route(n.id, "0.0.0.0/0", n.igw);
    n.route(n.id, "10.9.0.0/16", n.pcx, open("x"));
    CHECK(n.to(n.pcx) == set::Bounds<AddressSet>::at_most(addresses("10.9.0.0/16")));
    CHECK(n.may_go("10.9.0.0/16", n.igw));
    CHECK_FALSE(n.goes("10.9.0.0/16", n.igw));
    n.route(n.id, "10.9.0.0/17", n.igw, open("y"));
    CHECK(n.goes("10.10.0.0/16", n.igw));
}

TEST_CASE("a possible route over none is not certain of anything") {
    Table n;
    n.route(n.id, "10.9.0.0/16", n.pcx, open("x"));
    CHECK(n.to(n.pcx) == set::Bounds<AddressSet>::at_most(addresses("10.9.0.0/16")));
}

TEST_CASE("one target of several") {
    Table n;
    n.route(n.id, "10.9.0.0/16", n.pcx).targets = {n.pcx, n.nat};
    CHECK(n.to(n.pcx) == set::Bounds<AddressSet>::at_most(addresses("10.9.0.0/16")));
    CHECK(n.to(n.nat) == set::Bounds<AddressSet>::at_most(addresses("10.9.0.0/16")));
}

TEST_CASE("two static routes for one destination: either") {
    Table n;
    n.route(n.id, "10.9.0.0/16", n.pcx);
    n.route(n.id, "10.9.0.0/16", n.nat);
    CHECK_FALSE(n.goes("10.9.0.0/16", n.pcx));
    CHECK(n.may_go("10.9.0.0/16", n.pcx));
    CHECK(n.may_go("10.9.0.0/16", n.nat));
}

TEST_CASE("AWS's own lists: longer than the default route, else as long as nobody knows") {
    Table n;
    const auto s3 = n.service_list("s3");
    n.route(n.id, "0.0.0.0/0", n.igw);
    const auto endpoint = n.gateway_endpoint(n.v, s3, {n.id});
    const AddressSet block = model::symbolic_block("s3");
    CHECK(n.to(endpoint) == set::Bounds<AddressSet>::exactly(block));
    CHECK_FALSE(n.to(n.igw).may.overlaps(block));
    CHECK(n.goes("192.0.2.0/24", n.igw));
    n.route(n.id, "52.216.0.0/24", n.igw);
    CHECK(n.to(endpoint) == set::Bounds<AddressSet>::at_most(block));
    CHECK(n.goes("52.216.0.0/24", n.igw));
}

TEST_CASE("a table that may hold more routes decides nothing") {
    Table n;
    n.network.route_tables[n.id].complete = open("x");
    CHECK(n.to(model::LocalTarget{}) == set::Bounds<AddressSet>::at_most(addresses("10.0.0.0/16")));
    CHECK(n.may_go("192.0.2.1/32", model::UnmodelledTarget{"route table", "aws_vpc.v.main"}));
}

TEST_CASE("of several tables of a subnet the agreement is certain") {
    Table n;
    const auto s = n.subnet(n.v, "aws_subnet.s", {"10.0.1.0/24"});
    const auto other = n.table(n.v, "other");
    n.route(n.id, "0.0.0.0/0", n.igw);
    n.route(other, "0.0.0.0/1", n.igw);
    n.route(other, "128.0.0.0/1", n.nat);
    n.network.subnets[s].tables = {n.id, other};
    for (const RouteShare& share : route_shares(n.network, n.network.subnets[s])) {
        if (share.target == model::RouteTarget{n.igw}) {
            CHECK(addresses("20.0.0.0/8").subset_of(share.destinations.must));
            CHECK_FALSE(addresses("192.0.2.0/24").overlaps(share.destinations.must));
            CHECK(addresses("192.0.2.0/24").subset_of(share.destinations.may));
        }
        if (share.target == model::RouteTarget{n.nat}) CHECK(share.destinations.must.empty());
    }
}
