// What an interface's groups admit, by address and by the groups of a peer.
#include "group_filter.hpp"

#include <doctest/doctest.h>

#include "network_builder.hpp"

using namespace netlint;
using namespace netlint::reach;
using namespace netlint::testing;
using set::AddressSet;
using set::HeaderSpace;

namespace {

struct Groups : NetworkBuilder {
    Id<model::Vpc> v = vpc("aws_vpc.v", {"10.0.0.0/16"});
    Id<model::Subnet> s = subnet(v, "aws_subnet.s", {"10.0.1.0/24"});
    Id<model::SecurityGroup> g = group(v, "g"), other = group(v, "other");
    Id<model::Eni> a = eni(s, "A", {g}), peer = eni(s, "P", {other});

    Headers admitted(References references = References::alive, model::Direction direction = in) const {
        return GroupFilter(network, network.enis[a], direction).admitted(&network.enis[peer], references);
    }
};

HeaderSpace from(const AddressSet& source, const char* service) {
    return HeaderSpace::box(source, AddressSet::all(), services(service));
}

}  // namespace

TEST_CASE("without permissions nothing, unfiltered everything") {
    Groups n;
    CHECK(n.admitted() == Headers{});
    n.network.enis[n.a].filtered = false;
    CHECK(n.admitted() == Headers::exactly(HeaderSpace::all()));
}

TEST_CASE("permissions of one direction unite and name the peer's side") {
    Groups n;
    n.allow(n.g, in, "tcp/22", "10.0.0.0/8");
    n.allow(n.g, in, "tcp/22-23", "10.0.0.0/9");
    n.allow(n.g, out, "udp/53", "10.0.0.0/8");
    CHECK(n.admitted() ==
          Headers::exactly(from(addresses("10.0.0.0/8"), "tcp/22") | from(addresses("10.0.0.0/9"), "tcp/22-23")));
    CHECK(n.admitted(References::alive, out) ==
          Headers::exactly(HeaderSpace::box(AddressSet::all(), addresses("10.0.0.0/8"), services("udp/53"))));
}

TEST_CASE("a named group admits what carries it, over IPv6 possibly") {
    Groups n;
    n.allow(n.g, in, "tcp/22", n.other);
    CHECK(n.admitted() == Headers{from(AddressSet::all_v4(), "tcp/22"), from(AddressSet::all(), "tcp/22")});
    CHECK(n.admitted(References::open) == Headers::at_most(from(AddressSet::all(), "tcp/22")));
    CHECK(n.admitted(References::dead) == Headers{});
    n.network.enis[n.peer].groups.clear();
    CHECK(n.admitted() == Headers{});
    n.network.enis[n.peer].groups_complete = open("x");
    CHECK(n.admitted() == Headers::at_most(from(AddressSet::all(), "tcp/22")));
}

TEST_CASE("entries of a list, and addresses of a service") {
    Groups n;
    n.allow(n.g, in, "tcp/22", n.list("list", {"10.8.0.0/16", "10.9.0.0/16"}));
    n.allow(n.g, in, "tcp/443", n.service_list("s3"));
    CHECK(n.admitted() ==
          Headers::exactly(from(addresses("10.8.0.0/15"), "tcp/22") | from(model::symbolic_block("s3"), "tcp/443")));
}

TEST_CASE("what is open admits possibly") {
    Groups n;
    n.allow(n.g, in, "tcp/22", model::UnknownPeer{});
    CHECK(n.admitted() == Headers::at_most(from(AddressSet::all(), "tcp/22")));
    n.network.enis[n.a].groups_complete = open("x");
    CHECK(n.admitted() == Headers::at_most(HeaderSpace::all()));
}
