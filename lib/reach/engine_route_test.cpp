// The truth tables of routing (R), internet access (I) and VPC endpoints (E), row by row.
#include "netlint/reach/engine.hpp"

#include <doctest/doctest.h>

#include "asking.hpp"

using namespace netlint;
using namespace netlint::reach;
using namespace netlint::reach::testing;

namespace {

// Two VPCs, peered, with open groups and an interface in each.
struct Peered : NetworkBuilder {
    Id<model::Vpc> v1 = vpc("aws_vpc.one", {"10.0.0.0/16"}), v2 = vpc("aws_vpc.two", {"10.9.0.0/16"});
    Id<model::Subnet> s1 = subnet(v1, "aws_subnet.one", {"10.0.1.0/24"}),
                      s2 = subnet(v2, "aws_subnet.two", {"10.9.1.0/24"});
    Id<model::SecurityGroup> g1 = group(v1, "g1"), g2 = group(v2, "g2");
    Id<model::Eni> a = eni(s1, "A", {g1}), b = eni(s2, "B", {g2});
    Id<model::Peering> pcx = peering(v1, v2);
    Id<model::RouteTable> t1 = *network.vpcs[v1].main_table, t2 = *network.vpcs[v2].main_table;

    Peered() { allow(g1, out, "all", "0.0.0.0/0"); }
    void routes() {
        route(t1, "10.9.0.0/16", pcx);
        route(t2, "10.0.0.0/16", pcx);
    }
    template <class From, class To>
    Verdict ask(const From& from, const To& to, std::string_view service) const {
        return Asking(network)(from, to, service);
    }
};

struct OneSubnet : NetworkBuilder {
    Id<model::Vpc> v;
    Id<model::Subnet> s;
    Id<model::SecurityGroup> g;
    Id<model::Eni> a;
    Id<model::RouteTable> main;

    explicit OneSubnet(std::initializer_list<const char*> vpc_prefixes = {"10.0.0.0/16"},
                       std::initializer_list<const char*> subnet_prefixes = {"10.0.1.0/24"})
        : v(vpc("aws_vpc.v", vpc_prefixes)),
          s(subnet(v, "aws_subnet.s", subnet_prefixes)),
          g(group(v, "g")),
          a(eni(s, "A", {g})),
          main(*network.vpcs[v].main_table) {
        for (const auto direction : {in, out}) {
            allow(g, direction, "all", "0.0.0.0/0");
            allow(g, direction, "all", "::/0");
        }
    }
    template <class From, class To>
    Verdict ask(const From& from, const To& to, std::string_view service) const {
        return Asking(network)(from, to, service);
    }
};

}  // namespace

TEST_CASE("R1, R2, R10: the main table routes what no association claims") {
    OneSubnet n;
    n.make_public(n.a);
    const auto igw = n.internet_gateway(n.v);
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
    n.route(n.main, "0.0.0.0/0", igw);
    CHECK(n.ask(n.a, internet, "tcp/443") == yes);
}

TEST_CASE("R3, R11: the longest prefix, and a route back") {
    Peered n;
    n.allow(n.g2, in, "tcp/22", "10.0.0.0/16");
    n.route(n.t1, "0.0.0.0/0", n.internet_gateway(n.v1));
    CHECK(n.ask(n.a, n.b, "tcp/22") == no);
    n.route(n.t1, "10.9.0.0/16", n.pcx);
    CHECK(n.ask(n.a, n.b, "tcp/22") == no);
    n.route(n.t2, "10.0.0.0/16", n.pcx);
    CHECK(n.ask(n.a, n.b, "tcp/22") == yes);
}

TEST_CASE("G9, G10: groups can be named across a peering of one region") {
    Peered n;
    n.routes();
    n.allow(n.g2, in, "tcp/22", n.g1);
    CHECK(n.ask(n.a, n.b, "tcp/22") == yes);
    n.network.vpcs[n.v2].region = "us-east-1";
    CHECK(n.ask(n.a, n.b, "tcp/22") == no);
    n.network.vpcs[n.v2].region = "";
    CHECK(n.ask(n.a, n.b, "tcp/22") == open_question);
}

