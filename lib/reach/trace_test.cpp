// The judge's filters on the rows of the reference's truth tables, by their ids.
#include "netlint/reach/trace.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "telling.hpp"

namespace netlint::reach {
namespace {

using namespace testing;
using enum Disposition;
using model::Tri;

// Groups.

TEST_CASE_FIXTURE(Judged, "G1 without egress rules nothing leaves") {
    internet_gateway(v);
    route(main(), "0.0.0.0/0", model::RouteTarget{Id<model::InternetGateway>{0}});
    make_public(a);
    CHECK(fate(a, web, "tcp/443") == denied);
    CHECK(refusals(a, web, "tcp/443") == "security-group-egress SG_HAS_NO_RULES");
    SUBCASE("G2 a rule for 0.0.0.0/0 is one for IPv4") {
        allow(ga, out, "all", "0.0.0.0/0");
        CHECK(fate(a, web, "tcp/443") == delivered);
    }
}

TEST_CASE_FIXTURE(Judged, "G3 groups judge inside a subnet too") {
    allow(ga, out, "all", "0.0.0.0/0");
    CHECK(refusals(a, c, "tcp/22") == "security-group-ingress SG_HAS_NO_RULES");
}

TEST_CASE_FIXTURE(Judged, "G4 a reference means the interfaces that carry the group") {
    allow(ga, out, "all", "0.0.0.0/0");
    allow(gb, in, "tcp/5432", ga);
    CHECK(fate(a, b, "tcp/5432") == delivered);
    CHECK(fate(a, b, "tcp/5433") == denied);
    CHECK(words(a, b, "tcp/5432", Stage::security_group_ingress) ==
          "tcp/5432 from aws_security_group.a by aws_security_group.b ingress[0]");
    CHECK(words(a, b, "tcp/22", Stage::security_group_ingress) ==
          "no ingress permission of aws_security_group.b admits tcp/22 from 10.0.1.4");
    SUBCASE("G5 but not their public addresses") {
        internet_gateway(v);
        route(main(), "0.0.0.0/0", model::RouteTarget{Id<model::InternetGateway>{0}});
        make_public(a);
        make_public(b);
        CHECK(refusals(web, b, "tcp/5432") == "security-group-ingress SG_REFERENCES_NOT_PRESERVED");
    }
    SUBCASE("possibly attached: possible") {
        network.enis[a].groups[0].certainty = open("aws_instance.a vpc_security_group_ids: known after apply");
        CHECK(fate(a, b, "tcp/5432") == unknown);
        CHECK(tell(a, b, "tcp/5432").depends_on() ==
              std::vector<std::string>{"aws_instance.a vpc_security_group_ids: known after apply",
                                       "aws_instance.a groups: known after apply"});
    }
}

TEST_CASE_FIXTURE(Judged, "G6 groups are united") {
    const auto more = group(v, "aws_security_group.more");
    network.enis[b].groups.push_back({more, {}, {}});
    allow(ga, out, "all", "0.0.0.0/0");
    allow(gb, in, "tcp/443", "0.0.0.0/0");
    allow(more, in, "tcp/22", "10.0.0.0/8");
    CHECK(fate(a, b, "tcp/22") == delivered);
}

TEST_CASE_FIXTURE(Judged, "G7 and G8 the default group admits itself, until it is managed") {
    const auto group = *network.vpcs[v].default_group;
    network.enis[a].groups = network.enis[b].groups = {{group, {}, {}}};
    CHECK(fate(a, b, "udp/9") == delivered);
    network.security_groups[group].permissions.clear();
    CHECK(fate(a, b, "udp/9") == denied);
}

TEST_CASE_FIXTURE(Judged, "G13 replies need no permission") {
    allow(ga, out, "tcp/80", "10.0.0.0/8");
    allow(gb, in, "tcp/80", "10.0.0.0/8");
    CHECK(fate(a, b, "tcp/80") == delivered);
}

TEST_CASE_FIXTURE(Judged, "U1, U2 and U3 an address that is not known yet") {
    allow(ga, out, "all", "0.0.0.0/0");
    allow(gb, in, "tcp/1", "10.0.1.0/24");
    allow(gb, in, "tcp/2", "10.0.1.4/32");
    allow(gb, in, "tcp/3", "10.0.1.0/30");
    CHECK(fate(a, b, "tcp/1") == delivered);
    CHECK(fate(a, b, "tcp/2") == delivered);  // of the flow's own address; the engine asks all of them
    CHECK(fate(a, b, "tcp/3") == denied);
}

// ACLs.

TEST_CASE_FIXTURE(Judged, "N1 an ACL judges nothing inside its subnet") {
    open_groups();
    acl_of(sa);
    CHECK(fate(a, c, "tcp/22") == delivered);
}

TEST_CASE_FIXTURE(Judged, "N2, N3 and N4 replies are judged like any packet") {
    open_groups();
    const auto acl = acl_of(sb);
    entry(acl, in, 100, true, "tcp/443", "10.0.1.0/24");
    CHECK(fate(a, b, "tcp/443") == reply_lost);
    CHECK(refusals(a, b, "tcp/443") == "network-acl-egress SUBNET_ACL_RESTRICTION");
    CHECK(tell(a, b, "tcp/443").blockers()[0].because ==
          "no entry of aws_network_acl.b matches tcp/40000 to 10.0.1.4: final deny");
    entry(acl, out, 100, true, "tcp/32768-61000", "10.0.1.0/24");
    CHECK(fate(a, b, "tcp/443", 40000) == delivered);
    CHECK(fate(a, b, "tcp/443", 1024) == reply_lost);
}

TEST_CASE_FIXTURE(Judged, "N5 and N6 the first match decides") {
    open_groups();
    const auto acl = acl_of(sb);
    entry(acl, out, 100, true, "all", "0.0.0.0/0");
    entry(acl, in, 100, true, "all", "0.0.0.0/0");
    entry(acl, in, 110, false, "tcp/22", "0.0.0.0/0");
    CHECK(fate(a, b, "tcp/22") == delivered);
    entry(acl, in, 90, false, "tcp/22", "0.0.0.0/0");
    CHECK(fate(a, b, "tcp/22") == denied);
    CHECK(words(a, b, "tcp/22", Stage::network_acl_ingress) ==
          "entry 90 of aws_network_acl.b denies tcp/22 from 10.0.1.4");
    network.network_acls[acl].entries[0].certainty = open("aws_network_acl.b: known after apply");
    CHECK(fate(a, b, "tcp/22") == unknown);
}

TEST_CASE_FIXTURE(Judged, "N9, N10 and N11 no entries deny, AWS's own allow") {
    open_groups();
    CHECK(fate(a, b, "tcp/22") == delivered);
    acl_of(sb);
    CHECK(refusals(a, b, "tcp/22") ==
          "network-acl-ingress SUBNET_ACL_RESTRICTION, network-acl-egress SUBNET_ACL_RESTRICTION");
    use(sb, *network.vpcs[v].default_acl);
    network.network_acls[*network.vpcs[v].default_acl].entries.clear();
    CHECK(fate(a, b, "tcp/22") == denied);
    network.subnets[sb].acls.clear();
    network.subnets[sa].acls.clear();
    CHECK(fate(a, b, "tcp/22") == unknown);
}

TEST_CASE_FIXTURE(Judged, "N14 and N15 nothing filters the platform") {
    acl_of(sa);
    const Platform dns{"dns", addresses("10.0.0.2/32")}, metadata{"metadata", addresses("169.254.169.254/32")};
    CHECK(fate(a, dns, "udp/53") == delivered);
    CHECK(fate(a, metadata, "tcp/80") == delivered);
    network.vpcs[v].dns_support = Tri::no;
    CHECK(fate(a, dns, "udp/53") == denied);
    CHECK(fate(a, metadata, "tcp/80") == delivered);
}

TEST_CASE_FIXTURE(Judged, "a refused flow lists everything that refuses it, near and far") {
    acl_of(sa);
    network.route_tables[main()].routes.clear();
    CHECK(refusals(a, b, "tcp/22") ==
          "security-group-egress SG_HAS_NO_RULES, network-acl-egress SUBNET_ACL_RESTRICTION, "
          "route NO_ROUTE_TO_DESTINATION, security-group-ingress SG_HAS_NO_RULES, "
          "route NO_ROUTE_TO_DESTINATION, network-acl-ingress SUBNET_ACL_RESTRICTION");
}

}  // namespace
}  // namespace netlint::reach
