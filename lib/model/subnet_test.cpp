// AWS keeps five addresses of every subnet for itself.
#include "netlint/model/subnet.hpp"

#include <doctest/doctest.h>

using netlint::model::Subnet;
using netlint::net::Prefix;

namespace {

Subnet subnet(std::initializer_list<const char*> prefixes) {
    Subnet made;
    for (const char* prefix : prefixes) made.prefixes.push_back(Prefix::parse(prefix).value());
    return made;
}

}  // namespace

TEST_CASE("the first four addresses and the last one are reserved") {
    CHECK(subnet({"10.0.0.0/28"}).usable_addresses().to_string() == "10.0.0.4-10.0.0.14");
    CHECK(subnet({"10.0.0.0/28"}).usable_addresses().count() == 11);
    CHECK(subnet({"10.0.0.0/28"}).addresses().to_string() == "10.0.0.0/28");
}

TEST_CASE("the same five are reserved of an IPv6 prefix") {
    CHECK(subnet({"2001:db8::/64"}).usable_addresses().to_string() == "2001:db8::4-2001:db8::ffff:ffff:ffff:fffe");
}

TEST_CASE("a prefix too small for five addresses leaves none, one of eight leaves three") {
    for (const char* prefix : {"10.0.0.0/32", "10.0.0.0/31", "10.0.0.0/30", "2001:db8::/126"})
        CHECK(subnet({prefix}).usable_addresses().empty());
    CHECK(subnet({"10.0.0.0/29"}).usable_addresses().to_string() == "10.0.0.4-10.0.0.6");
}

TEST_CASE("a subnet of two families has both, one of an unknown prefix has none") {
    CHECK(subnet({"10.0.0.0/28", "2001:db8::/64"})
              .usable_addresses()
              .contains(netlint::net::Address::parse("2001:db8::4").value()));
    CHECK(subnet({}).usable_addresses().empty());
}
