// The judge's routes and gateways on the rows of the reference's truth tables, by their ids.
#include <string>

#include <doctest/doctest.h>

#include "telling.hpp"

namespace netlint::reach {
namespace {

using namespace testing;
using enum Disposition;
using model::Tri;

// A public subnet with a NAT gateway at 10.0.3.10, beside the two.
struct Gateways : Judged {
    Id<model::InternetGateway> igw = internet_gateway(v);
    Id<model::Subnet> sn = subnet(v, "aws_subnet.nat", {"10.0.3.0/24"});
    Id<model::RouteTable> open_table = table(v, "aws_route_table.public");

    Gateways() {
        open_groups();
        route(open_table, "0.0.0.0/0", igw);
    }
    Id<model::NatGateway> with_nat(bool is_public = true) {
        const Id<model::NatGateway> id = nat(sn, "aws_nat_gateway.this", {"10.0.3.10"}, is_public);
        route(main(), "0.0.0.0/0", id);
        use(sn, open_table);
        return id;
    }
};

// Routes.

TEST_CASE_FIXTURE(Gateways, "R1, R2 and R10 the main table counts where no other is named") {
    make_public(a);
    CHECK(refusals(a, web, "tcp/443") == "route NO_ROUTE_TO_DESTINATION");
    CHECK(fate(a, b, "tcp/443") == delivered);
    CHECK(words(a, b, "tcp/443", Stage::route) == "10.0.0.0/16 -> local");
    route(main(), "0.0.0.0/0", igw);
    CHECK(fate(a, web, "tcp/443") == delivered);
    CHECK(words(a, web, "tcp/443", Stage::route) == "0.0.0.0/0 -> aws_internet_gateway.this");
}

struct Peered : Gateways {
    Id<model::Vpc> w = vpc("aws_vpc.w", {"10.9.0.0/16"});
    Id<model::Subnet> sw = subnet(w, "aws_subnet.w", {"10.9.1.0/24"});
    Id<model::SecurityGroup> gw = group(w, "aws_security_group.w");
    Id<model::Eni> far = eni(sw, "aws_instance.far", {gw});
    Id<model::Peering> pcx = peering(v, w);

