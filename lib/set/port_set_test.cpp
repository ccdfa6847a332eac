// Port sets are written as lists of ranges.
#include "netlint/set/port_set.hpp"

#include <doctest/doctest.h>

using namespace netlint::set;

TEST_CASE("ports are written in order") {
    CHECK(to_string(PortSet{}) == "none");
    CHECK(to_string(PortSet::all()) == "all");
    CHECK(to_string(PortSet::from({{80, 443}, {22, 22}})) == "22, 80-443");
    CHECK(to_string(~PortSet::point(0)) == "1-65535");
}

TEST_CASE("a port range is a set") {
    CHECK(to_port_set(netlint::net::PortRange::all) == PortSet::all());
    CHECK(to_port_set({1024, 65535}).count() == 64512);
}
