// From sets to verdicts: levels over open addresses, families, candidates.
#include "verdict.hpp"

#include <vector>

#include <doctest/doctest.h>

#include "network_builder.hpp"

using namespace netlint;
using namespace netlint::reach;
using netlint::testing::addresses;
using set::HeaderSpace;

namespace {

HeaderSpace headers(const char* source, const char* destination, const char* service) {
    return HeaderSpace::box(addresses(source), addresses(destination), netlint::testing::services(service));
}

Connection exactly(const HeaderSpace& headers) {
    const auto bounds = set::Bounds<HeaderSpace>::exactly(headers);
    return {bounds, bounds, bounds};
}

constexpr Levels none{Level::none, Level::none}, some{Level::part, Level::part}, full{Level::full, Level::full};
constexpr Levels either{Level::none, Level::full};

const HeaderSpace asked = headers("10.0.0.0/30", "10.1.0.0/30", "tcp/1-100");

}  // namespace

TEST_CASE("everything, nothing and a part") {
    CHECK(judge(exactly(asked), asked, true, true) == full);
    CHECK(judge({}, asked, true, true) == none);
    CHECK(judge(exactly(headers("10.0.0.0/30", "10.1.0.0/30", "tcp/50")), asked, true, true) == some);
    CHECK(judge(exactly(headers("10.0.0.0/31", "10.1.0.0/30", "all")), asked, false, false) == some);
}

TEST_CASE("an address still open settles full or none") {
    const Connection half = exactly(headers("10.0.0.0/31", "10.1.0.0/30", "all"));
    CHECK(judge(half, asked, true, false) == either);
    CHECK(judge(half, asked, false, true) == some);
    CHECK(judge(exactly(headers("10.0.0.0/31", "10.1.0.0/30", "tcp/50")), asked, true, false) ==
          Levels{Level::none, Level::part});
}

TEST_CASE("open facts widen the levels") {
    Connection c = exactly(asked);
    c.every.must = c.some.must = {};
    CHECK(judge(c, asked, false, false) == either);
    c.some.must = asked;
    CHECK(judge(c, asked, false, false) == Levels{Level::part, Level::full});
    c.every.may = {};
    CHECK(judge(c, asked, false, false) == some);
}

TEST_CASE("the better family speaks") {
    const HeaderSpace both = asked | headers("2001:db8::/64", "2001:db8:1::/64", "tcp/1-100");
    CHECK(judge(exactly(asked), both, false, false) == full);
    CHECK(judge(exactly(headers("10.0.0.0/30", "10.1.0.0/30", "tcp/50")), both, false, false) == some);
}

TEST_CASE("candidates together, and one of them") {
    CHECK(together(std::vector{full, full}) == full);
    CHECK(together(std::vector{none, none}) == none);
    CHECK(together(std::vector{full, none}) == some);
    CHECK(together(std::vector{full, either}) == Levels{Level::part, Level::full});
    CHECK(together(std::vector{full, none, either}) == some);
    CHECK(one_of(std::vector{full, none}) == either);
    CHECK(one_of(std::vector{full, full}) == full);
}

TEST_CASE("verdicts and their order") {
    CHECK(to_verdict(full) == Verdict::reachable);
    CHECK(to_verdict(none) == Verdict::unreachable);
    CHECK(to_verdict(some) == Verdict::partial);
    CHECK(to_verdict(either) == Verdict::unknown);
    CHECK(better(Verdict::reachable, Verdict::partial));
    CHECK(better(Verdict::partial, Verdict::unknown));
    CHECK(better(Verdict::unknown, Verdict::unreachable));
    CHECK_FALSE(better(Verdict::unknown, Verdict::unknown));
}
