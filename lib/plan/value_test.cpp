// Values: conversions, and merging with what is unknown or sensitive.
#include "netlint/plan/value.hpp"

#include <doctest/doctest.h>

#include "values.hpp"

using namespace netlint::plan;
using netlint::testing::list;
using netlint::testing::object;
using netlint::testing::values;

namespace {
Value yes() {
    return Value::boolean(true);
}
}  // namespace

TEST_CASE("no value is written in several ways") {
    CHECK(Value().unset());
    CHECK(Value::string("").unset());
    CHECK(list({}).unset());
    CHECK(object({}).unset());
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
    const Value value = object({{"a", list({Value::string("x")})}});
    CHECK(value["b"].is_null());
    CHECK(value["a"][std::size_t{0}].as_string() == "x");
    CHECK(value["a"][std::size_t{7}].is_null());
}

TEST_CASE("an unknown leaf is added where after left it out") {
    const Value value = object({{"cidr", Value::string("10.0.0.0/8")}});
    const Merged merged = merge_unknown(value, object({{"id", yes()}}), values());
    CHECK(merged.agree);
    CHECK(merged.value["id"].is_unknown());
    CHECK(merged.value["cidr"].as_string() == "10.0.0.0/8");
}

TEST_CASE("unknown elements of a list keep their places") {
    const Value value = list({Value::string("a"), Value()});
    const Merged merged = merge_unknown(value, list({Value::boolean(false), yes()}), values());
    CHECK(merged.agree);
    CHECK(merged.value[std::size_t{0}].as_string() == "a");
    CHECK(merged.value[std::size_t{1}].is_unknown());
    CHECK(merged.value.contains_unknown());
}

TEST_CASE("empty shapes mean that all is known") {
    const Value value = object({{"l", list({Value::string("a")})}});
    const Merged merged = merge_unknown(value, object({{"l", list({})}}), values());
    CHECK(merged.agree);
    CHECK_FALSE(merged.value.contains_unknown());
}

TEST_CASE("a value that after_unknown calls unknown is unknown, and the two disagree") {
    const Value value = object({{"id", Value::string("vpc-1")}});
    const Merged merged = merge_unknown(value, object({{"id", yes()}}), values());
    CHECK_FALSE(merged.agree);
    CHECK(merged.value["id"].is_unknown());
}

TEST_CASE("lists of different lengths disagree, and what they disagree on is unknown") {
    const Value value = object({{"l", list({Value::string("a")})}});
    const Merged merged = merge_unknown(value, object({{"l", list({yes(), yes()})}}), values());
    CHECK_FALSE(merged.agree);
    CHECK(merged.value["l"].is_unknown());
}

TEST_CASE("sensitive marks reach single leaves") {
    const Value value = object({{"l", list({Value::string("a"), Value::string("b")})}});
    const Value marked = merge_sensitive(value, object({{"l", list({yes(), Value::boolean(false)})}}), values());
    CHECK(marked["l"][std::size_t{0}].sensitive());
    CHECK_FALSE(marked["l"][std::size_t{1}].sensitive());
}