TEST_CASE("a peering that may not be accepted decides nothing, a refused one carries nothing") {
    Peered n;
    n.routes();
    n.allow(n.g2, in, "tcp/22", "10.0.0.0/16");
    n.network.peerings[n.pcx].active = model::Tri::unknown;
    CHECK(n.ask(n.a, n.b, "tcp/22") == open_question);
    n.network.peerings[n.pcx].active = model::Tri::no;
    CHECK(n.ask(n.a, n.b, "tcp/22") == no);
}

TEST_CASE("R8, R9: no transit through a peering") {
    Peered n;
    n.routes();
    const auto v3 = n.vpc("aws_vpc.three", {"10.7.0.0/16"});
    const auto s3 = n.subnet(v3, "aws_subnet.three", {"10.7.1.0/24"});
    const auto g3 = n.group(v3, "g3");
    n.allow(g3, in, "all", "0.0.0.0/0");
    const auto c = n.eni(s3, "C", {g3});
    const auto second = n.peering(n.v2, v3);
    n.route(n.t1, "10.7.0.0/16", n.pcx);
    n.route(n.t2, "10.7.0.0/16", second);
    n.route(*n.network.vpcs[v3].main_table, "10.0.0.0/16", second);
    CHECK(n.ask(n.a, c, "tcp/22") == no);
    n.route(n.t1, "0.0.0.0/0", n.pcx);
    n.route(n.t2, "0.0.0.0/0", n.internet_gateway(n.v2));
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
}

TEST_CASE("R5, R6: local beats propagated; a forwarding interface needs its check off") {
    TwoSubnets n;
    n.open_groups();
    n.route(n.main(), "10.0.2.0/24", model::UnmodelledTarget{"virtual private gateway", "vgw"}).origin =
        model::RouteOrigin::propagated;
    CHECK(n.ask(n.a, n.b, "tcp/22") == yes);
    const auto sf = n.subnet(n.v, "aws_subnet.firewall", {"10.0.3.0/24"});
    const auto firewall = n.eni(sf, "aws_network_interface.firewall", {});
    const auto table = n.table(n.v, "aws_route_table.a");
    n.use(n.sa, table);
    n.route(table, "10.0.2.0/24", firewall);
    CHECK(n.ask(n.a, n.b, "tcp/22") == no);
    n.network.enis[firewall].source_dest_check = false;
    CHECK(n.ask(n.a, n.b, "tcp/22") == no);  // its groups judge what it passes on
    n.network.enis[firewall].groups = {{n.ga, {}, {}}, {n.gb, {}, {}}};
    CHECK(n.ask(n.a, n.b, "tcp/22") == open_question);
}

TEST_CASE("G12: a named group is dead behind a middlebox") {
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    n.allow(n.gb, in, "all", n.ga);
    const auto sf = n.subnet(n.v, "aws_subnet.firewall", {"10.0.3.0/24"});
    const auto firewall = n.eni(sf, "aws_network_interface.firewall", {});
    n.network.enis[firewall].source_dest_check = false;
    CHECK(n.ask(n.a, n.b, "tcp/22") == yes);
    const auto table = n.table(n.v, "aws_route_table.a");
    n.use(n.sa, table);
    n.route(table, "10.0.2.0/24", firewall);
    CHECK(n.ask(n.a, n.b, "tcp/22") == no);
}

TEST_CASE("R14: IPv4 routes carry no IPv6") {
    OneSubnet n({"10.0.0.0/16", "2001:db8::/56"}, {"10.0.1.0/24", "2001:db8::/64"});
    n.make_public(n.a);
    const auto igw = n.internet_gateway(n.v);
    n.route(n.main, "0.0.0.0/0", igw);
    CHECK(n.ask(n.a, internet, "tcp/443") == yes);
    CHECK(n.ask(n.a, internet6, "tcp/443") == no);
    n.route(n.main, "::/0", igw);
    CHECK(n.ask(n.a, internet6, "tcp/443") == yes);
    CHECK(n.ask(internet6, n.a, "tcp/443") == yes);
}

