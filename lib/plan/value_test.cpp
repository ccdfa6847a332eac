// Values: conversions, and merging with what is unknown or sensitive.
#include "netlint/plan/value.hpp"

#include <doctest/doctest.h>

using namespace netlint::plan;

namespace {
Value yes() {
    return Value::boolean(true);
}
}  // namespace

TEST_CASE("no value is written in several ways") {
    CHECK(Value().unset());
    CHECK(Value::string("").unset());
    CHECK(Value::list({}).unset());
    CHECK(Value::object({}).unset());
    CHECK_FALSE(Value::unknown().unset());
    CHECK_FALSE(Value::boolean(false).unset());
}

TEST_CASE("flags and numbers may be texts") {
    CHECK(Value::string("true").as_bool() == true);
    CHECK(Value::string("443").as_int() == 443);
    CHECK(Value::number("1.0").as_int() == 1);
    CHECK_FALSE(Value::number("1.5").as_int());
    CHECK_FALSE(Value::number("123456789012345678901234567890").as_int());
    CHECK(Value::number("123456789012345678901234567890").as_string() == "123456789012345678901234567890");
}

TEST_CASE("absent members and elements are null") {
    const Value value = Value::object({{"a", Value::list({Value::string("x")})}});
    CHECK(value["b"].is_null());
    CHECK(value["a"][std::size_t{0}].as_string() == "x");
    CHECK(value["a"][std::size_t{7}].is_null());
}

TEST_CASE("an unknown leaf is added where after left it out") {
    Value value = Value::object({{"cidr", Value::string("10.0.0.0/8")}});
    CHECK(value.merge_unknown(Value::object({{"id", yes()}})));
    CHECK(value["id"].is_unknown());
    CHECK(value["cidr"].as_string() == "10.0.0.0/8");
}

TEST_CASE("unknown elements of a list keep their places") {
    Value value = Value::list({Value::string("a"), Value()});
    CHECK(value.merge_unknown(Value::list({Value::boolean(false), yes()})));
    CHECK(value[std::size_t{0}].as_string() == "a");
    CHECK(value[std::size_t{1}].is_unknown());
    CHECK(value.contains_unknown());
}

TEST_CASE("empty shapes mean that all is known") {
    Value value = Value::object({{"l", Value::list({Value::string("a")})}});
    CHECK(value.merge_unknown(Value::object({{"l", Value::list({})}})));
    CHECK_FALSE(value.contains_unknown());
}

TEST_CASE("a value that after_unknown calls unknown is unknown, and the two disagree") {
    Value value = Value::object({{"id", Value::string("vpc-1")}});
    CHECK_FALSE(value.merge_unknown(Value::object({{"id", yes()}})));
    CHECK(value["id"].is_unknown());
}

TEST_CASE("lists of different lengths disagree, and what they disagree on is unknown") {
    Value value = Value::object({{"l", Value::list({Value::string("a")})}});
    CHECK_FALSE(value.merge_unknown(Value::object({{"l", Value::list({yes(), yes()})}})));
    CHECK(value["l"].is_unknown());
}

TEST_CASE("sensitive marks reach single leaves") {
    Value value = Value::object({{"l", Value::list({Value::string("a"), Value::string("b")})}});
    value.merge_sensitive(Value::object({{"l", Value::list({yes(), Value::boolean(false)})}}));
    CHECK(value["l"][std::size_t{0}].sensitive());
    CHECK_FALSE(value["l"][std::size_t{1}].sensitive());
}
