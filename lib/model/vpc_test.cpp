// A VPC's addresses are those of all its prefixes.
#include "netlint/model/vpc.hpp"

#include <doctest/doctest.h>

using netlint::model::Vpc;
using netlint::net::Prefix;

TEST_CASE("the addresses of a VPC are those of its prefixes, of both families") {
    Vpc vpc;
    CHECK(vpc.addresses().empty());
    vpc.prefixes = {Prefix::parse("10.0.0.0/16").value(), Prefix::parse("100.64.0.0/16").value(),
                    Prefix::parse("2001:db8::/56").value()};
    CHECK(vpc.addresses().to_string() == "10.0.0.0/16, 100.64.0.0/16, 2001:db8::/56");
}
