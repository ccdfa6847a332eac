// Runs: values by address, joined where neighbours are equal, from shares that nest or follow each other.
#include "runs.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <vector>

#include "netlint/set/service_set.hpp"

using namespace netlint;
using namespace netlint::reach::fast;

namespace {

std::vector<std::uint64_t> starts_of(const auto& runs) {
    std::vector<std::uint64_t> out;
    for (const Point& start : runs.starts()) out.push_back(start.low);
    return out;
}

Label web(Labels& labels) {
    return labels.of(set::ServiceSet::ports(net::Protocol::tcp, {443, 443}));
}

}  // namespace

TEST_CASE("Equal neighbours are one run, also where the first value was put in place of another") {
    Runs<int> runs(0);
    runs.append({0, 10}, 1);
    runs.append({0, 20}, 0);
    runs.append({0, 20}, 1);
    runs.append({0, 30}, 2);
    runs.append({0, 40}, 2);
    CHECK(starts_of(runs) == std::vector<std::uint64_t>{0, 10, 30});
    runs.append({0, 50}, 3);
    runs.append({0, 50}, 2);
    CHECK(starts_of(runs) == std::vector<std::uint64_t>{0, 10, 30});
}

TEST_CASE("The lowest address begins a run, whatever its value") {
    Runs<int> runs(0);
    runs.append({}, 1);
    runs.append({0, 5}, 1);
    CHECK(starts_of(runs) == std::vector<std::uint64_t>{0});
    CHECK(runs.values().front() == 1);
}

TEST_CASE("A look-up tells how far its answer holds") {
    Runs<int> runs(0);
    runs.append({0, 10}, 1);
    runs.append({0, 20}, 2);
    Span valid{{0, 12}, {0, 100}};
    CHECK(runs.at({0, 15}, valid) == 1);
    CHECK(valid == Span{{0, 12}, {0, 19}});
    CHECK(runs.run_of({0, 9}) == 0);
    CHECK(runs.run_of({0, 10}) == 1);
    CHECK(runs.run_of({0, 20}, 1, 2) == 2);
}

TEST_CASE("A set that takes several prefixes is one run") {
    Labels labels;
    const auto addresses =
        set::AddressSet::of(*net::Prefix::parse("0.0.0.0/1")) - set::AddressSet::of(*net::Prefix::parse("10.0.0.0/8"));
    const auto runs = to_runs(set::Bounds<set::AddressSet>::exactly(addresses), labels);
    CHECK(starts_of(runs[0]) == std::vector<std::uint64_t>{0, 10u << 24, 11u << 24, 128u << 24});
    CHECK(runs[1].starts().size() == 1);
}

TEST_CASE("What lies within a wider share adds to it, and ends where it ends") {
    Labels labels;
    const Label https = web(labels), all = Label::all;
    const std::vector<Share> shares{{{{0, 0}, {0, 99}}, LabelBounds::exactly(https)},
                                    {{{0, 10}, {0, 19}}, LabelBounds::exactly(https)},
                                    {{{0, 20}, {0, 29}}, LabelBounds::at_most(all)}};
    const auto runs = united(shares, {}, labels);
    CHECK(starts_of(runs) == std::vector<std::uint64_t>{0, 20, 30, 100});
    CHECK(runs.values()[1] == LabelBounds{https, all});
    CHECK(runs.values()[2] == LabelBounds::exactly(https));
    CHECK(runs.values()[3].empty());
}
