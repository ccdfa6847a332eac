// Addresses read every standard form and write the one recommended form.
#include "netlint/net/address.hpp"

#include <array>
#include <random>
#include <utility>

#include <doctest/doctest.h>

using netlint::net::Address;
using netlint::net::Ipv6;

namespace {

std::string rewritten(std::string_view text) {
    const auto address = Address::parse(text);
    return address ? address->to_string() : "error: " + address.error().message;
}

}  // namespace

TEST_CASE("IPv4 is four decimal bytes") {
    CHECK(Address::parse("10.0.0.1") == Address::v4(0x0a000001));
    CHECK(rewritten("0.0.0.0") == "0.0.0.0");
    CHECK(rewritten("255.255.255.255") == "255.255.255.255");
    CHECK(Address::parse("0.0.0.0") == Address{});
}

TEST_CASE("IPv6 is written as RFC 5952 says") {
    const auto rows = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"::", "::"},
        {"::1", "::1"},
        {"1::", "1::"},
        {"0:0:0:0:0:0:0:0", "::"},
        {"2001:0db8::0001", "2001:db8::1"},                // 4.1 no leading zeros
        {"2001:db8:0:0:0:0:2:1", "2001:db8::2:1"},         // 4.2.1 shorten as much as possible
        {"2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"},  // 4.2.2 one zero group stays
        {"2001:0:0:1:0:0:0:1", "2001:0:0:1::1"},           // 4.2.3 the longest run
        {"2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"},     // 4.2.3 the first of equals
        {"2001:DB8::AAAA", "2001:db8::aaaa"},              // 4.3 lower case
        {"::ffff:192.0.2.1", "::ffff:192.0.2.1"},          // 5 mapped addresses
        {"::FFFF:c000:0201", "::ffff:192.0.2.1"},
        {"64:ff9b::192.0.2.33", "64:ff9b::c000:221"},
        {"1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"},
        {"1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"},
        {"1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"},
        {"::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"},
        {"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"},
        {"fd00:ec2::253", "fd00:ec2::253"},
        {"0:0:1::", "0:0:1::"},
    });
    for (const auto& [text, expected] : rows) CHECK(rewritten(text) == expected);
}

TEST_CASE("what is not an address is refused in its own words") {
    for (const std::string_view text : {"",
                                        ".",
                                        "1",
                                        "1.2.3",
                                        "1.2.3.4.5",
                                        "1.2.3.",
                                        ".1.2.3",
                                        "256.0.0.1",
                                        "1.2.3.1000",
                                        "01.2.3.4",
                                        "1.2.3.04",
                                        "1.2.3.-4",
                                        "1.2.3.4 ",
                                        " 1.2.3.4",
                                        "1..3.4",
                                        "a.b.c.d",
                                        "0x1.2.3.4",
                                        "1,2,3,4",
                                        ":",
                                        ":::",
                                        "1:2:3:4:5:6:7",
                                        "1:2:3:4:5:6:7:8:9",
                                        "1::2::3",
                                        "1:2:3:4:5:6:7:8::",
                                        "::1:2:3:4:5:6:7:8",
                                        "1:2:3:4::5:6:7:8",
                                        "12345::",
                                        "g::",
                                        "1:",
                                        ":1",
                                        "1:2:",
                                        "::1.2.3",
                                        "::1.2.3.4:5",
                                        "1:2:3:4:5:6:7:1.2.3.4",
                                        "fe80::1%eth0",
                                        "[::1]",
                                        "::1/128",
                                        "1.2.3.4::",
                                        "::256.1.1.1"})
        CHECK_MESSAGE(rewritten(text) == "error: not an IP address: \"" + std::string(text) + "\"", text);
}

TEST_CASE("every written address reads back") {
    std::mt19937_64 random(2);
    for (int i = 0; i < 5000; ++i) {
        Ipv6 bits = 0;
        for (int group = 0; group < 8; ++group) bits = (bits << 16) | (random() % 3 == 0 ? random() & 0xffff : 0);
        CHECK(Address::parse(Address::v6(bits).to_string()) == Address::v6(bits));
        const auto v4 = Address::v4(static_cast<std::uint32_t>(random()));
        CHECK(Address::parse(v4.to_string()) == v4);
    }
}

TEST_CASE("addresses sort by family, then by number") {
    CHECK(Address::v4(1) < Address::v4(2));
    CHECK(Address::v4(~0u) < Address::v6(0));
    CHECK(Address::v6(1) < Address::v6(Ipv6{1} << 127));
    CHECK(Address::v4(7) != Address::v6(7));
}
