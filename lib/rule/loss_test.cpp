// What is left of a network when something of it is gone.
#include "loss.hpp"

#include <doctest/doctest.h>

#include "netlint/reach/engine.hpp"
#include "two_zones.hpp"

using namespace netlint;
using namespace netlint::testing;
using rule::Loss;

namespace {

bool reaches(const model::Network& network, Id<model::Eni> from, const reach::Endpoint& to) {
    const reach::Engine engine(network);
    const auto asked = set::HeaderSpace::box(network.enis[from].addresses, set::AddressSet::all(), services("tcp/443"));
    return !engine.connect(from, to, asked).some.must.empty();
}

const reach::Outside internet{"internet", set::AddressSet::internet_v4()};

}  // namespace

TEST_CASE("a lost NAT gateway takes with it what it carries, and no more") {
    TwoZones it;
    it.nat_in_each_zone();
    const model::Network left =
        rule::without(it.network, {rule::LostInterfaces{{it.network.nat_gateways[it.nat_a].eni}}});
    CHECK(reaches(it.network, it.service_a, internet));
    CHECK_FALSE(reaches(left, it.service_a, internet));
    CHECK(reaches(left, it.service_b, internet));
}

TEST_CASE("a lost zone takes its interfaces and gateways") {
    TwoZones it;
    it.one_nat();
    const model::Network left = rule::without(it.network, {rule::LostZone{"eu-west-1a"}});
    CHECK(left.resources[it.resource(it.service_a)].enis == std::vector{it.service_b});
    CHECK_FALSE(reaches(left, it.service_b, internet));
    const model::Network other = rule::without(it.network, {rule::LostZone{"eu-west-1b"}});
    CHECK(reaches(other, it.service_a, internet));
}

TEST_CASE("a deleted gateway endpoint leaves its service to the routes that are left") {
    TwoZones it;
    const auto list = it.service_list("s3");
    const auto endpoint = it.gateway_endpoint(it.main, list, {it.table_a, it.table_b});
    it.route(it.table_a, "0.0.0.0/0", it.nat_a);
    const reach::Outside s3{"service:s3", model::symbolic_block("s3")};
    CHECK(reaches(it.network, it.service_b, s3));
    const model::Network left = rule::without(it.network, {rule::LostEndpoint{endpoint}});
    CHECK(reaches(left, it.service_a, s3));
    CHECK_FALSE(reaches(left, it.service_b, s3));
    // Without passing any endpoint neither gets there: the routes to it still stand.
    const model::Network avoiding = rule::without(it.network, {rule::LostKind{"gateway-endpoint"}});
    CHECK_FALSE(reaches(avoiding, it.service_a, s3));
}

TEST_CASE("without internet gateways nothing goes out or comes in") {
    TwoZones it;
    it.nat_in_each_zone();
    const auto web = it.eni(it.open_a, "aws_instance.web", {it.app_group});
    it.make_public(web);
    CHECK(reaches(it.network, web, internet));
    const model::Network left = rule::without(it.network, {rule::LostKind{"internet-gateway"}});
    CHECK_FALSE(reaches(left, web, internet));
    CHECK_FALSE(reaches(left, it.service_a, internet));
}

TEST_CASE("without filters routes alone decide") {
    TwoZones it;
    const model::Network left = rule::without_filters(it.network);
    CHECK_FALSE(reaches(it.network, it.service_a, it.service_b));
    CHECK(reaches(left, it.service_a, it.service_b));
    CHECK_FALSE(reaches(left, it.service_a, internet));
}
