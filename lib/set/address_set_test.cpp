// Address sets keep the families apart and obey the laws of sets.
#include "netlint/set/address_set.hpp"

#include <random>

#include <doctest/doctest.h>

#include "set_laws.hpp"

using namespace netlint;
using namespace netlint::set;

namespace {

net::Address address(std::string_view text) {
    return net::Address::parse(text).value();
}
AddressSet set_of(std::string_view text) {
    return AddressSet::of(net::Prefix::parse(text).value());
}

AddressSet random_set(std::mt19937_64& random) {
    std::vector<net::Prefix> prefixes;
    for (std::uint64_t n = random() % 8; n > 0; --n) {
        if (random() % 2)
            prefixes.emplace_back(net::Address::v4(static_cast<net::Ipv4>(random())),
                                  static_cast<unsigned>(random() % 33));
        else
            prefixes.emplace_back(net::Address::v6((net::Ipv6{random()} << 64) | random()),
                                  static_cast<unsigned>(random() % 129));
    }
    return AddressSet::of(prefixes);
}

}  // namespace

TEST_CASE("the laws hold for random sets of prefixes") {
    std::mt19937_64 random(11);
    for (int i = 0; i < 100; ++i)
        testing::check_laws(random_set(random), random_set(random), random_set(random), AddressSet::all());
}

TEST_CASE("families never mix") {
    CHECK_FALSE(set_of("0.0.0.0/0").contains(address("::")));
    CHECK_FALSE(set_of("::/0").contains(address("0.0.0.0")));
    CHECK((set_of("0.0.0.0/0") & set_of("::/0")).empty());
    CHECK((set_of("0.0.0.0/0") | set_of("::/0")) == AddressSet::all());
    CHECK(AddressSet::all().only(net::Family::ipv4) == AddressSet::all_v4());
    CHECK(~AddressSet::all_v4() == AddressSet::all_v6());
}

TEST_CASE("the edges of both families") {
    for (const auto* text : {"0.0.0.0", "255.255.255.255", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"}) {
        const AddressSet point = AddressSet::of(address(text));
        CHECK(point.count() == 1);
        CHECK(point.contains(address(text)));
        CHECK_FALSE((~point).contains(address(text)));
        CHECK(point.witness() == address(text));
    }
    CHECK(AddressSet::all().count() == (Count(1) << 128) + (Count(1) << 32));
}

TEST_CASE("two halves are the whole internet") {
    CHECK((set_of("0.0.0.0/1") | set_of("128.0.0.0/1")) == set_of("0.0.0.0/0"));
    CHECK(AddressSet::internet().subset_of(set_of("0.0.0.0/1") | set_of("128.0.0.0/1") | set_of("::/0")));
    CHECK((AddressSet::internet_v4() | AddressSet::internet_v6()) == AddressSet::internet());
    CHECK_FALSE(AddressSet::internet().overlaps(set_of("10.0.0.0/8")));
    CHECK(AddressSet::internet().contains(net::Prefix::parse("203.0.113.0/24").value()));
    CHECK(AddressSet::internet().contains(address("2600::1")));
    CHECK_FALSE(AddressSet::internet().contains(address("fd00::1")));
}

TEST_CASE("witnesses read well") {
    const auto witness = [](const AddressSet& set) { return set.witness()->to_string(); };
    CHECK(witness(AddressSet::all()) == "203.0.113.10");
    CHECK(witness(AddressSet::internet_v6()) == "2001:db8::10");
    CHECK(witness(set_of("10.0.1.0/24")) == "10.0.1.4");
    CHECK(witness(AddressSet::range(address("10.0.1.4"), address("10.0.1.254"))) == "10.0.1.4");
    CHECK(witness(set_of("0.0.0.0/1")) == "1.0.0.4");
    CHECK(witness(set_of("127.0.0.0/8") | set_of("192.168.7.7/32")) == "192.168.7.7");
    CHECK(witness(set_of("127.0.0.1/32")) == "127.0.0.1");
    CHECK(witness(set_of("fd00::/64")) == "fd00::4");
    CHECK_FALSE(AddressSet{}.witness().has_value());
}

TEST_CASE("sets are written as prefixes where they are") {
    CHECK(AddressSet{}.to_string() == "none");
    CHECK(AddressSet::all().to_string() == "0.0.0.0/0, ::/0");
    CHECK((set_of("10.0.0.0/24") | set_of("10.0.1.0/24")).to_string() == "10.0.0.0/23");
    CHECK(AddressSet::range(address("10.0.0.4"), address("10.0.0.14")).to_string() == "10.0.0.4-10.0.0.14");
    CHECK((set_of("2001:db8::/32") | set_of("10.0.0.0/8")).to_string() == "10.0.0.0/8, 2001:db8::/32");
}
