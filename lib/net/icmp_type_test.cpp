// ICMP types read with a code or for every code.
#include "netlint/net/icmp_type.hpp"

#include <doctest/doctest.h>

using netlint::net::IcmpType;

TEST_CASE("a type with or without a code") {
    CHECK(IcmpType::parse("8/0") == IcmpType{8, 0});
    CHECK(IcmpType::parse("8") == IcmpType{8, {}});
    CHECK(IcmpType::parse("255/255") == IcmpType{255, 255});
    CHECK(IcmpType{3, 4}.to_string() == "3/4");
    CHECK(IcmpType{128, {}}.to_string() == "128");
}

TEST_CASE("malformed types are refused") {
    CHECK(IcmpType::parse("echo").error().message == "not an ICMP type: \"echo\"");
    CHECK(IcmpType::parse("8/x").error().message == "not an ICMP type and code: \"8/x\"");
    for (const auto* text : {"", "/", "/0", "8/", "256", "8/256", "-1", "8/0/0", "08"})
        CHECK_FALSE(IcmpType::parse(text).has_value());
}
