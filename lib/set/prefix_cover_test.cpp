// A cover holds exactly the set, in the fewest prefixes.
#include "netlint/set/prefix_cover.hpp"

#include <random>

#include <doctest/doctest.h>

#include "netlint/set/address_set.hpp"

using namespace netlint;
using namespace netlint::set;

namespace {

std::string cover(net::Ipv4 first, net::Ipv4 last) {
    std::string out;
    for (const net::Prefix& prefix : prefix_cover(IntervalSet<net::Ipv4>::of({first, last})))
        out += prefix.to_string() + " ";
    return out;
}

// Whether no two neighbours could be one prefix: the mark of a smallest cover.
bool smallest(const std::vector<net::Prefix>& prefixes) {
    for (std::size_t i = 1; i < prefixes.size(); ++i) {
        const net::Prefix &a = prefixes[i - 1], &b = prefixes[i];
        if (a.length() == b.length() && a.length() > 0 && net::Prefix(a.first(), a.length() - 1).contains(b))
            return false;
        if (a.overlaps(b) || !(a < b)) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("a prefix covers itself") {
    CHECK(cover(0, ~0u) == "0.0.0.0/0 ");
    CHECK(cover(0, 0) == "0.0.0.0/32 ");
    CHECK(cover(~0u, ~0u) == "255.255.255.255/32 ");
    CHECK(cover(0x0a000000, 0x0affffff) == "10.0.0.0/8 ");
    CHECK(cover(0x80000000, ~0u) == "128.0.0.0/1 ");
}

TEST_CASE("other intervals take several") {
    CHECK(cover(0x0a000004, 0x0a00000e) == "10.0.0.4/30 10.0.0.8/30 10.0.0.12/31 10.0.0.14/32 ");
    CHECK(cover(1, ~0u - 1).size() > 0);
    CHECK(prefix_cover(IntervalSet<net::Ipv4>::of({1, ~0u - 1})).size() == 62);
    CHECK(prefix_cover(IntervalSet<net::Ipv6>::of({1, ~net::Ipv6{0} - 1})).size() == 254);
    CHECK(prefix_cover(IntervalSet<net::Ipv6>::all()).size() == 1);
    CHECK(prefix_cover(IntervalSet<net::Ipv4>{}).empty());
}

TEST_CASE("random sets come back from their covers") {
    std::mt19937_64 random(9);
    for (int i = 0; i < 300; ++i) {
        std::vector<Interval<net::Ipv4>> v4;
        std::vector<Interval<net::Ipv6>> v6;
        for (int k = 0; k < 5; ++k) {
            const auto a = static_cast<net::Ipv4>(random()), b = static_cast<net::Ipv4>(random());
            v4.push_back({std::min(a, b), std::max(a, b)});
            const net::Ipv6 c = (net::Ipv6{random()} << 64) | random(), d = c >> static_cast<unsigned>(random() % 128);
            v6.push_back({std::min(c, d), std::max(c, d)});
        }
        const AddressSet set(IntervalSet<net::Ipv4>::from(v4), IntervalSet<net::Ipv6>::from(v6));
        const auto prefixes = set.to_prefixes();
        CHECK(AddressSet::of(prefixes) == set);
        CHECK(smallest(prefixes));
    }
}
