// The two families differ in width and name.
#include "netlint/net/family.hpp"

#include <doctest/doctest.h>

using netlint::net::Family;

TEST_CASE("each family has a width and a name") {
    CHECK(bits(Family::ipv4) == 32);
    CHECK(bits(Family::ipv6) == 128);
    CHECK(to_string(Family::ipv4) == "IPv4");
    CHECK(to_string(Family::ipv6) == "IPv6");
}
