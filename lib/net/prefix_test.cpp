// A prefix knows its ends, and refuses host bits unless it is told to mask them.
#include "netlint/net/prefix.hpp"

#include <random>

#include <doctest/doctest.h>

using netlint::net::Address;
using netlint::net::Family;
using netlint::net::Ipv6;
using netlint::net::Prefix;

namespace {

Prefix prefix(std::string_view text) {
    return Prefix::parse(text).value();
}
std::string error(std::string_view text) {
    return Prefix::parse(text).error().message;
}

}  // namespace

TEST_CASE("a prefix spans from its network address to the last one") {
    CHECK(prefix("10.0.0.0/8").first().to_string() == "10.0.0.0");
    CHECK(prefix("10.0.0.0/8").last().to_string() == "10.255.255.255");
    CHECK(prefix("2001:db8::/33").last().to_string() == "2001:db8:7fff:ffff:ffff:ffff:ffff:ffff");
}

TEST_CASE("the widest and the narrowest prefixes") {
    CHECK(prefix("0.0.0.0/0").last() == Address::v4(~0u));
    CHECK(prefix("::/0").last() == Address::v6(~Ipv6{0}));
    CHECK(prefix("255.255.255.255/32").first() == prefix("255.255.255.255/32").last());
    CHECK(prefix("ffff::/128").first() == prefix("ffff::/128").last());
    CHECK(Prefix::of(Address::v4(1)).to_string() == "0.0.0.1/32");
    CHECK(Prefix::of(Address::v6(1)).to_string() == "::1/128");
}

TEST_CASE("host bits are refused, or cleared on request") {
    CHECK(error("10.0.0.1/8") == "host bits set in 10.0.0.1/8; the network is 10.0.0.0/8");
    CHECK(error("2001:db8::1/64") == "host bits set in 2001:db8::1/64; the network is 2001:db8::/64");
    CHECK(error("128.0.0.0/0") == "host bits set in 128.0.0.0/0; the network is 0.0.0.0/0");
    CHECK(Prefix::parse_masked("100.68.0.18/18").value().to_string() == "100.68.0.0/18");
    CHECK(Prefix::parse_masked("10.0.0.0/8") == Prefix::parse("10.0.0.0/8"));
}

TEST_CASE("malformed text is refused") {
    CHECK(error("10.0.0.1") == "not a CIDR block: \"10.0.0.1\" has no prefix length; one address is 10.0.0.1/32");
    CHECK(error("10.0.0.0/33") ==
          "not a CIDR block: the prefix length of \"10.0.0.0/33\" is not a number from 0 to 32");
    CHECK(error("::/129") == "not a CIDR block: the prefix length of \"::/129\" is not a number from 0 to 128");
    for (const auto* text : {"", "/", "/8", "10.0.0.0/", "10.0.0.0/08", "10.0.0.0/+8", "10.0.0.0/-1", "10.0.0.0/8 ",
                             "10.0.0.0/8/8", "10.0/8", "10.0.0.0/255.0.0.0", "10.0.0.0/4294967304", "all"}) {
        CHECK_MESSAGE(error(text).starts_with("not a CIDR block"), text);
        CHECK_FALSE(Prefix::parse_masked(text).has_value());
    }
}

TEST_CASE("prefixes contain or exclude one another") {
    CHECK(prefix("10.0.0.0/8").contains(prefix("10.1.0.0/16")));
    CHECK(prefix("10.0.0.0/8").contains(prefix("10.0.0.0/8")));
    CHECK_FALSE(prefix("10.1.0.0/16").contains(prefix("10.0.0.0/8")));
    CHECK(prefix("10.1.0.0/16").overlaps(prefix("10.0.0.0/8")));
    CHECK_FALSE(prefix("10.1.0.0/16").overlaps(prefix("10.2.0.0/16")));
    CHECK(prefix("::/0").contains(Address::v6(~Ipv6{0})));
}

TEST_CASE("families never mix") {
    CHECK_FALSE(prefix("0.0.0.0/0").contains(Address::v6(0)));
    CHECK_FALSE(prefix("::/0").contains(Address::v4(0)));
    CHECK_FALSE(prefix("::/0").overlaps(prefix("0.0.0.0/0")));
}

TEST_CASE("containment agrees with the ends, at every length") {
    std::mt19937_64 random(3);
    for (int i = 0; i < 2000; ++i) {
        const Ipv6 bits = (Ipv6{random()} << 64) | random(),
                   other = bits ^ (Ipv6{1} << static_cast<unsigned>(random() % 128));
        const Prefix v6(Address::v6(bits), static_cast<unsigned>(random() % 129));
        CHECK(v6.contains(Address::v6(other)) == (v6.first().as_v6() <= other && other <= v6.last().as_v6()));
        CHECK(Prefix::parse(v6.to_string()) == v6);
        const auto quad = static_cast<std::uint32_t>(random());
        const auto near = quad ^ (1u << (random() % 32));
        const Prefix v4(Address::v4(quad), static_cast<unsigned>(random() % 33));
        CHECK(v4.contains(Address::v4(near)) == (v4.first().as_v4() <= near && near <= v4.last().as_v4()));
        CHECK(Prefix::parse(v4.to_string()) == v4);
    }
}

TEST_CASE("prefixes sort by address, the wider first") {
    CHECK(prefix("10.0.0.0/8") < prefix("10.0.0.0/16"));
    CHECK(prefix("10.0.0.0/16") < prefix("10.1.0.0/16"));
    CHECK(prefix("255.0.0.0/8") < prefix("::/0"));
}
