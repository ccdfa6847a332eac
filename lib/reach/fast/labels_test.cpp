// Labels against the sets that they stand for, whatever the order in which these come.
#include "labels.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace netlint;
using namespace netlint::reach::fast;
using set::ServiceSet;

namespace {

// Some ranges of ports, some of one port, and other protocols; many ends of ranges, so that pieces fill several words.
ServiceSet random_set(std::mt19937& random) {
    const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    ServiceSet out;
    for (unsigned i = below(4); i > 0; --i) {
        const auto first = static_cast<std::uint16_t>(below(400));
        const auto last = static_cast<std::uint16_t>(below(3) ? first : first + below(300));
        out |= ServiceSet::ports(below(2) ? net::Protocol::tcp : net::Protocol::udp, {first, last});
    }
    if (below(5) == 0) out |= ServiceSet::protocol(net::Protocol{static_cast<std::uint8_t>(below(256))});
    return below(9) ? out : ~out;
}

}  // namespace

TEST_CASE("labels are equal where their sets are, also when later sets cut the services anew") {
    std::mt19937 random(7);
    Labels labels;
    CHECK(labels.of(ServiceSet()) == Label::none);
    CHECK(labels.of(ServiceSet::all()) == Label::all);
    std::vector<std::pair<Label, ServiceSet>> known;
    for (int i = 0; i < 300; ++i) {
        const ServiceSet set = random_set(random);
        known.emplace_back(labels.of(set), set);
        const auto& [label, services] = known[random() % known.size()];
        CHECK(labels.services(label) == services);
        CHECK(labels.of(services) == label);
    }
    for (const auto& [a, left] : known)
        for (const auto& [b, right] : known) {
            CHECK((a == b) == (left == right));
            CHECK(labels.both(a, b) == labels.of(left & right));
            CHECK(labels.either(a, b) == labels.of(left | right));
        }
}

TEST_CASE("sets that are cut beforehand stay what they are, in copies, too") {
    std::mt19937 random(8);
    std::vector<ServiceSet> sets;
    for (int i = 0; i < 100; ++i) sets.push_back(random_set(random));
    std::vector<const ServiceSet*> places;
    for (const ServiceSet& set : sets) places.push_back(&set);
    Labels labels;
    labels.cut(places);
    for (const ServiceSet& set : sets) CHECK(labels.services(labels.of(set)) == set);
    const Labels copy = labels;
    for (const ServiceSet& set : sets) CHECK(copy.services(labels.of(set)) == set);
}

TEST_CASE("a set has its label however many others are asked for in between") {
    Labels labels;
    const auto port = [](unsigned number) {
        return ServiceSet::ports(net::Protocol::tcp,
                                 {static_cast<std::uint16_t>(number), static_cast<std::uint16_t>(number)});
    };
    std::vector<Label> first;
    for (unsigned number = 0; number < 2000; ++number) first.push_back(labels.of(port(number)));
    for (unsigned number = 0; number < 2000; ++number) {
        CHECK(labels.of(port(number)) == first[number]);
        CHECK(labels.services(first[number]) == port(number));
    }
    CHECK(labels.of(ServiceSet()) == Label::none);
}
