// First match with certain and uncertain entries, against every way of completing them.
#include "acl_filter.hpp"

#include <doctest/doctest.h>

#include "netlint/reach/acl.hpp"
#include "network_builder.hpp"

using namespace netlint;
using namespace netlint::reach;
using namespace netlint::testing;
using set::AddressSet;
using set::HeaderSpace;

namespace {

HeaderSpace from(const char* source, const char* service) {
    return HeaderSpace::box(addresses(source), AddressSet::all(), services(service));
}

struct Acl : NetworkBuilder {
    Id<model::Vpc> v = vpc("aws_vpc.v", {"10.0.0.0/16"});
    Id<model::NetworkAcl> id = acl(v, "aws_network_acl.x");

    Headers ingress() const { return acl_filter(network.network_acls[id], in); }
    Headers egress() const { return acl_filter(network.network_acls[id], out); }
};

}  // namespace

TEST_CASE("without entries nothing passes") {
    CHECK(Acl().ingress() == Headers{});
}

TEST_CASE("an ACL that the plan does not hold may pass anything") {
    Acl n;
    n.network.network_acls[n.id].in_plan = false;
    CHECK(n.ingress() == Headers::at_most(HeaderSpace::all()));
}

TEST_CASE("entries of one direction judge the peer's side") {
    Acl n;
    n.entry(n.id, in, 100, true, "tcp/443", "10.0.0.0/8");
    CHECK(n.ingress() == Headers::exactly(from("10.0.0.0/8", "tcp/443")));
    CHECK(n.egress() == Headers{});
    n.entry(n.id, out, 100, true, "tcp/443", "10.0.0.0/8");
    CHECK(n.egress() ==
          Headers::exactly(HeaderSpace::box(AddressSet::all(), addresses("10.0.0.0/8"), services("tcp/443"))));
}

TEST_CASE("an address that is not known matches nothing for certain") {
    Acl n;
    n.entry(n.id, in, 100, false, "tcp/22", "10.0.0.0/8");
    n.entry(n.id, in, 200, true, "all", "0.0.0.0/0");
    n.network.network_acls[n.id].entries.front().prefix.reset();
    const Headers passed = n.ingress();
    CHECK(passed.must == HeaderSpace::box(AddressSet::all_v4(), AddressSet::all(), ~services("tcp/22")));
    CHECK(passed.may == HeaderSpace::box(AddressSet::all_v4(), AddressSet::all(), services("all")));
}

// Every subset of the uncertain entries is one world. What passes in all of them must be `must` at least, what passes
// in some must be `may` at most; with entries that are present or absent as a whole the two are exact.
TEST_CASE("the bounds are what the worlds agree on") {
    struct Row {
        bool allow, certain;
        const char *service, *peer;
    };
    const Row rows[] = {{true, false, "tcp/22", "10.0.0.0/8"},   {false, false, "tcp/20-30", "10.0.0.0/9"},
                        {true, true, "tcp/25", "0.0.0.0/0"},     {false, true, "tcp/1-30", "10.64.0.0/10"},
                        {true, false, "tcp/1-100", "0.0.0.0/0"}, {false, false, "all", "10.0.0.0/10"},
                        {true, true, "all", "10.0.0.0/8"}};
    for (unsigned order = 0; order < std::size(rows); ++order) {
        HeaderSpace every = HeaderSpace::all(), some;
        const auto fill = [&](Acl& n, unsigned present, bool uncertain) {
            for (unsigned i = 0; i < std::size(rows); ++i) {
                const Row& row = rows[(i + order) % std::size(rows)];
                if (!row.certain && !(present >> i & 1)) continue;
                n.entry(n.id, in, static_cast<int>(i) + 1, row.allow, row.service, row.peer,
                        uncertain && !row.certain ? open("x") : model::Certainty{});
            }
        };
        for (unsigned world = 0; world < 1u << std::size(rows); ++world) {
            Acl n;
            fill(n, world, false);
            const Headers passed = n.ingress();
            CHECK(passed.certain());
            every &= passed.must;
            some |= passed.may;
        }
        Acl n;
        fill(n, ~0u, true);
        CHECK(n.ingress() == Headers{every, some});
    }
}

TEST_CASE("of several ACLs of a subnet the agreement is certain") {
    Acl n;
    const auto s = n.subnet(n.v, "aws_subnet.s", {"10.0.1.0/24"});
    n.entry(n.id, in, 100, true, "tcp/443", "10.0.0.0/8");
    n.network.subnets[s].acls.push_back(n.id);
    const Headers passed = acl_filter(n.network, n.network.subnets[s], in);
    CHECK(passed.must == from("10.0.0.0/8", "tcp/443"));
    CHECK(passed.may == from("0.0.0.0/0", "all"));
    n.network.subnets[s].acls.clear();
    CHECK(acl_filter(n.network, n.network.subnets[s], in) == Headers::at_most(HeaderSpace::all()));
}

TEST_CASE("ACLs pass alike by what they pass, not by how they are written") {
    Acl n;
    const auto other = n.acl(n.v, "aws_network_acl.y");
    const auto alike = [&](model::Direction direction) {
        return pass_alike(n.network.network_acls[n.id], n.network.network_acls[other], direction);
    };
    CHECK(alike(in));
    n.entry(n.id, in, 100, true, "tcp/443", "10.0.0.0/8");
    CHECK_FALSE(alike(in));
    CHECK(alike(out));
    n.entry(other, in, 10, true, "tcp/443", "10.0.0.0/9");
    n.entry(other, in, 20, true, "tcp/443", "10.128.0.0/9");
    n.entry(other, in, 30, false, "tcp/443", "10.1.0.0/16");
    CHECK(alike(in));
    n.network.network_acls[other].entries.front().certainty = open("port: known after apply");
    CHECK_FALSE(alike(in));
    n.network.network_acls[other].in_plan = false;
    CHECK_FALSE(alike(in));
    CHECK_FALSE(alike(out));
    n.network.network_acls[n.id].in_plan = false;
    CHECK(alike(in));
}
