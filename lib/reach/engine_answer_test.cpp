// What an answer says beside its verdict: the pair, the witness and its path, what blocks, and the edits that would
// help.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "asking.hpp"
#include "netlint/reach/engine.hpp"

using namespace netlint;
using namespace netlint::reach;
using namespace netlint::reach::testing;

namespace {

using Edits = std::vector<std::pair<std::string, std::string>>;

Edits edits(const Answer& answer) {
    Edits out;
    for (const Fix& fix : answer.fixes) out.emplace_back(fix.address, fix.edit);
    return out;
}

template <class... Args>
Answer ask(const NetworkBuilder& n, const Args&... args) {
    return Asking(n.network).ask(args...);
}

}  // namespace

TEST_CASE("an open flow has a witness that the judge delivers, with both paths") {
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    n.allow(n.gb, in, "tcp/5432", n.ga);
    const Answer answer = ask(n, n.a, n.b, "tcp/5432");
    REQUIRE(answer.verdict == yes);
    CHECK(answer.from == "aws_instance.a");
    CHECK(answer.to == "aws_instance.b");
    REQUIRE(answer.witness);
    CHECK(answer.witness->to_string() == "tcp 10.0.1.4:32768 -> 10.0.2.4:5432");
    CHECK_FALSE(answer.path.empty());
    CHECK_FALSE(answer.return_path.empty());
    CHECK(answer.blockers.empty());
    CHECK(answer.fixes.empty());
    CHECK(answer.depends_on.empty());
    CHECK(answer.allowed.certain());
}

TEST_CASE("behind a NAT gateway the edits name its address, which the filters there see") {
    for (const bool fixed : {true, false}) {
        TwoSubnets n;
        n.allow(n.ga, out, "all", "0.0.0.0/0");
        const Id<model::Subnet> between = n.subnet(n.v, "aws_subnet.nat", {"10.0.3.0/24"});
        const Id<model::NatGateway> nat = fixed ? n.nat(between, "aws_nat_gateway.n", {"10.0.3.10"}, false)
                                                : n.nat(between, "aws_nat_gateway.n", {}, false);
        const Id<model::RouteTable> table = n.table(n.v, "aws_route_table.a");
        n.route(table, "10.0.2.0/24", nat);
        n.use(n.sa, table);
        n.use(n.sb, n.acl(n.v, "aws_network_acl.b"));
        n.use(between, n.acl(n.v, "aws_network_acl.nat"));
        const std::string seen = fixed ? "10.0.3.10/32" : "10.0.3.0/24";
        CHECK(edits(ask(n, n.a, n.b, "tcp/443")) ==
              Edits{{"aws_network_acl.nat", "allow tcp/443 in from 10.0.1.0/24"},
                    {"aws_network_acl.nat", "allow tcp/443 out to 10.0.2.0/24"},
                    {"aws_network_acl.b", "allow tcp/443 in from " + seen},
                    {"aws_security_group.b", "add ingress tcp/443 from " + seen},
                    {"aws_network_acl.b", "allow tcp/1024-65535 out to " + seen},
                    {"aws_network_acl.nat", "allow tcp/1024-65535 in from 10.0.2.0/24"},
                    {"aws_network_acl.nat", "allow tcp/1024-65535 out to 10.0.1.0/24"}});
        const Answer narrow = Asking(n.network).ask(n.a, n.b, "tcp/443", {32768, 60999});
        const auto edit = [&](const char* address, const std::string& text) {
            return std::ranges::count(edits(narrow), std::pair<std::string, std::string>(address, text)) == 1;
        };
        CHECK(edit("aws_network_acl.b", "allow tcp/1024-65535 out to " + seen));
        CHECK(edit("aws_network_acl.nat", "allow tcp/32768-60999 out to 10.0.1.0/24"));
    }
}

