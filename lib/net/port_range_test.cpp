// Port ranges read one port or two.
#include "netlint/net/port_range.hpp"

#include <doctest/doctest.h>

using netlint::net::PortRange;

TEST_CASE("one port or a range") {
    CHECK(PortRange::parse("443") == PortRange{443, 443});
    CHECK(PortRange::parse("1024-65535") == PortRange{1024, 65535});
    CHECK(PortRange::parse("0-65535") == PortRange::all);
    CHECK(PortRange::parse("22-22") == PortRange::of(22));
}

TEST_CASE("malformed ranges are refused") {
    CHECK(PortRange::parse("200-100").error().message == "port range runs backwards: \"200-100\"");
    for (const auto* text :
         {"", "-", "1-", "-1", "65536", "1-65536", "0x10", "22 ", "22--23", "22-23-24", "022", "https"})
        CHECK(PortRange::parse(text).error().message == "not a port or port range: \"" + std::string(text) + "\"");
}

TEST_CASE("ranges are written as they are read") {
    CHECK(PortRange{443, 443}.to_string() == "443");
    CHECK(PortRange{1024, 65535}.to_string() == "1024-65535");
}

TEST_CASE("both ends belong to a range") {
    CHECK(PortRange{10, 20}.contains(10));
    CHECK(PortRange{10, 20}.contains(20));
    CHECK_FALSE(PortRange{10, 20}.contains(9));
    CHECK_FALSE(PortRange{10, 20}.contains(21));
}
