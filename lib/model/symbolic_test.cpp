// Symbolic addresses: what AWS keeps to itself is in everything, in no private prefix, and perhaps in a public one.
#include "netlint/model/symbolic.hpp"

#include <doctest/doctest.h>

#include "netlint/net/well_known.hpp"

using namespace netlint;
using model::covered;
using model::symbolic_addresses;
using model::symbolic_block;
using net::Prefix;
using set::AddressSet;

namespace {

set::Bounds<AddressSet> of(const char* prefix) {
    return covered(Prefix::parse(prefix).value());
}
AddressSet plain(const char* prefix) {
    return AddressSet::of(Prefix::parse(prefix).value());
}

}  // namespace

TEST_CASE("each listed service has a block of its own, the others share one") {
    CHECK_FALSE(symbolic_block("s3").overlaps(symbolic_block("dynamodb")));
    CHECK(symbolic_block("ecr.api") == symbolic_block("sqs"));
    CHECK_FALSE(symbolic_block("sqs").overlaps(symbolic_block("s3")));
    CHECK((symbolic_block("s3") | symbolic_block("sqs")).subset_of(symbolic_addresses()));
}

TEST_CASE("a symbolic address has its service's name") {
    CHECK(model::symbolic_name(symbolic_block("s3").witness().value()) == "s3");
    CHECK(model::symbolic_name(symbolic_block("sqs").witness().value()) == "aws");
    CHECK_FALSE(model::symbolic_name(net::quad(10, 0, 0, 1)).has_value());
}

TEST_CASE("symbolic addresses are neither private nor the internet's") {
    CHECK_FALSE(symbolic_addresses().overlaps(AddressSet::internet()));
    for (const char* prefix : {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"})
        CHECK(of(prefix) == set::Bounds<AddressSet>::exactly(plain(prefix)));
}

TEST_CASE("what covers itself alone covers nothing symbolic") {
    for (const char* prefix : {"10.0.0.0/8", "10.1.2.0/24", "172.31.0.0/16", "192.168.1.1/32", "100.64.0.0/10"}) {
        CHECK(model::covers_itself(Prefix::parse(prefix).value()));
        CHECK(of(prefix) == set::Bounds<AddressSet>::exactly(plain(prefix)));
    }
    for (const char* prefix : {"0.0.0.0/0", "8.0.0.0/6", "52.1.0.0/16", "169.254.0.0/16", "169.254.1.0/24",
                               "240.0.0.0/4", "240.1.0.0/16", "224.0.0.0/3", "::/0", "2001:db8::/32"})
        CHECK_FALSE(model::covers_itself(Prefix::parse(prefix).value()));
}

TEST_CASE("everything covers every service for certain") {
    CHECK(of("0.0.0.0/0") == set::Bounds<AddressSet>::exactly(AddressSet::all_v4()));
    CHECK(of("::/0") == set::Bounds<AddressSet>::exactly(AddressSet::all_v6()));
}

TEST_CASE("a public prefix may cover every service and covers none for certain") {
    for (const char* prefix : {"52.216.0.0/15", "0.0.0.0/1", "10.0.0.0/7"}) {
        CHECK(of(prefix).must == plain(prefix));
        CHECK(of(prefix).may == (plain(prefix) | symbolic_addresses()));
    }
    CHECK(of("128.0.0.0/1").must == plain("128.0.0.0/1") - symbolic_addresses());
    CHECK(of("128.0.0.0/1").may == (plain("128.0.0.0/1") | symbolic_addresses()));
}

TEST_CASE("class E written by a user covers no service") {
    CHECK(of("240.0.0.0/4") == set::Bounds<AddressSet>::exactly(plain("240.0.0.0/4") - symbolic_addresses()));
}

TEST_CASE("link-local addresses may be those of Lattice") {
    CHECK(of("169.254.171.0/24").may == (plain("169.254.171.0/24") | symbolic_block("vpc-lattice")));
}

TEST_CASE("blocks that stand for Amazon's IPv6 are global, disjoint, and hold their subnets") {
    const Prefix first = model::symbolic_ipv6(0), second = model::symbolic_ipv6(1);
    CHECK(first.to_string() == "3fff::/56");
    CHECK(second.to_string() == "3fff:0:0:100::/56");
    CHECK_FALSE(first.overlaps(second));
    CHECK(second.contains(model::symbolic_ipv6_subnet(second, 255)));
    CHECK(model::symbolic_ipv6_subnet(second, 2).to_string() == "3fff:0:0:102::/64");
    const Prefix further = model::symbolic_ipv6(1, 1);
    CHECK(further.to_string() == "3fff:10:0:100::/56");
    CHECK(model::is_symbolic_ipv6(model::symbolic_ipv6((1u << 28) - 1, 255)));
    for (const Prefix& other : {first, second}) CHECK_FALSE(further.overlaps(other));
    CHECK(AddressSet::of(second).subset_of(AddressSet::internet()));
}

TEST_CASE("public IPv6 hosts have no address that stands for one of the plan, and every other public one") {
    const AddressSet &hosts = model::public_hosts_v6(), stand_ins = plain("3fff::/20");
    CHECK_FALSE(hosts.overlaps(AddressSet::of(model::symbolic_ipv6(7))));
    CHECK((hosts | stand_ins) == AddressSet::internet_v6());
    CHECK_FALSE(hosts.overlaps(stand_ins));
}

TEST_CASE("an IPv6 prefix narrower than the internet may cover a block that stands for another") {
    const auto symbolic = AddressSet::of(model::symbolic_ipv6(3));
    CHECK(symbolic.subset_of(of("2600:1f18::/32").may));
    CHECK_FALSE(of("2600:1f18::/32").must.overlaps(symbolic));
    CHECK(of("2000::/3") == set::Bounds<AddressSet>::exactly(plain("2000::/3")));
    CHECK(of("fd00::/8") == set::Bounds<AddressSet>::exactly(plain("fd00::/8")));
    CHECK(of("3fff:0:0:300::/56") == set::Bounds<AddressSet>::exactly(symbolic));
}