TEST_CASE("ICMPv6 is explained over IPv6 where both ends have it, edits included") {
    NetworkBuilder n;
    const Id<model::Vpc> v = n.vpc("aws_vpc.v", {"10.0.0.0/16", "2600:1f18::/56"});
    const Id<model::Subnet> sa = n.subnet(v, "aws_subnet.a", {"10.0.1.0/24", "2600:1f18:0:1::/64"});
    const Id<model::Subnet> sb = n.subnet(v, "aws_subnet.b", {"10.0.2.0/24", "2600:1f18:0:2::/64"});
    const Id<model::SecurityGroup> group = n.group(v, "aws_security_group.all");
    for (const model::Direction direction : {in, out})
        for (const char* const everybody : {"0.0.0.0/0", "::/0"}) n.allow(group, direction, "all", everybody);
    const Id<model::Eni> a = n.eni(sa, "aws_instance.a", {group}), b = n.eni(sb, "aws_instance.b", {group});
    const Answer open = ask(n, a, b, "icmpv6/128");
    REQUIRE(open.verdict == yes);
    CHECK(open.witness->to_string() == "icmpv6 2600:1f18:0:1::4 -> 2600:1f18:0:2::4 type 128 code 0");
    CHECK(ask(n, a, b, "icmp/8").witness->to_string() == "icmp 10.0.1.4 -> 10.0.2.4 type 8 code 0");
    n.use(sb, n.acl(v, "aws_network_acl.b"));
    CHECK(edits(ask(n, a, b, "icmpv6/128")) ==
          Edits{{"aws_network_acl.b", "allow icmpv6/128 in from 2600:1f18:0:1::/64"},
                {"aws_network_acl.b", "allow icmpv6/128 out to 2600:1f18:0:1::/64"}});
}

TEST_CASE("a private IPv6 address is mended by another block, whoever opens the connection") {
    NetworkBuilder n;
    const Id<model::Vpc> v = n.vpc("aws_vpc.v", {"10.0.0.0/16", "fd00:ec3::/56"});
    const Id<model::Subnet> s = n.subnet(v, "aws_subnet.s", {"10.0.1.0/24", "fd00:ec3:0:1::/64"});
    n.route(*n.network.vpcs[v].main_table, "::/0", n.internet_gateway(v));
    const Id<model::SecurityGroup> group = n.group(v, "aws_security_group.all");
    for (const model::Direction direction : {in, out}) n.allow(group, direction, "all", "::/0");
    const Id<model::Eni> a = n.eni(s, "aws_instance.a", {group});
    n.network.enis[a].public_v6 = model::Tri::no;
    const Outside internet{"internet6", set::AddressSet::internet_v6()};
    const Edits wanted{{"aws_subnet.s", "give it a public IPv6 block"}};
    CHECK(edits(ask(n, internet, a, "tcp/443")) == wanted);
    CHECK(edits(ask(n, a, internet, "tcp/443")) == wanted);
}

TEST_CASE("every group that refuses is named, and gets its edit") {
    TwoSubnets n;
    const Answer answer = ask(n, n.a, n.b, "tcp/22");
    REQUIRE(answer.verdict == no);
    CHECK(answer.witness);
    REQUIRE(answer.blockers.size() == 2);
    CHECK(answer.blockers[0].stage == Stage::security_group_egress);
    CHECK(answer.blockers[1].stage == Stage::security_group_ingress);
    CHECK(edits(answer) == Edits{{"aws_security_group.a", "add egress tcp/22 to aws_security_group.b"},
                                 {"aws_security_group.b", "add ingress tcp/22 from aws_security_group.a"}});
}

TEST_CASE("an ACL that loses the replies") {
    TwoSubnets n;
    n.open_groups();
    const auto acl = n.acl(n.v, "aws_network_acl.b");
    n.use(n.sb, acl);
    n.entry(acl, in, 100, true, "tcp/443", "10.0.1.0/24");
    n.entry(acl, out, 90, false, "tcp/1024-65535", "10.0.0.0/8");
    const Answer answer = ask(n, n.a, n.b, "tcp/443");
    REQUIRE(answer.verdict == no);
    REQUIRE(answer.blockers.size() == 1);
    CHECK(answer.blockers[0].half == Half::reply);
    CHECK(edits(answer) == Edits{{"aws_network_acl.b", "allow tcp/1024-65535 out to 10.0.1.0/24 before entry 90"}});
}

TEST_CASE("a partial answer says what passes, and what blocks the rest") {
    TwoSubnets n;
    n.open_groups();
    const auto acl = n.acl(n.v, "aws_network_acl.b");
    n.use(n.sb, acl);
    n.entry(acl, in, 100, true, "tcp/443", "10.0.1.0/24");
    n.entry(acl, out, 100, true, "tcp/32768-61000", "10.0.1.0/24");
    const Answer answer = ask(n, n.a, n.b, "tcp/443");
    REQUIRE(answer.verdict == part);
    CHECK(answer.allowed.must.source_ports() == set::to_port_set({32768, 61000}));
    REQUIRE(answer.witness);
    CHECK(answer.allowed.must.contains(*answer.witness));
    REQUIRE(answer.blockers.size() == 1);
    CHECK(edits(answer) == Edits{{"aws_network_acl.b", "allow tcp/1024-65535 out to 10.0.1.0/24"}});
}

