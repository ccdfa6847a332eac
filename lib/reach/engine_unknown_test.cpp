// What the plan leaves open (U), candidates, groups of resources, and the least and most that can pass.
#include "netlint/reach/engine.hpp"

#include <doctest/doctest.h>

#include "asking.hpp"

using namespace netlint;
using namespace netlint::reach;
using namespace netlint::reach::testing;

TEST_CASE("U1, U2, U3: an address that is not known yet") {
    for (const auto& [peer, verdict] :
         {std::pair{"10.0.1.0/24", yes}, {"10.0.1.10/32", open_question}, {"10.0.1.0/30", no}}) {
        TwoSubnets n;
        n.allow(n.ga, out, "all", "0.0.0.0/0");
        n.allow(n.gb, in, "tcp/443", peer);
        CHECK(n.ask(n.a, n.b, "tcp/443") == verdict);
        CHECK(n.ask(n.a, n.c, "tcp/443") == verdict);
    }
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    n.allow(n.gb, in, "tcp/443", "10.0.1.10/32");
    CHECK(Asking(n.network).ask(n.a, n.b, "tcp/443").depends_on ==
          std::vector<std::string>{"aws_instance.a: private address known after apply"});
    n.network.enis[n.a].addresses = addresses("10.0.1.10/32");
    n.network.enis[n.a].address_fixed = true;
    CHECK(n.ask(n.a, n.b, "tcp/443") == yes);
}

TEST_CASE("an open permission, attachment or peer may pass and need not") {
    for (const int what : {0, 1, 2, 3, 4}) {
        TwoSubnets n;
        n.allow(n.ga, out, "all", "0.0.0.0/0");
        if (what == 0) n.allow(n.gb, in, "tcp/443", "0.0.0.0/0", open("x"));
        if (what == 1) n.allow(n.gb, in, "tcp/443", "0.0.0.0/0");
        if (what == 1) n.network.enis[n.b].groups[0].certainty = open("x");
        if (what == 2) n.allow(n.gb, in, "tcp/443", model::UnknownPeer{});
        if (what == 3) n.network.enis[n.b].groups_complete = open("x");
        if (what == 4) n.network.security_groups[n.gb].in_plan = false;
        CAPTURE(what);
        CHECK(n.ask(n.a, n.b, "tcp/443") == open_question);
        if (what < 3) CHECK(n.ask(n.a, n.b, "tcp/444") == no);
    }
}

TEST_CASE("a group that may be on the peer, and a peer without IPv4") {
    NetworkBuilder n;
    const auto v = n.vpc("aws_vpc.v", {"10.0.0.0/16", "2001:db8::/56"});
    const auto s = n.subnet(v, "aws_subnet.s", {"10.0.1.0/24", "2001:db8::/64"});
    const auto ga = n.group(v, "a"), gb = n.group(v, "b");
    n.allow(ga, out, "all", "0.0.0.0/0");
    n.allow(ga, out, "all", "::/0");
    n.allow(gb, in, "all", ga);
    const auto a = n.eni(s, "A", {ga}), b = n.eni(s, "B", {gb}), b6 = n.eni(s, "B6", {gb}, {"2001:db8::9"});
    CHECK(Asking(n.network)(a, b, "tcp/443") == yes);
    CHECK(Asking(n.network)(a, b6, "tcp/443") == open_question);
    n.network.enis[a].groups[0].certainty = open("x");
    n.network.enis[a].filtered = false;
    CHECK(Asking(n.network)(a, b, "tcp/443") == open_question);
    n.network.enis[a].groups.clear();
    CHECK(Asking(n.network)(a, b, "tcp/443") == no);
    n.network.enis[a].groups_complete = open("x");
    CHECK(Asking(n.network)(a, b, "tcp/443") == open_question);
}

TEST_CASE("an uncertain ACL entry counts both ways") {
    TwoSubnets n;
    n.open_groups();
    const auto acl = n.acl(n.v, "aws_network_acl.b");
    n.use(n.sb, acl);
    n.entry(acl, out, 100, true, "all", "0.0.0.0/0");
    n.entry(acl, in, 200, true, "all", "0.0.0.0/0");
    n.entry(acl, in, 100, false, "tcp/22", "0.0.0.0/0", open("x"));
    CHECK(n.ask(n.a, n.b, "tcp/22") == open_question);
    CHECK(n.ask(n.a, n.b, "tcp/23") == yes);
    n.entry(acl, in, 90, false, "tcp/22", "0.0.0.0/0");
    CHECK(n.ask(n.a, n.b, "tcp/22") == no);
    n.entry(acl, in, 80, true, "tcp/22", "0.0.0.0/0", open("y"));
    CHECK(n.ask(n.a, n.b, "tcp/22") == open_question);
}

