// Inspection by appliances behind Gateway Load Balancer endpoints: which ways lead through them, and that replies have
// to take the same.
#include <doctest/doctest.h>

#include "asking.hpp"
#include "netlint/reach/engine.hpp"

using namespace netlint;
using namespace netlint::reach;
using namespace netlint::reach::testing;

namespace {

// Two subnets, and an endpoint in a third one whose table leads to the internet.
struct Inspected : TwoSubnets {
    Id<model::Subnet> sf = subnet(v, "aws_subnet.firewall", {"10.0.3.0/24"});
    Id<model::VpcEndpoint> endpoint = inspection(sf, "aws_vpc_endpoint.firewall", "firewall");
    Id<model::InternetGateway> igw = internet_gateway(v);
    Id<model::RouteTable> of_a = table(v, "aws_route_table.a"), of_b = table(v, "aws_route_table.b"),
                          of_firewall = table(v, "aws_route_table.firewall"), edge = table(v, "aws_route_table.edge");

    Inspected() {
        open_groups();
        allow(gb, out, "all", "0.0.0.0/0");
        make_public(a);
        make_public(b);
        use(sa, of_a);
        use(sb, of_b);
        use(sf, of_firewall);
    }
    void by_edge_table() { network.internet_gateways[igw].tables = {edge}; }
    std::vector<std::string> reasons() { return Asking(network).ask(a, b, "tcp/22").depends_on; }
};

}  // namespace

TEST_CASE("R12, R13: what comes in by an endpoint goes back by it, and its rules decide") {
    Inspected n;
    n.by_edge_table();
    n.route(n.edge, "10.0.2.0/24", n.endpoint);
    n.route(n.of_firewall, "0.0.0.0/0", n.igw);
    n.route(n.of_b, "0.0.0.0/0", n.igw);
    CHECK(n.ask(internet, n.b, "tcp/22") == no);
    n.network.route_tables[n.of_b].routes.pop_back();
    n.route(n.of_b, "0.0.0.0/0", n.endpoint);
    CHECK(n.ask(internet, n.b, "tcp/22") == open_question);
    CHECK(n.ask(n.b, internet, "tcp/22") == open_question);
    CHECK(Asking(n.network).ask(internet, n.b, "tcp/22").depends_on ==
          std::vector<std::string>{"aws_vpc_endpoint.firewall: what the appliances behind it let through"});
    n.make_public(n.b, model::Tri::no);
    CHECK(n.ask(internet, n.b, "tcp/22") == no);
}

TEST_CASE("replies from the internet that pass the endpoint by are lost") {
    Inspected n;
    n.route(n.of_a, "0.0.0.0/0", n.endpoint);
    n.route(n.of_firewall, "0.0.0.0/0", n.igw);
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
    n.by_edge_table();
    n.route(n.edge, "10.0.1.0/24", n.endpoint);
    CHECK(n.ask(n.a, internet, "tcp/443") == open_question);
    n.network.route_tables[n.of_firewall].routes.pop_back();
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
}

TEST_CASE("between two subnets both tables have to lead there") {
    Inspected n;
    n.allow(n.ga, in, "all", "0.0.0.0/0");
    CHECK(n.ask(n.a, n.b, "tcp/22") == yes);
    n.route(n.of_a, "10.0.2.0/24", n.endpoint);
    CHECK(n.ask(n.a, n.b, "tcp/22") == no);
    CHECK(n.ask(n.b, n.a, "tcp/22") == no);
    n.route(n.of_b, "10.0.1.0/24", n.endpoint);
    CHECK(n.ask(n.a, n.b, "tcp/22") == open_question);
    CHECK(n.ask(n.b, n.a, "tcp/22") == open_question);
    CHECK(n.reasons() ==
          std::vector<std::string>{"aws_vpc_endpoint.firewall: what the appliances behind it let through"});
    SUBCASE("the same service behind another endpoint will do, another service will not") {
        const auto second = n.inspection(n.sf, "aws_vpc_endpoint.second", "firewall");
        n.network.route_tables[n.of_b].routes.back().targets = {second};
        CHECK(n.ask(n.a, n.b, "tcp/22") == open_question);
        n.network.endpoints[second].service = "another";
        CHECK(n.ask(n.a, n.b, "tcp/22") == no);
    }
    SUBCASE("the ACL of its subnet judges what enters and what leaves") {
        const auto acl = n.acl(n.v, "aws_network_acl.firewall");
        n.use(n.sf, acl);
        CHECK(n.ask(n.a, n.b, "tcp/22") == no);
        n.entry(acl, in, 100, true, "all", "0.0.0.0/0");
        CHECK(n.ask(n.a, n.b, "tcp/22") == no);
        n.entry(acl, out, 100, true, "all", "0.0.0.0/0");
        CHECK(n.ask(n.a, n.b, "tcp/22") == open_question);
    }
    SUBCASE("its own subnet's table leads on") {
        n.route(n.of_firewall, "10.0.2.0/24", model::BlackholeTarget{});
        CHECK(n.ask(n.a, n.b, "tcp/22") == no);
    }
    SUBCASE("group references do not mean whom it passes on") {
        n.network.security_groups[n.gb].permissions.clear();
        n.allow(n.gb, in, "all", n.ga);
        CHECK(n.ask(n.a, n.b, "tcp/22") == no);
    }
    SUBCASE("an endpoint whose subnet is not known leads anywhere") {
        n.network.endpoints[n.endpoint].eni.reset();
        CHECK(n.ask(n.a, n.b, "tcp/22") == open_question);
    }
}

