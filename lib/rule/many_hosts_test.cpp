// Which hosts stand for the internet, and which for somebody in particular.
#include "many_hosts.hpp"

#include <doctest/doctest.h>

#include "netlint/net/well_known.hpp"

using namespace netlint;
using set::AddressSet;

namespace {

AddressSet of(const char* prefix) {
    return AddressSet::of(net::Prefix::parse(prefix).value());
}

}  // namespace

TEST_CASE("the internet is like itself, a company's addresses are not") {
    for (const AddressSet& hosts : {AddressSet::internet(), AddressSet::internet_v4(), AddressSet::internet_v6(),
                                    AddressSet::internet() - of("77.0.0.0/8"), AddressSet::of(net::nat64)})
        CHECK(rule::is_like_internet(hosts));
    for (const char* hosts : {"10.0.0.0/8", "77.0.0.0/8", "64.0.0.0/2", "fc00::/7", "2001:db8::/32", "10.0.0.1/32"})
        CHECK_FALSE(rule::is_like_internet(of(hosts)));
}

TEST_CASE("many hosts are the internet at large, a few are not") {
    CHECK(rule::at_large(of("77.0.0.0/8")));
    CHECK_FALSE(rule::at_large(of("77.0.0.0/9")));
    CHECK(rule::at_large(of("2600::/16")));
    CHECK_FALSE(rule::at_large(of("2600::/17")));
}