TEST_CASE("I1, I2, I3, I9: a public address, a route and an attached gateway") {
    OneSubnet n;
    const auto igw = n.internet_gateway(n.v);
    n.route(n.main, "0.0.0.0/0", igw);
    CHECK(n.ask(internet, n.a, "tcp/22") == no);
    CHECK(n.ask(n.a, internet, "tcp/22") == no);
    n.make_public(n.a, model::Tri::unknown);
    CHECK(n.ask(internet, n.a, "tcp/22") == open_question);
    n.make_public(n.a);
    CHECK(n.ask(internet, n.a, "tcp/22") == yes);
    n.network.internet_gateways[igw].attached = open("aws_internet_gateway.this vpc_id: known after apply");
    CHECK(n.ask(internet, n.a, "tcp/22") == open_question);
    n.network.internet_gateways[igw].attached = {};
    n.network.internet_gateways[igw].vpc.reset();
    CHECK(n.ask(internet, n.a, "tcp/22") == no);
    n.network.internet_gateways[igw].vpc = n.v;
    n.use(n.s, n.table(n.v, "aws_route_table.local"));
    CHECK(n.ask(internet, n.a, "tcp/22") == no);
}

TEST_CASE("I5: an egress-only gateway lets nobody in") {
    OneSubnet n({"10.0.0.0/16", "2001:db8::/56"}, {"10.0.1.0/24", "2001:db8::/64"});
    n.route(n.main, "::/0", n.egress_only_gateway(n.v));
    n.internet_gateway(n.v);
    CHECK(n.ask(n.a, internet6, "tcp/443") == yes);
    CHECK(n.ask(internet6, n.a, "tcp/443") == no);
}

TEST_CASE("I6, I7, I8: a NAT gateway needs its own way out, and translates three protocols") {
    OneSubnet n;
    const auto sn = n.subnet(n.v, "aws_subnet.nat", {"10.0.2.0/24"});
    const auto nat = n.nat(sn, "aws_nat_gateway.n");
    const auto onward = n.table(n.v, "aws_route_table.onward");
    n.use(sn, onward);
    n.route(n.main, "0.0.0.0/0", nat);
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
    n.route(onward, "0.0.0.0/0", n.internet_gateway(n.v));
    CHECK(n.ask(n.a, internet, "tcp/443") == yes);
    CHECK(n.ask(n.a, internet, "icmp/8/0") == yes);
    CHECK(n.ask(n.a, internet, "gre") == no);
    CHECK(n.ask(internet, n.a, "tcp/443") == no);
    n.network.nat_gateways[nat].is_public = false;
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
}

TEST_CASE("a NAT gateway in its client's subnet loops") {
    OneSubnet n;
    n.route(n.main, "0.0.0.0/0", n.nat(n.s, "aws_nat_gateway.n"));
    n.internet_gateway(n.v);
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
}

TEST_CASE("I12, A5: public addresses in a VPC are local") {
    OneSubnet n({"8.8.8.0/24"}, {"8.8.8.0/25"});
    n.route(n.main, "0.0.0.0/0", n.internet_gateway(n.v));
    CHECK(n.ask(internet, n.a, "tcp/443") == no);
    n.make_public(n.a);
    CHECK(n.ask(n.a, Outside{"cidr:8.8.8.200/32", addresses("8.8.8.200/32")}, "tcp/443") == no);
}