TEST_CASE("ends of different families have no packet between them, and the answer says which end lacks what") {
    TwoSubnets n;
    n.open_groups();
    const Answer away = ask(n, n.a, internet6, "tcp/443");
    REQUIRE(away.verdict == no);
    CHECK_FALSE(away.witness);
    REQUIRE(away.blockers.size() == 1);
    CHECK(away.blockers[0].stage == Stage::source_check);
    CHECK(away.blockers[0].at == "aws_instance.a");
    CHECK(away.blockers[0].because == "aws_instance.a has no IPv6 address, and internet6 no IPv4 address");
    CHECK(away.blockers[0].code == "ENI_ADDRESS_RESTRICTION");
    const Answer in = ask(n, internet6, n.a, "tcp/443");
    REQUIRE(in.blockers.size() == 1);
    CHECK(in.blockers[0].stage == Stage::destination);
    CHECK(in.blockers[0].at == "aws_instance.a");
    const Answer outside = ask(n, internet, internet6, "tcp/443");
    REQUIRE(outside.blockers.size() == 1);
    CHECK(outside.blockers[0].because == "internet has no IPv6 address, and internet6 no IPv4 address");
}

TEST_CASE("routes and public addresses") {
    TwoSubnets n;
    n.open_groups();
    const auto igw = n.internet_gateway(n.v);
    const Answer lost = ask(n, n.a, internet, "tcp/443");
    REQUIRE(lost.verdict == no);
    CHECK(edits(lost) == Edits{{"aws_vpc.v.main", "add a route to 0.0.0.0/0 by a NAT gateway"}});
    n.route(n.main(), "0.0.0.0/0", igw);
    const Answer hidden = ask(n, internet, n.b, "tcp/443");
    REQUIRE(hidden.verdict == no);
    const Edits offered = edits(hidden);
    const std::pair<std::string, std::string> wanted{"aws_instance.b", "give it a public or Elastic IP address"};
    CHECK(std::ranges::find(offered, wanted) != offered.end());
}

TEST_CASE("a NAT gateway is no way for those who come in") {
    TwoSubnets n;
    n.open_groups();
    n.make_public(n.a);
    const auto igw = n.internet_gateway(n.v);
    const auto table = n.table(n.v, "aws_route_table.nat");
    n.use(n.sa, table);
    n.nat(n.sb, "aws_nat_gateway.n");
    const Answer answer = ask(n, internet, n.a, "tcp/443");
    REQUIRE(answer.verdict == no);
    const Edits offered = edits(answer);
    const std::pair<std::string, std::string> wanted{
        "aws_route_table.nat", "add a route to 0.0.0.0/0 by " + n.network.internet_gateways[igw].where.address};
    CHECK(std::ranges::find(offered, wanted) != offered.end());
}

TEST_CASE("of several refused pairs the one nearest to being open speaks") {
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    const auto shut = n.eni(n.sa, "aws_instance.shut", {n.group(n.v, "aws_security_group.shut")});
    const Asking asking(n.network);
    const Question question{"",
                            {"", {asking.of(shut), asking.of(n.a)}},
                            {"", {asking.of(n.b)}},
                            services("tcp/22"),
                            set::to_port_set(any_client)};
    const Answer answer = asking.engine().ask(question);
    CHECK(answer.verdict == no);
    CHECK(answer.from == "aws_instance.a");
    CHECK(answer.blockers.size() == 1);
}

TEST_CASE("an open fact is named") {
    TwoSubnets n;
    n.allow(n.ga, out, "all", "0.0.0.0/0");
    n.allow(n.gb, in, "tcp/443", model::UnknownPeer{}, open("aws_security_group.b ingress[0]: known after apply"));
    const Answer answer = ask(n, n.a, n.b, "tcp/443");
    CHECK(answer.verdict == open_question);
    CHECK(answer.depends_on == std::vector<std::string>{"aws_security_group.b ingress[0]: known after apply"});
}

TEST_CASE("no common family is unreachable, without a witness") {
    TwoSubnets n;
    n.open_groups();
    const Answer answer = ask(n, n.a, internet6, "tcp/443");
    CHECK(answer.verdict == no);
    CHECK_FALSE(answer.witness);
}
