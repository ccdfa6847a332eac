// Zones of small networks.
#include "netlint/rule/zone.hpp"

#include <doctest/doctest.h>

#include <fmt/format.h>

#include <network_builder.hpp>

using namespace netlint;
using namespace netlint::testing;
using rule::Selector;
using rule::SubnetKind;

namespace {

struct Tiers : NetworkBuilder {
    Id<model::Vpc> main = vpc("aws_vpc.main", {"10.0.0.0/16"});
    Id<model::Subnet> open_subnet = subnet(main, "aws_subnet.public", {"10.0.0.0/24"});
    Id<model::Subnet> closed_subnet = subnet(main, "aws_subnet.private", {"10.0.1.0/24"});
    Id<model::Subnet> data_subnet = subnet(main, "aws_subnet.data", {"10.0.2.0/24"});
    Id<model::RouteTable> open_table = table(main, "aws_route_table.public");
    Id<model::RouteTable> closed_table = table(main, "aws_route_table.private");
    Id<model::InternetGateway> gateway = internet_gateway(main);
    Id<model::NatGateway> nat_gateway = nat(open_subnet, "aws_nat_gateway.main");
    Id<model::SecurityGroup> any = group(main, "aws_security_group.any");
    Id<model::Eni> web = eni(open_subnet, "aws_instance.web", {any});
    Id<model::Eni> app = eni(closed_subnet, "aws_ecs_service.app", {any});
    Id<model::Eni> store = eni(data_subnet, "aws_db_instance.store", {any});

    Tiers() {
        route(open_table, "0.0.0.0/0", gateway);
        use(open_subnet, open_table);
        route(closed_table, "0.0.0.0/0", nat_gateway);
        use(closed_subnet, closed_table);
        network.resources[resource(app)].tier = model::Tier::app;
        network.resources[resource(store)].tier = model::Tier::data;
        network.resources[resource(app)].tags = {{"Team", "core"}};
        network.subnets[closed_subnet].tags = {{"Tier", "private"}};
    }
};

// The addresses of resources and names of hosts that a zone of a policy means.
std::string members(const model::Network& network, const rule::Policy& policy, const std::string& name) {
    const auto side = rule::Zones(network, policy).side({Selector::Name{name}, {}});
    if (!side) return side.error().message;
    std::vector<std::string> out;
    for (const reach::Party& party : side->parties) {
        if (const auto* resource = std::get_if<reach::ResourceParty>(&party))
            out.push_back(network.resources[resource->resource].where.address);
        else if (const auto* outside = std::get_if<reach::Outside>(&party))
            out.push_back(outside->name);
        else
            out.push_back("service:" + std::get<reach::ServiceParty>(party).name);
    }
    return fmt::format("{}", fmt::join(out, ", "));
}

rule::Policy policy(const std::string& zones) {
    auto parsed = rule::parse_policy("version: 1\nzones:\n" + zones, "netlint.yaml");
    REQUIRE_MESSAGE(parsed, parsed.error().to_string());
    return *std::move(parsed);
}

}  // namespace

TEST_CASE("every zone that is built in can be looked up") {
    const NetworkBuilder empty;
    const rule::Policy policy;
    const rule::Zones zones(empty.network, policy);
    CHECK(rule::built_in_zones().size() == zones.names().size());
    for (const auto& [name, meaning] : rule::built_in_zones()) {
        CHECK(zones.side({rule::Selector::Name{std::string(name)}, {}}, true));
        CHECK_FALSE(meaning.empty());
    }
}

TEST_CASE("subnets are public, private or isolated by where their routes lead") {
    Tiers it;
    CHECK(rule::classify(it.network, it.open_subnet).kind == SubnetKind::public_);
    CHECK(rule::classify(it.network, it.closed_subnet).kind == SubnetKind::private_);
    CHECK(rule::classify(it.network, it.data_subnet).kind == SubnetKind::isolated);
    CHECK(rule::classify(it.network, it.open_subnet).decided_by.attribute == "route 0.0.0.0/0");
}

TEST_CASE("an internet gateway of another VPC makes nothing public, a possible table makes it possibly so") {
    Tiers it;
    it.network.internet_gateways[it.gateway].vpc = std::nullopt;
    CHECK(rule::classify(it.network, it.open_subnet).kind == SubnetKind::isolated);
    Tiers two;
    two.network.subnets[two.data_subnet].tables.push_back(two.open_table);
    const auto found = rule::classify(two.network, two.data_subnet);
    CHECK(found.kind == SubnetKind::public_);
    CHECK_FALSE(found.certainty.certain());
}

TEST_CASE("built-in zones") {
    Tiers it;
    CHECK(members(it.network, {}, "data") == "aws_db_instance.store");
    CHECK(members(it.network, {}, "app") == "aws_ecs_service.app");
    CHECK(members(it.network, {}, "public") == "aws_instance.web");
    CHECK(members(it.network, {}, "private") == "aws_ecs_service.app");
    CHECK(members(it.network, {}, "isolated") == "aws_db_instance.store");
    CHECK(members(it.network, {}, "all") == "aws_instance.web, aws_ecs_service.app, aws_db_instance.store");
    CHECK(members(it.network, {}, "internet") == "internet");
    CHECK(members(it.network, {}, "aws:s3") == "service:s3");
    CHECK(members(it.network, {}, "onprem") == "onprem");
}