TEST_CASE("E1, E2, E3, E4, E7: a gateway endpoint carries what its tables send") {
    OneSubnet n;
    n.network.security_groups[n.g].permissions.clear();
    n.allow(n.g, out, "tcp/443", "10.0.0.0/16");
    const auto s3 = n.service_list("s3");
    const auto table = n.table(n.v, "aws_route_table.t");
    n.use(n.s, table);
    const auto endpoint = n.gateway_endpoint(n.v, s3, {table});
    const ServiceParty service{"s3"};
    CHECK(n.ask(n.a, service, "tcp/443") == no);
    n.allow(n.g, out, "tcp/443", s3);
    CHECK(n.ask(n.a, service, "tcp/443") == yes);
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
    const auto acl = n.acl(n.v, "aws_network_acl.s");
    n.entry(acl, out, 100, true, "all", "0.0.0.0/0");
    n.entry(acl, in, 100, true, "tcp/32768-61000", "10.0.0.0/16");
    n.use(n.s, acl);
    CHECK(n.ask(n.a, service, "tcp/443") == no);
    n.entry(acl, in, 110, true, "tcp/1024-65535", "0.0.0.0/0");
    CHECK(n.ask(n.a, service, "tcp/443") == yes);
    const auto other = n.table(n.v, "aws_route_table.other");
    n.use(n.s, other);
    CHECK(n.ask(n.a, service, "tcp/443") == no);
    const auto sn = n.subnet(n.v, "aws_subnet.nat", {"10.0.2.0/24"});
    const auto onward = n.table(n.v, "aws_route_table.onward");
    n.use(sn, onward);
    n.route(onward, "0.0.0.0/0", n.internet_gateway(n.v));
    n.route(other, "0.0.0.0/0", n.nat(sn, "aws_nat_gateway.n"));
    CHECK(n.ask(n.a, service, "tcp/443") == yes);
    const auto v2 = n.vpc("aws_vpc.two", {"10.9.0.0/16"});
    const auto s2 = n.subnet(v2, "aws_subnet.two", {"10.9.1.0/24"});
    const auto g2 = n.group(v2, "g2");
    n.allow(g2, out, "all", "0.0.0.0/0");
    n.route(*n.network.vpcs[v2].main_table, s3, endpoint);
    CHECK(n.ask(n.eni(s2, "B", {g2}), service, "tcp/443") == no);
}

TEST_CASE("E5, E6: an interface endpoint is filtered by its groups") {
    Peered n;
    n.routes();
    const auto se = n.subnet(n.v1, "aws_subnet.endpoint", {"10.0.5.0/24"});
    const auto eni = n.eni(se, "aws_vpc_endpoint.ecr", {*n.network.vpcs[n.v1].default_group});
    const auto endpoint = n.interface_endpoint(n.v1, "ecr.api", n.resource(eni));
    const ServiceParty service{"ecr.api"};
    CHECK(n.ask(n.a, service, "tcp/443") == no);
    const auto ge = n.group(n.v1, "ge");
    n.allow(ge, in, "tcp/443", "10.0.0.0/16");
    n.network.enis[eni].groups = {{ge, {}, {}}};
    CHECK(n.ask(n.a, service, "tcp/443") == yes);
    n.allow(n.g2, out, "all", "0.0.0.0/0");
    CHECK(n.ask(n.b, n.resource(eni), "tcp/443") == no);
    n.allow(ge, in, "tcp/443", "10.9.0.0/16");
    CHECK(n.ask(n.b, n.resource(eni), "tcp/443") == yes);
    n.network.endpoints[endpoint].private_dns = model::Tri::unknown;
    CHECK(n.ask(n.a, service, "tcp/443") == open_question);
    n.network.vpcs[n.v1].dns_hostnames = model::Tri::no;
    CHECK(n.ask(n.a, service, "tcp/443") == no);
}

TEST_CASE("hosts behind a gateway that is not modelled are possible, both ways") {
    OneSubnet n;
    const Outside office{"cidr:192.168.0.0/16", addresses("192.168.0.0/16")};
    CHECK(n.ask(n.a, office, "tcp/443") == no);
    CHECK(n.ask(office, n.a, "tcp/443") == no);
    n.route(n.main, "192.168.0.0/16", model::UnmodelledTarget{"virtual private gateway", "vgw"});
    CHECK(n.ask(n.a, office, "tcp/443") == open_question);
    CHECK(n.ask(office, n.a, "tcp/443") == open_question);
    CHECK(n.ask(internet, n.a, "tcp/443") == no);
}

TEST_CASE("private hosts never come or go by an internet gateway") {
    OneSubnet n;
    n.make_public(n.a);
    n.route(n.main, "0.0.0.0/0", n.internet_gateway(n.v));
    const Outside office{"cidr:192.168.0.0/16", addresses("192.168.0.0/16")};
    CHECK(n.ask(n.a, office, "tcp/443") == no);
    CHECK(n.ask(office, n.a, "tcp/443") == no);
}