    Peered() {
        route(main(), "0.0.0.0/0", igw);
        route(main(), "10.9.0.0/16", pcx);
    }
};

TEST_CASE_FIXTURE(Peered, "R3, R11, G9 and G10 over a peering") {
    allow(gw, in, "tcp/22", ga);
    CHECK(fate(a, far, "tcp/22") == reply_lost);
    CHECK(refusals(a, far, "tcp/22") == "route NO_ROUTE_TO_DESTINATION");
    route(*network.vpcs[w].main_table, "10.0.0.0/16", pcx);
    CHECK(fate(a, far, "tcp/22") == delivered);
    network.peerings[pcx].active = Tri::unknown;
    CHECK(fate(a, far, "tcp/22") == unknown);
    network.peerings[pcx].active = Tri::no;
    CHECK(fate(a, far, "tcp/22") == denied);
    network.peerings[pcx].active = Tri::yes;
    network.vpcs[w].region = "us-east-1";
    CHECK(fate(a, far, "tcp/22") == denied);
}

TEST_CASE_FIXTURE(Peered, "R8, R9 and E4 a peering carries nothing further") {
    network.route_tables[main()].routes.pop_back();
    network.route_tables[main()].routes.pop_back();
    route(main(), "0.0.0.0/0", pcx);
    make_public(a);
    CHECK(refusals(a, web, "tcp/443") == "peering PCX_REQUIRES_ADDRESS_IN_VPC_CIDR");
    CHECK(refusals(a, s3, "tcp/443") == "peering PCX_REQUIRES_ADDRESS_IN_VPC_CIDR");
}

TEST_CASE_FIXTURE(Gateways, "R5 local routes beat longer propagated ones") {
    route(main(), "10.0.2.0/25", model::UnmodelledTarget{"virtual private gateway", "aws_vpn_gateway.this"}).origin =
        model::RouteOrigin::propagated;
    CHECK(fate(a, b, "tcp/443") == delivered);
}

TEST_CASE_FIXTURE(Gateways, "R6 and G12 through an interface that forwards, or does not") {
    const Id<model::Eni> box = eni(sn, "aws_instance.firewall", {gb});
    use(sn, open_table);
    route(main(), "10.0.2.0/24", box);
    CHECK(fate(a, b, "tcp/443") == denied);
    CHECK(refusals(a, b, "tcp/443").starts_with("middlebox ENI_SOURCE_DEST_CHECK_RESTRICTION"));
    network.enis[box].source_dest_check = false;
    CHECK(fate(a, b, "tcp/443") == denied);
    CHECK(refusals(a, b, "tcp/443") == "security-group-egress SG_HAS_NO_RULES");
    network.enis[box].groups.push_back({ga, {}, {}});
    CHECK(fate(a, b, "tcp/443") == unknown);
    use(sn, main());
    CHECK(fate(a, b, "tcp/443") == denied);  // round and round
    use(sn, open_table);
    network.security_groups[gb].permissions.clear();
    allow(gb, in, "tcp/443", ga);
    CHECK(fate(a, b, "tcp/443") == unknown);  // the group is the appliance's too, which may speak in its own name
    network.enis[box].groups = {{gb, {}, {}}};
    allow(gb, out, "all", "0.0.0.0/0");
    CHECK(fate(a, b, "tcp/443") == denied);
}

TEST_CASE_FIXTURE(Gateways, "R14 families are routed apart") {
    network.vpcs[v].prefixes.push_back(prefix("2001:db8:1::/56"));
    network.subnets[sa].prefixes.push_back(prefix("2001:db8:1::/64"));
    network.enis[a].addresses |= addresses("2001:db8:1::10/128");
    allow(ga, out, "all", "::/0");
    entry(*network.vpcs[v].default_acl, out, 101, true, "all", "::/0");
    entry(*network.vpcs[v].default_acl, in, 101, true, "all", "::/0");
    route(main(), "0.0.0.0/0", igw);
    CHECK(fate6(a, web6, "tcp/443") == denied);
    SUBCASE("I5 an egress-only gateway lets nobody in") {
        allow(ga, in, "all", "::/0");
        route(main(), "::/0", egress_only_gateway(v));
        CHECK(fate6(a, web6, "tcp/443") == delivered);
        CHECK(fate6(web6, a, "tcp/443") == reply_lost);
    }
    SUBCASE("and an internet gateway does") {
        allow(ga, in, "all", "::/0");
        route(main(), "::/0", igw);
        CHECK(fate6(web6, a, "tcp/443") == delivered);
    }
}

TEST_CASE_FIXTURE(Gateways, "routes that the plan leaves open") {
    make_public(a);
    route(main(), "0.0.0.0/0", igw, open("aws_route.x: known after apply"));
    CHECK(fate(a, web, "tcp/443") == unknown);
    CHECK(tell(a, web, "tcp/443").depends_on() == std::vector<std::string>{"aws_route.x: known after apply"});
    network.route_tables[main()].routes.back().targets = {model::BlackholeTarget{}};
    CHECK(fate(a, web, "tcp/443") == denied);  // no route and a blackhole come to the same
    network.subnets[sa].tables = {main(), open_table};
    CHECK(fate(a, web, "tcp/443") == unknown);
}

// The internet.

TEST_CASE_FIXTURE(Gateways, "I1, I2 and I3 from the internet") {
    allow(ga, in, "tcp/22", "0.0.0.0/0");
    make_public(a);
    CHECK(fate(web, a, "tcp/22") == reply_lost);
    CHECK(refusals(web, a, "tcp/22") == "route NO_ROUTE_TO_DESTINATION");
    use(sa, open_table);
    CHECK(fate(web, a, "tcp/22") == delivered);
    make_public(a, Tri::unknown);
    CHECK(fate(web, a, "tcp/22") == unknown);
    make_public(a, Tri::no);
    CHECK(fate(web, a, "tcp/22") == denied);
    CHECK(refusals(web, a, "tcp/22").starts_with("internet-gateway IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"));
    CHECK(refusals(a, web, "tcp/22") == "internet-gateway IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");
}

TEST_CASE_FIXTURE(Gateways, "I9 a gateway that is attached to nothing carries nothing") {
    allow(ga, in, "tcp/22", "0.0.0.0/0");
    make_public(a);
    use(sa, open_table);
    network.internet_gateways[igw].vpc.reset();
    CHECK(fate(web, a, "tcp/22") == denied);
    CHECK(fate(a, web, "tcp/22") == denied);
    network.internet_gateways[igw].attached = open("aws_internet_gateway.this vpc_id: known after apply");
    CHECK(fate(web, a, "tcp/22") == unknown);
    CHECK(fate(a, web, "tcp/22") == unknown);
}

TEST_CASE_FIXTURE(Gateways, "N7, N8, I6, I7 and I8 through a NAT gateway") {
    const Id<model::NatGateway> id = with_nat();
    CHECK(fate(a, web, "tcp/443") == delivered);
    CHECK(words(a, web, "tcp/443", Stage::nat_gateway) == "translates 10.0.1.4 to 10.0.3.10");
    CHECK(refusals(a, web, "gre") == "nat-gateway PROTOCOL_RESTRICTION");
    CHECK(fate(web, a, "tcp/443") == denied);
    const Id<model::NetworkAcl> acl = acl_of(sn);
    entry(acl, out, 100, true, "all", "0.0.0.0/0");
    entry(acl, in, 100, true, "tcp/2000-65535", "0.0.0.0/0");
    CHECK(fate(a, web, "tcp/443", 40000, 2000) == denied);
    entry(acl, in, 90, true, "all", "10.0.0.0/16");
    CHECK(fate(a, web, "tcp/443", 40000, 2000) == delivered);
    CHECK(fate(a, web, "tcp/443", 40000, 1999) == reply_lost);
    network.nat_gateways[id].has_public_v4 = Tri::unknown;
    CHECK(fate(a, web, "tcp/443", 40000, 2000) == unknown);
    network.nat_gateways[id].is_public = false;
    CHECK(refusals(a, web, "tcp/443").starts_with("internet-gateway IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"));
    network.route_tables[open_table].routes.pop_back();
    CHECK(refusals(a, web, "tcp/443").starts_with("route NO_ROUTE_TO_DESTINATION"));
}

TEST_CASE_FIXTURE(Gateways, "a NAT gateway does not serve its own subnet") {
    const Id<model::Eni> beside = eni(sn, "aws_instance.beside", {ga});
    with_nat();
    use(sn, main());
    CHECK(refusals(beside, web, "tcp/443") == "nat-gateway ROUTING_LOOP");
}

// Services.

struct Services : Gateways {
    Id<model::PrefixList> list = service_list("s3");

