// What a network balancer that keeps its clients' addresses hands on to targets that name the balancer's group.
#include <doctest/doctest.h>

#include "asking.hpp"

using namespace netlint;
using namespace netlint::reach;
using namespace netlint::reach::testing;

namespace {

// A client and a balancer in one VPC, a target in another one that is peered with it.
struct Handed : NetworkBuilder {
    Id<model::Vpc> v1 = vpc("aws_vpc.one", {"10.0.0.0/16"}), v2 = vpc("aws_vpc.two", {"10.9.0.0/16"});
    Id<model::Subnet> s1 = subnet(v1, "aws_subnet.one", {"10.0.1.0/24"}),
                      s2 = subnet(v2, "aws_subnet.two", {"10.9.1.0/24"});
    Id<model::SecurityGroup> clients = group(v1, "aws_security_group.clients"),
                             balancer = group(v1, "aws_security_group.balancer"),
                             targets = group(v2, "aws_security_group.targets");
    Id<model::Eni> client = eni(s1, "aws_instance.client", {clients}), door = eni(s1, "aws_lb.door", {balancer}),
                   target = eni(s2, "aws_instance.target", {targets});
    Id<model::Peering> pcx = peering(v1, v2);

    Handed() {
        allow(clients, out, "all", "0.0.0.0/0");
        allow(balancer, in, "tcp/80", "0.0.0.0/0");
        allow(balancer, out, "all", "0.0.0.0/0");
        allow(targets, in, "tcp/8080", balancer);
        network.entrances.add({{},
                               model::EntranceKind::balancer,
                               target,
                               services("tcp/8080"),
                               set::AddressSet::all(),
                               door,
                               services("tcp/80"),
                               {}});
    }
    Verdict ask() const { return Asking(network)(client, target, "tcp/8080"); }
};

}  // namespace

TEST_CASE("the group of a balancer is known in its VPC and across an active peering") {
    Handed n;
    CHECK(n.ask() == yes);
    n.network.vpcs[n.v2].region = "us-east-1";
    CHECK(n.ask() == no);
    n.network.vpcs[n.v2].region = "";
    CHECK(n.ask() == open_question);
}

TEST_CASE("a peering that may not be accepted leaves the group of a balancer open") {
    Handed n;
    n.network.peerings[n.pcx].active = model::Tri::unknown;
    CHECK(n.ask() == open_question);
}

TEST_CASE("a balancer whose port is not known hands on nothing of a sender that may not call it") {
    Handed n;
    n.network.entrances.begin()->listens = {};
    CHECK(n.ask() == open_question);
    n.network.enis[n.client].opens_to = set::Bounds<set::AddressSet>::exactly(addresses("10.9.0.0/16"));
    CHECK(n.ask() == no);
    n.network.enis[n.client].opens_to->may |= addresses("10.0.1.0/24");
    CHECK(n.ask() == open_question);
}
