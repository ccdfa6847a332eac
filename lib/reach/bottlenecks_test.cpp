// What every way passes: found on the stage graph, silent where there is a way round.
#include <doctest/doctest.h>

#include <array>

#include "netlint/reach/engine.hpp"
#include "two_zones.hpp"

using namespace netlint;
using namespace netlint::testing;

namespace {

std::vector<reach::Bottleneck> to_internet(const TwoZones& it) {
    const reach::Engine engine(it.network);
    const std::array enis{it.service_a, it.service_b};
    return engine.bottlenecks(enis, set::AddressSet::internet(), services("tcp/443"));
}

}  // namespace

TEST_CASE("one NAT gateway for both zones is on every way") {
    TwoZones it;
    it.one_nat();
    CHECK(to_internet(it) == std::vector<reach::Bottleneck>{it.nat_a});
}

TEST_CASE("with a NAT gateway in each zone none is") {
    TwoZones it;
    it.nat_in_each_zone();
    CHECK(to_internet(it).empty());
}

TEST_CASE("a network ACL that closes one way makes the other the only one") {
    TwoZones it;
    it.nat_in_each_zone();
    it.use(it.app_b, it.acl(it.main, "aws_network_acl.closed"));
    CHECK(to_internet(it) == std::vector<reach::Bottleneck>{it.nat_a});
}

TEST_CASE("a forwarding instance and the NAT gateway behind it are both on the way") {
    TwoZones it;
    const auto forwarder = it.eni(it.open_b, "aws_instance.firewall", {it.app_group});
    it.network.enis[forwarder].source_dest_check = false;
    it.route(it.table_a, "0.0.0.0/0", forwarder);
    it.route(it.table_b, "0.0.0.0/0", forwarder);
    const auto table = it.table(it.main, "aws_route_table.firewall");
    it.route(table, "0.0.0.0/0", it.nat_a);
    it.use(it.open_b, table);
    CHECK(to_internet(it) == std::vector<reach::Bottleneck>{forwarder, it.nat_a});
}

TEST_CASE("where no way is there is no bottleneck") {
    CHECK(to_internet(TwoZones()).empty());
}
