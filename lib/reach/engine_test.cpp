// The truth tables of security groups (G) and network ACLs (N), row by row, and what an answer says beside its verdict.
#include "netlint/reach/engine.hpp"

#include <doctest/doctest.h>

#include "asking.hpp"

using namespace netlint;
using namespace netlint::reach;
using namespace netlint::reach::testing;

TEST_CASE("G1, G2: without egress nothing leaves; an IPv4 rule lets no IPv6 out") {
    NetworkBuilder n;
    const auto v = n.vpc("aws_vpc.v", {"10.0.0.0/16", "2001:db8::/56"});
    const auto s = n.subnet(v, "aws_subnet.s", {"10.0.1.0/24", "2001:db8::/64"});
    const auto ga = n.group(v, "a"), gb = n.group(v, "b");
    n.allow(gb, in, "all", "0.0.0.0/0");
    n.allow(gb, in, "all", "::/0");
    const auto a = n.eni(s, "A", {ga}), b = n.eni(s, "B", {gb}, {"10.0.1.9"}),
               b6 = n.eni(s, "B6", {gb}, {"2001:db8::9"});
    CHECK(Asking(n.network)(a, b, "tcp/443") == no);
    n.allow(ga, out, "all", "0.0.0.0/0");
    CHECK(Asking(n.network)(a, b, "all") == yes);
    CHECK(Asking(n.network)(a, b6, "all") == no);
}

TEST_CASE("G3: groups judge inside a subnet too") {
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    CHECK(n.ask(n.a, n.c, "tcp/22") == no);
    n.allow(n.gb, in, "tcp/22", "10.0.1.0/24");
    CHECK(n.ask(n.a, n.c, "tcp/22") == yes);
}

TEST_CASE("G4, G5: a named group means private addresses of its interfaces") {
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    n.allow(n.gb, in, "tcp/5432", n.ga);
    CHECK(n.ask(n.a, n.b, "tcp/5432") == yes);
    CHECK(n.ask(n.a, n.b, "tcp/5433") == no);
    n.route(n.main(), "0.0.0.0/0", n.internet_gateway(n.v));
    n.make_public(n.b);
    CHECK(n.ask(Outside{"public address of A", addresses("198.51.100.7/32")}, n.b, "tcp/5432") == no);
}

TEST_CASE("G6: the groups of an interface unite") {
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    const auto second = n.group(n.v, "aws_security_group.second");
    n.allow(n.gb, in, "tcp/443", "0.0.0.0/0");
    n.allow(second, in, "tcp/22", "10.0.0.0/8");
    n.network.enis[n.b].groups.push_back({second, {}, {}});
    CHECK(n.ask(n.a, n.b, "tcp/22") == yes);
    CHECK(n.ask(n.a, n.b, "tcp/22, tcp/443") == yes);
    CHECK(n.ask(n.a, n.b, "tcp/22-443") == part);
}

TEST_CASE("G7, G8: the default group as managed, and as AWS makes it") {
    TwoSubnets n;
    const auto group = *n.network.vpcs[n.v].default_group;
    n.network.enis[n.a].groups = {{group, {}, {}}};
    n.network.enis[n.b].groups = {{group, {}, {}}};
    CHECK(n.ask(n.a, n.b, "all") == yes);
    n.network.security_groups[group].permissions.clear();
    CHECK(n.ask(n.a, n.b, "all") == no);
}

TEST_CASE("G13: replies need no permission") {
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    n.allow(n.gb, in, "tcp/80", "10.0.0.0/8");
    CHECK(n.ask(n.a, n.b, "tcp/80") == yes);
}

TEST_CASE("N1: ACLs do not judge inside a subnet") {
    TwoSubnets n;
    n.open_groups();
    n.use(n.sa, n.acl(n.v, "aws_network_acl.none"));
    CHECK(n.ask(n.a, n.c, "tcp/22") == yes);
    CHECK(n.ask(n.a, n.b, "tcp/22") == no);
}

TEST_CASE("N2, N3, N4: replies need the client's ports") {
    TwoSubnets n;
    n.open_groups();
    const auto acl = n.acl(n.v, "aws_network_acl.b");
    n.use(n.sb, acl);
    n.entry(acl, in, 100, true, "tcp/443", "10.0.1.0/24");
    CHECK(n.ask(n.a, n.b, "tcp/443") == no);
    n.entry(acl, out, 100, true, "tcp/32768-61000", "10.0.1.0/24");
    CHECK(n.ask(n.a, n.b, "tcp/443", {32768, 61000}) == yes);
    CHECK(n.ask(n.a, n.b, "tcp/443") == part);
}

TEST_CASE("N5, N6: the first match decides") {
    TwoSubnets n;
    n.open_groups();
    const auto acl = n.acl(n.v, "aws_network_acl.b");
    n.use(n.sb, acl);
    n.entry(acl, out, 100, true, "all", "0.0.0.0/0");
    n.entry(acl, in, 100, true, "all", "0.0.0.0/0");
    n.entry(acl, in, 110, false, "tcp/22", "0.0.0.0/0");
    CHECK(n.ask(n.a, n.b, "tcp/22") == yes);
    n.entry(acl, in, 90, false, "tcp/22", "0.0.0.0/0");
    CHECK(n.ask(n.a, n.b, "tcp/22") == no);
    CHECK(n.ask(n.a, n.b, "tcp/23") == yes);
}

