// The judge's single decisions.
#include "judge.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "netlint/model/symbolic.hpp"

using namespace netlint;

TEST_CASE("a prefix covers an address as the sets say that it stands for") {
    std::vector<net::Prefix> prefixes{model::symbolic_ipv6(0), model::symbolic_ipv6_subnet(model::symbolic_ipv6(0), 1)};
    for (const char* text : {"0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "52.0.0.0/6", "52.94.0.0/16", "240.0.0.0/4",
                             "240.1.0.0/16", "169.254.0.0/16", "169.254.171.0/24", "8.8.8.8/32", "::/0", "2000::/3",
                             "2600:1f18::/32", "3fff::/20", "fd00::/8", "::1/128"})
        prefixes.push_back(*net::Prefix::parse(text));
    std::vector<net::Address> addresses;
    for (const net::Prefix& prefix : prefixes) {
        addresses.push_back(prefix.first());
        addresses.push_back(prefix.last());
    }
    for (const char* text : {"10.2.0.1", "52.94.3.4", "240.7.1.1", "9.9.9.9", "2600:1f18::5", "3fff:0:1::7", "fd00::1"})
        addresses.push_back(*net::Address::parse(text));
    for (const net::Prefix& prefix : prefixes)
        for (const net::Address& address : addresses)
            CHECK_MESSAGE(reach::covers(prefix, address) == reach::contains(model::covered(prefix), address),
                          prefix.to_string(), " ", address.to_string());
}