TEST_CASE("several tables or ACLs: certain is what they agree on") {
    TwoSubnets n;
    n.open_groups();
    n.make_public(n.a);
    const auto igw = n.internet_gateway(n.v);
    const auto t1 = n.table(n.v, "t1"), t2 = n.table(n.v, "t2");
    n.route(t1, "0.0.0.0/0", igw);
    n.network.subnets[n.sa].tables = {t1, t2};
    CHECK(n.ask(n.a, internet, "tcp/443") == open_question);
    CHECK(n.ask(n.a, n.b, "tcp/443") == yes);
    n.route(t2, "0.0.0.0/0", igw);
    CHECK(n.ask(n.a, internet, "tcp/443") == yes);
    n.network.route_tables[t2].complete = open("x");
    CHECK(n.ask(n.a, internet, "tcp/443") == open_question);
    n.network.subnets[n.sa].tables = {};
    CHECK(n.ask(n.a, internet, "tcp/443") == open_question);
    n.network.subnets[n.sa].tables = {t1};
    n.network.subnets[n.sa].acls.push_back(n.acl(n.v, "aws_network_acl.none"));
    CHECK(n.ask(n.a, internet, "tcp/443") == open_question);
    n.network.subnets[n.sa].acls.erase(n.network.subnets[n.sa].acls.begin());
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
    n.network.subnets[n.sa].acls.clear();
    CHECK(n.ask(n.a, internet, "tcp/443") == open_question);
}

TEST_CASE("candidates that fare differently make it partial, unless an open one could settle it") {
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    n.allow(n.gb, in, "tcp/443", "10.0.1.0/24");
    const auto second = n.eni(n.resource(n.a), n.sb, {n.ga});
    const auto both = n.resource(n.a);
    CHECK(n.ask(n.a, n.b, "tcp/443") == yes);
    CHECK(n.ask(second, n.b, "tcp/443") == no);
    CHECK(n.ask(both, n.b, "tcp/443") == part);
    n.network.resources[both].enis_complete = open("aws_instance.a subnets: known after apply");
    CHECK(n.ask(both, n.b, "tcp/443") == part);
    n.allow(n.gb, in, "tcp/443", "10.0.2.0/24");
    CHECK(n.ask(both, n.b, "tcp/443") == open_question);
    n.network.resources[both].enis_complete = {};
    CHECK(n.ask(both, n.b, "tcp/443") == yes);
}

TEST_CASE("two interfaces of one resource") {
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    CHECK(n.ask(n.a, n.a, "tcp/443") == no);
    n.allow(n.ga, in, "tcp/443", n.ga);
    CHECK(n.ask(n.a, n.a, "tcp/443") == yes);
}

TEST_CASE("of a group's parties the best one speaks") {
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    n.allow(n.gb, in, "tcp/443", "10.0.2.0/24");
    const auto d = n.eni(n.sb, "aws_instance.d", {n.ga});
    const Asking asking(n.network);
    const Question question{"",
                            {"", {asking.of(n.a), asking.of(d)}},
                            {"", {asking.of(n.b)}},
                            services("tcp/443"),
                            set::to_port_set(any_client)};
    const Answer answer = asking.engine().ask(question);
    CHECK(answer.verdict == yes);
    CHECK(answer.from == "aws_instance.d");
    CHECK(answer.to == "aws_instance.b");
    REQUIRE(answer.witness);
    CHECK(answer.witness->source_port == 32768);
    CHECK(answer.allowed.must.contains(*answer.witness));
}

TEST_CASE("an interface whose addresses are not known is not unreachable") {
    TwoSubnets n;
    n.open_groups();
    n.network.enis[n.b].addresses = {};
    CHECK(Asking(n.network).ask(n.a, n.b, "tcp/443").depends_on ==
          std::vector<std::string>{"aws_instance.b: private address known after apply"});
}

TEST_CASE("a NAT instance may translate") {
    TwoSubnets n;
    n.open_groups();
    const auto nat = n.eni(n.sb, "aws_instance.nat", {n.gb, n.ga});
    n.network.enis[nat].source_dest_check = false;
    n.make_public(nat);
    const auto table = n.table(n.v, "aws_route_table.private");
    n.use(n.sa, table);
    n.route(table, "0.0.0.0/0", nat);
    n.route(n.main(), "0.0.0.0/0", n.internet_gateway(n.v));
    CHECK(n.ask(n.a, internet, "tcp/443") == open_question);
    n.make_public(nat, model::Tri::no);
    CHECK(n.ask(n.a, internet, "tcp/443") == no);
}

TEST_CASE("the least that passes is within the most") {
    TwoSubnets n;
    n.open_groups();
    n.allow(n.gb, in, "tcp/1-100", n.ga, open("x"));
    n.route(n.main(), "10.0.2.128/25", model::BlackholeTarget{}, open("y"));
    const auto asked =
        set::HeaderSpace::box(n.network.enis[n.a].addresses, n.network.enis[n.b].addresses, services("all"));
    const Connection c = Asking(n.network).engine().connect(n.a, n.b, asked);
    for (const auto* bounds : {&c.forward, &c.every, &c.some}) CHECK(bounds->must.subset_of(bounds->may));
    CHECK(c.every.must.subset_of(c.some.must));
    CHECK(c.some.may.subset_of(c.forward.may));
}
