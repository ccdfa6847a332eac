// Filters on a grid against header spaces: every list of few small boxes, and long random lists.
#include "netlint/set/filter_grid.hpp"

#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "netlint/set/header_space.hpp"

namespace netlint::set {
namespace {

HeaderSpace space(const FilterBox& box) {
    return HeaderSpace::box(box.peers, AddressSet::all(), box.services);
}

std::vector<bool> deciding_by_spaces(const std::vector<FilterBox>& entries) {
    std::vector<bool> out;
    HeaderSpace taken;
    for (const FilterBox& entry : entries) {
        out.push_back(!space(entry).subset_of(taken));
        if (entry.counts) taken |= space(entry);
    }
    return out;
}

std::vector<bool> contained_by_spaces(const std::vector<FilterBox>& boxes) {
    std::vector<bool> out;
    for (const FilterBox& box : boxes) {
        HeaderSpace others;
        for (const FilterBox& other : boxes)
            if (&other != &box && other.counts) others |= space(other);
        out.push_back(space(box).subset_of(others));
    }
    return out;
}

AddressSet addresses(const std::vector<const char*>& prefixes) {
    AddressSet out;
    for (const char* text : prefixes) out |= AddressSet::of(*net::Prefix::parse(text));
    return out;
}
ServiceSet services(const char* text) {
    return *ServiceSet::parse(text);
}

TEST_CASE("every list of three small boxes") {
    const std::vector<AddressSet> peers{{},
                                        addresses({"10.0.0.0/31"}),
                                        addresses({"10.0.0.0/32"}),
                                        addresses({"10.0.0.1/32", "2001:db8::/64"}),
                                        addresses({"0.0.0.0/0"}),
                                        addresses({"0.0.0.0/0", "::/0"})};
    const std::vector<ServiceSet> sets{services("tcp/443"), services("tcp"), services("all")};
    std::vector<FilterBox> every;
    for (const AddressSet& peer : peers)
        for (const ServiceSet& set : sets)
            for (const bool counts : {true, false}) every.push_back({peer, set, counts});
    std::size_t differing = 0;
    for (const FilterBox& a : every)
        for (const FilterBox& b : every)
            for (const FilterBox& c : every) {
                if (!a.counts && !b.counts) continue;
                const std::vector<FilterBox> list{a, b, c};
                differing += deciding(list) != deciding_by_spaces(list);
                differing += contained_in_others(list) != contained_by_spaces(list);
            }
    CHECK(differing == 0);
}

// So many different services that a row of cells takes several words.
TEST_CASE("long random lists") {
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        std::vector<FilterBox> list;
        for (int i = 0; i < 60; ++i) {
            FilterBox box;
            do {  // mostly one prefix and one range of ports
                if (random() % 5 != 0)
                    box.peers |=
                        AddressSet::of(net::Prefix(net::Address::v4(10u << 24 | random() % 64), 24 + random() % 9));
                else
                    box.peers |=
                        AddressSet::of(net::Prefix(net::Address::v6(net::Ipv6(random() % 8)), 124 + random() % 5));
                const auto first = static_cast<std::uint16_t>(random() % 400);
                box.services |=
                    ServiceSet::ports(net::Protocol::tcp, {first, static_cast<std::uint16_t>(first + random() % 300)});
            } while (random() % 4 == 0);
            box.counts = random() % 8 != 0;
            list.push_back(std::move(box));
        }
        CHECK(deciding(list) == deciding_by_spaces(list));
        CHECK(contained_in_others(list) == contained_by_spaces(list));
    }
}

// Entry by entry, as the list is defined.
struct ByWorlds {
    HeaderSpace must, may;
};
ByWorlds passed_by_spaces(const std::vector<FirstMatchEntry>& entries) {
    HeaderSpace left = HeaderSpace::all(), allowed, denied;
    const auto of = [](const AddressSet& peers, const ServiceSet& set) { return space({peers, set}); };
    for (const FirstMatchEntry& entry : entries) {
        (entry.allow ? allowed : denied) |= left & of(entry.may, entry.services);
        left -= of(entry.must, entry.services);
    }
    return {~(denied | left), allowed};
}

TEST_CASE("what random lists pass") {
    std::mt19937 random(11);
    const auto peers = [&] {
        AddressSet out = AddressSet::of(net::Prefix(net::Address::v4(10u << 24 | random() % 64), 32));
        if (random() % 3 == 0) out |= AddressSet::of(net::Prefix(net::Address::v4(10u << 24), 8 + random() % 24));
        if (random() % 4 == 0) out |= AddressSet::of(net::Prefix(net::Address::v6(0), random() % 129));
        return out;
    };
    int equal = 0, unequal = 0;
    for (int round = 0; round < 60; ++round) {
        std::vector<FirstMatchEntry> list;
        for (std::uint32_t i = 0; i < 1 + random() % 30; ++i) {
            FirstMatchEntry entry;
            entry.may = peers();
            if (random() % 3 != 0) entry.must = random() % 2 == 0 ? entry.may : entry.may & peers();
            const auto first = static_cast<std::uint16_t>(random() % 400);
            const net::PortRange ports{first, static_cast<std::uint16_t>(first + random() % 300)};
            entry.services = random() % 6 == 0 ? ServiceSet::all() : ServiceSet::ports(net::Protocol::udp, ports);
            entry.allow = random() % 3 != 0;
            list.push_back(std::move(entry));
        }
        const ByWorlds wanted = passed_by_spaces(list);
        HeaderSpace must, may;
        AddressSet seen;
        for (const Passed& passed : first_match(list)) {
            CHECK_FALSE(passed.peers.overlaps(seen));
            seen |= passed.peers;
            must |= space({passed.peers, passed.must});
            may |= space({passed.peers, passed.may});
        }
        CHECK(must == wanted.must);
        CHECK(may == wanted.may);

        CHECK(pass_alike(list, list));
        std::vector<FirstMatchEntry> other = list;
        other.erase(other.begin() + static_cast<std::ptrdiff_t>(random() % other.size()));
        const ByWorlds left = passed_by_spaces(other);
        const bool alike = left.must == wanted.must && left.may == wanted.may;
        CHECK(pass_alike(list, other) == alike);
        CHECK(pass_alike(other, list) == alike);
        ++(alike ? equal : unequal);
    }
    CHECK(equal > 10);
    CHECK(unequal > 10);
}

TEST_CASE("nothing to lay out") {
    CHECK(first_match({}).empty());
    CHECK(pass_alike({}, {}));
    CHECK(pass_alike({}, std::vector{FirstMatchEntry{AddressSet::all(), AddressSet::all(), ServiceSet::all(), false}}));
    CHECK(deciding({}).empty());
    CHECK(contained_in_others({}).empty());
    const std::vector<FilterBox> empty{{{}, ServiceSet::all()}, {AddressSet::all(), {}}};
    CHECK(deciding(empty) == std::vector<bool>{false, false});
    CHECK(contained_in_others(empty) == std::vector<bool>{true, true});
}

}  // namespace
}  // namespace netlint::set