TEST_CASE("N7, N8: the ACL of a NAT gateway's subnet judges both legs") {
    TwoSubnets n;
    n.open_groups();
    const auto public_table = n.table(n.v, "aws_route_table.public"), table = n.table(n.v, "aws_route_table.private");
    n.route(public_table, "0.0.0.0/0", n.internet_gateway(n.v));
    n.route(table, "0.0.0.0/0", n.nat(n.sb, "aws_nat_gateway.n"));
    n.use(n.sa, table);
    n.use(n.sb, public_table);
    CHECK(n.ask(n.a, internet, "tcp/443") == yes);
    const auto acl = n.acl(n.v, "aws_network_acl.n");
    n.use(n.sb, acl);
    n.entry(acl, out, 100, true, "all", "0.0.0.0/0");
    n.entry(acl, in, 100, true, "tcp/1024-65535", "0.0.0.0/0");
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
    n.entry(acl, in, 90, true, "all", "10.0.0.0/16");
    CHECK(n.ask(n.a, internet, "tcp/443") == yes);
}

TEST_CASE("replies to a NAT gateway need all of its ports") {
    TwoSubnets n;
    n.open_groups();
    const auto public_table = n.table(n.v, "aws_route_table.public"), table = n.table(n.v, "aws_route_table.private");
    n.route(public_table, "0.0.0.0/0", n.internet_gateway(n.v));
    n.route(table, "0.0.0.0/0", n.nat(n.sb, "aws_nat_gateway.n", {"10.0.2.77"}));
    n.use(n.sa, table);
    n.use(n.sb, public_table);
    const auto acl = n.acl(n.v, "aws_network_acl.n");
    n.use(n.sb, acl);
    n.entry(acl, out, 100, true, "all", "0.0.0.0/0");
    n.entry(acl, in, 90, true, "all", "10.0.0.0/16");
    n.entry(acl, in, 100, true, "tcp/32768-61000", "0.0.0.0/0");
    CHECK(n.ask(n.a, internet, "tcp/443", {32768, 61000}) == part);
    const Asking asking(n.network);
    const auto asked = set::HeaderSpace::box(n.network.enis[n.a].addresses, internet.addresses, services("tcp/443"));
    const Connection c = asking.engine().connect(n.a, internet, asked);
    CHECK(c.every.may.empty());
    CHECK(c.some == set::Bounds<set::HeaderSpace>::exactly(asked));
    CHECK(c.forward == set::Bounds<set::HeaderSpace>::exactly(asked));
}

TEST_CASE("N9, N10, N11: emptied, empty and untouched ACLs") {
    TwoSubnets n;
    n.open_groups();
    CHECK(n.ask(n.a, n.b, "tcp/443") == yes);
    n.use(n.sb, n.acl(n.v, "aws_network_acl.empty"));
    CHECK(n.ask(n.a, n.b, "tcp/443") == no);
    n.use(n.sb, *n.network.vpcs[n.v].default_acl);
    n.network.network_acls[*n.network.vpcs[n.v].default_acl].entries.clear();
    CHECK(n.ask(n.a, n.b, "tcp/443") == no);
}

TEST_CASE("N14, N15: platform addresses are not filtered") {
    TwoSubnets n;
    const auto acl = n.acl(n.v, "aws_network_acl.a");
    n.use(n.sa, acl);
    n.entry(acl, out, 100, true, "tcp/443", "0.0.0.0/0");
    CHECK(n.ask(n.a, ResolverParty{}, "udp/53") == yes);
    CHECK(n.ask(n.a, ResolverParty{address("10.0.0.2")}, "udp/53") == yes);
    CHECK(n.ask(n.a, ResolverParty{address("10.0.2.2")}, "udp/53") == no);
    const Asking asking(n.network);
    const Platform imds{"imds", addresses("169.254.169.254/32")};
    const auto asked = set::HeaderSpace::box(n.network.enis[n.a].addresses, imds.addresses, services("tcp/80"));
    CHECK(asking.engine().connect(n.a, imds, asked).every.must == asked);
    n.network.vpcs[n.v].dns_support = model::Tri::no;
    CHECK(n.ask(n.a, ResolverParty{}, "udp/53") == no);
    n.network.vpcs[n.v].dns_support = model::Tri::unknown;
    CHECK(n.ask(n.a, ResolverParty{}, "udp/53") == open_question);
}

TEST_CASE("an interface that only opens connections accepts none") {
    TwoSubnets n;
    n.open_groups();
    n.network.enis[n.b].accepts_connections = false;
    CHECK(n.ask(n.a, n.b, "tcp/443") == no);
}

TEST_CASE("an unfiltered interface has no groups to ask") {
    TwoSubnets n;
    n.network.enis[n.a].filtered = false;
    n.network.enis[n.b].filtered = false;
    CHECK(n.ask(n.a, n.b, "tcp/443") == yes);
}