TEST_CASE("zones of a policy: by properties, by addresses, and combined") {
    Tiers it;
    const auto p = policy(
        "  core: {tags: {Team: core}}\n"
        "  tagged: {subnets: {tags: {Tier: private}}}\n"
        "  office: {prefixes: [198.51.100.0/24]}\n"
        "  servers: {except: [all, data]}\n"
        "  both: {union: [core, office]}\n"
        "  none-left: {intersect: [core, data]}\n"
        "  stores: {address: 'aws_db_*'}\n");
    CHECK(members(it.network, p, "core") == "aws_ecs_service.app");
    CHECK(members(it.network, p, "tagged") == "aws_ecs_service.app");
    CHECK(members(it.network, p, "office") == "{prefixes: [198.51.100.0/24]}");
    CHECK(members(it.network, p, "servers") == "aws_instance.web, aws_ecs_service.app");
    CHECK(members(it.network, p, "both") == "aws_ecs_service.app, {prefixes: [198.51.100.0/24]}");
    CHECK(members(it.network, p, "stores") == "aws_db_instance.store");
    CHECK(members(it.network, p, "none-left") ==
          "zone 'none-left', defined as {intersect: [core, data]}, means nothing in this plan");
}

TEST_CASE("a policy may give a built-in zone another meaning, for all its zones") {
    Tiers it;
    const auto p =
        policy("  core: {tags: {Team: core}}\n  data: {union: [data, core]}\n  servers: {except: [all, data]}\n");
    CHECK(members(it.network, p, "data") == "aws_ecs_service.app, aws_db_instance.store");
    CHECK(members(it.network, p, "servers") == "aws_instance.web");
}

TEST_CASE("an AWS service is one that is known, or that an endpoint of the network has") {
    Tiers it;
    CHECK(members(it.network, {}, "aws:sqss") == "no AWS service is called 'sqss'; did you mean sqs?");
    CHECK(members(it.network, {}, "aws:appmesh") == "service:appmesh");
    CHECK(members(it.network, {}, "aws:vpce-of-ours").find("no AWS service") == 0);
    it.interface_endpoint(it.main, "vpce-of-ours", it.resource(it.store), model::Tri::yes);
    CHECK(members(it.network, {}, "aws:vpce-of-ours") == "service:vpce-of-ours");
}

TEST_CASE("in another network than the policy's, what is not there means nothing") {
    Tiers it;
    const rule::Policy policy;
    for (const char* name : {"aws_instance.new", "aws:vpce-of-ours"}) {
        const Selector selector{Selector::Name{name}, {}};
        CHECK_FALSE(rule::Zones(it.network, policy).side(selector, true));
        const auto side = rule::Zones(it.network, policy, true).side(selector, true);
        REQUIRE(side);
        CHECK(side->parties.empty());
    }
}

TEST_CASE("an end that means nothing is told with the definitions of its zones and what comes near") {
    Tiers it;
    it.network.resources[it.resource(it.store)].type = "aws_db_instance";
    const auto p = policy(
        "  cores: {tags: {Team: coar}}\n  shops: {tags: {Team: shop}}\n  stores: {type: aws_db_instanc}\n"
        "  closed: {subnets: {tags: {Teir: private}}}\n  far: {vpc: aws_vpc.man}\n  guarded: {group: '*.ani'}\n");
    const auto told = [&](Selector selector) { return rule::Zones(it.network, p).side(selector).error().message; };
    const Selector cores{Selector::Name{"cores"}, {}};
    CHECK(told({Selector::Union{{cores}}, {}}) ==
          "[cores] (zone 'cores' is defined as {tags: {Team: coar}}) means nothing in this plan; did you mean Team: "
          "core?");
    CHECK(members(it.network, p, "shops").ends_with("means nothing in this plan; the tag Team is here core"));
    CHECK(members(it.network, p, "stores").ends_with("; did you mean aws_db_instance?"));
    CHECK(members(it.network, p, "closed").ends_with("; did you mean Tier: private?"));
    CHECK(members(it.network, p, "far").ends_with("; did you mean aws_vpc.main?"));
    CHECK(told({Selector::Name{"edge"}, {}}) ==
          "edge (interfaces of the edge tier, by resource type) means nothing in this plan");
}

TEST_CASE("names that are no zone are refused with the nearest ones") {
    Tiers it;
    CHECK(members(it.network, {}, "internett") ==
          "no zone is called 'internett'; did you mean internet, internet4 or internet6?");
    CHECK(members(it.network, policy("  a: {union: [b]}\n  b: {union: [a]}\n"), "a").find("defined by itself") !=
          std::string::npos);
    CHECK(members(it.network, policy("  stores: {address: aws_db_instance.stor}\n"), "stores")
              .find("did you mean aws_db_instance.store?") != std::string::npos);
}
