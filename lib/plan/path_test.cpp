// Paths of attributes: reading, writing and looking up.
#include "netlint/plan/path.hpp"

#include <doctest/doctest.h>

#include "values.hpp"

using namespace netlint::plan;
using netlint::testing::list;
using netlint::testing::object;

TEST_CASE("a path is written as it was read") {
    for (const char* text : {"vpc_id", "network_configuration[0].subnets", "a.b[12].c[0]"})
        CHECK(Path(text).to_string() == text);
    CHECK(Path("a").then("b").then(std::size_t{3}).to_string() == "a.b[3]");
    CHECK(Path("a.b").attribute() == "a");
    CHECK(Path().attribute().empty());
}

TEST_CASE("below an unknown value everything is unknown, below nothing it is null") {
    const Value value = object({{"u", Value::unknown()}, {"l", list({Value::string("x")})}});
    CHECK(Path("u[0].id").in(value).is_unknown());
    CHECK(Path("l[0]").in(value).as_string() == "x");
    CHECK(Path("none[0].id").in(value).is_null());
}
