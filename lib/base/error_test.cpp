// An error says where before it says what.
#include "netlint/base/error.hpp"

#include <doctest/doctest.h>

using netlint::Error;
using netlint::Location;

TEST_CASE("an error with a place names it first") {
    CHECK(Error{"no such key: colour", Location{"rules.yaml", 12, 3, {}}}.to_string() ==
          "rules.yaml:12:3: no such key: colour");
}

TEST_CASE("an error without a place is its message") {
    CHECK(Error{"host bits set in 10.0.0.1/8", {}}.to_string() == "host bits set in 10.0.0.1/8");
    CHECK(Error{"host bits set in 10.0.0.1/8", Location{}}.to_string() == "host bits set in 10.0.0.1/8");
}
