// A function that may fail returns its value, or fail(...) with a formatted message.
#include "netlint/base/result.hpp"

#include <doctest/doctest.h>

using netlint::fail;
using netlint::Result;

namespace {

Result<int> halve(int number) {
    if (number % 2 != 0) return fail("{} is odd", number);
    return number / 2;
}

}  // namespace

TEST_CASE("a result holds a value or an error") {
    CHECK(halve(8) == 4);
    REQUIRE_FALSE(halve(7).has_value());
    CHECK(halve(7).error().message == "7 is odd");
    CHECK_FALSE(halve(7).error().where.has_value());
}

TEST_CASE("an error can carry its place") {
    const Result<int> failed = netlint::fail_at({"rules.yaml", 2, 5, {}}, "{} is odd", 7);
    CHECK(failed.error().to_string() == "rules.yaml:2:5: 7 is odd");
}