TEST_CASE("an endpoint serves its own VPC, and loops lead nowhere") {
    Inspected n;
    n.route(n.of_a, "0.0.0.0/0", n.endpoint);
    n.route(n.of_firewall, "0.0.0.0/0", n.endpoint);
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
    const auto w = n.vpc("aws_vpc.w", {"10.9.0.0/16"});
    const auto sw = n.subnet(w, "aws_subnet.w", {"10.9.1.0/24"});
    const auto c = n.eni(sw, "aws_instance.c", {n.ga});
    n.route(*n.network.vpcs[w].main_table, "0.0.0.0/0", n.endpoint);
    CHECK(n.ask(c, n.b, "tcp/22") == no);
}

TEST_CASE("an interface before a server may pass on what comes in from the internet in its own name") {
    TwoSubnets n;
    const auto front = n.subnet(n.v, "aws_subnet.front", {"10.0.3.0/24"});
    const auto group = n.group(n.v, "aws_security_group.front");
    const auto box = n.eni(front, "aws_instance.front", {group});
    const auto igw = n.internet_gateway(n.v);
    const auto edge = n.table(n.v, "aws_route_table.edge");
    n.network.internet_gateways[igw].tables = {edge};
    n.network.enis[box].source_dest_check = false;
    n.make_public(n.b);
    n.allow(n.gb, in, "tcp/443", group);
    n.allow(group, in, "all", "0.0.0.0/0");
    n.allow(group, out, "all", "0.0.0.0/0");
    n.route(n.main(), "0.0.0.0/0", igw);
    CHECK(n.ask(internet, n.b, "tcp/443") == no);  // past it
    n.route(edge, "10.0.2.0/24", box);
    CHECK(n.ask(internet, n.b, "tcp/443") == open_question);
    CHECK(Asking(n.network).ask(internet, n.b, "tcp/443").depends_on ==
          std::vector<std::string>{"aws_instance.front: what it forwards"});
    CHECK(n.ask(internet, n.b, "tcp/22") == no);
    SUBCASE("its own group judges what comes in") {
        n.network.security_groups[group].permissions.erase(n.network.security_groups[group].permissions.begin());
        CHECK(n.ask(internet, n.b, "tcp/443") == no);
    }
    SUBCASE("the gateway maps a public address of the server, not its own") {
        n.make_public(n.b, model::Tri::no);
        n.make_public(box);
        CHECK(n.ask(internet, n.b, "tcp/443") == no);
    }
    SUBCASE("replies leave its own subnet") {
        const auto own = n.table(n.v, "aws_route_table.front");
        n.use(front, own);
        CHECK(n.ask(internet, n.b, "tcp/443") == no);
        n.route(own, "0.0.0.0/0", igw);
        n.network.route_tables[n.main()].routes.pop_back();  // the server's own replies go to the interface
        CHECK(n.ask(internet, n.b, "tcp/443") == open_question);
    }
    SUBCASE("it drops what is not its own unless told otherwise") {
        n.network.enis[box].source_dest_check = true;
        CHECK(n.ask(internet, n.b, "tcp/443") == no);
    }
}