    Services() { network.security_groups[ga].permissions.clear(); }
};

TEST_CASE_FIXTURE(Services, "E1, E2 and E3 S3 through a gateway endpoint") {
    allow(ga, out, "tcp/443", "10.0.0.0/16");
    gateway_endpoint(v, list, {main()});
    CHECK(refusals(a, s3, "tcp/443") == "security-group-egress ENI_SG_RULES_MISMATCH");
    allow(ga, out, "all", list);
    CHECK(fate(a, s3, "tcp/443") == delivered);
    CHECK(refusals(a, s3, "udp/443") == "gateway-endpoint VPCE_GATEWAY_PROTOCOL_RESTRICTION");
    const Id<model::NetworkAcl> acl = acl_of(sa);
    entry(acl, out, 100, true, "all", "0.0.0.0/0");
    entry(acl, in, 100, true, "tcp/32768-61000", "10.0.0.0/16");
    CHECK(fate(a, s3, "tcp/443") == reply_lost);
}

TEST_CASE_FIXTURE(Services, "E7 without the endpoint's route S3 is on the internet") {
    allow(ga, out, "all", "0.0.0.0/0");
    gateway_endpoint(v, list, {open_table});
    CHECK(fate(a, s3, "tcp/443") == denied);
    const Id<model::NatGateway> id = nat(sn, "aws_nat_gateway.this", {"10.0.3.10"});
    use(sn, main());
    use(sa, table(v, "aws_route_table.private"));
    route(network.subnets[sa].tables[0], "0.0.0.0/0", id);
    route(main(), "0.0.0.0/0", igw);
    CHECK(fate(a, s3, "tcp/443") == delivered);
    CHECK(words(a, s3, "tcp/443", Stage::nat_gateway) == "translates 10.0.1.4 to 10.0.3.10");
}

TEST_CASE_FIXTURE(Gateways, "E5 an interface endpoint is judged by its groups") {
    network.enis[b].groups = {{*network.vpcs[v].default_group, {}, {}}};
    CHECK(refusals(a, b, "tcp/443") == "security-group-ingress ENI_SG_RULES_MISMATCH");
}

}  // namespace
}  // namespace netlint::reach
