// A place is written as precisely as it is known.
#include "netlint/base/location.hpp"

#include <doctest/doctest.h>

using netlint::Location;

TEST_CASE("a place is written as precisely as it is known") {
    CHECK(Location{"a.yaml", 4, 7, {}}.to_string() == "a.yaml:4:7");
    CHECK(Location{"a.yaml", 4, 0, {}}.to_string() == "a.yaml:4");
    CHECK(Location{"plan.json", 0, 0, 4711}.to_string() == "plan.json at byte 4711");
    CHECK(Location{"plan.json", 0, 0, {}}.to_string() == "plan.json");
    CHECK(Location{"a.yaml", 4, 7, 90}.to_string() == "a.yaml:4:7");
}

TEST_CASE("places sort by file, line and column") {
    CHECK(Location{"a", 9, 9, {}} < Location{"b", 1, 1, {}});
    CHECK(Location{"a", 1, 9, {}} < Location{"a", 2, 1, {}});
}
