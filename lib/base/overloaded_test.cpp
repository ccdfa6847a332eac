// One visitor made of lambdas picks the one that fits the alternative.
#include "netlint/base/overloaded.hpp"

#include <string>
#include <variant>

#include <doctest/doctest.h>

TEST_CASE("the lambda of the held type is called") {
    const netlint::overloaded name{[](int) { return "int"; }, [](const std::string&) { return "string"; }};
    CHECK(std::visit(name, std::variant<int, std::string>{3}) == std::string("int"));
    CHECK(std::visit(name, std::variant<int, std::string>{"x"}) == std::string("string"));
}
