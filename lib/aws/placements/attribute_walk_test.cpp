// Attributes of rows lead through blocks to concrete places.
#include "attribute_walk.hpp"

#include <doctest/doctest.h>

#include <string>

#include "values.hpp"

using namespace netlint;
using namespace netlint::aws;
using netlint::testing::list;
using netlint::testing::object;
using plan::Value;

namespace {

std::string joined(const std::vector<plan::Path>& paths) {
    std::string text;
    for (const plan::Path& path : paths) text += (text.empty() ? "" : " ") + path.to_string();
    return text;
}

Value block(std::string_view name) {
    return object({{name, Value::string("x")}});
}

}  // namespace

TEST_CASE("every block on the way is walked") {
    const Value values = object({{"subnet_mapping", list({block("subnet_id"), block("subnet_id")})},
                                 {"subnets", Value::unknown()},
                                 {"none", list({})},
                                 {"hidden", Value::unknown()},
                                 {"single", block("id")}});
    CHECK(joined(places(values, "subnet_mapping.subnet_id")) ==
          "subnet_mapping[0].subnet_id subnet_mapping[1].subnet_id");
    CHECK(joined(places(values, "subnets single.id")) == "subnets single.id");
    CHECK(joined(places(values, "none.subnet_id")) == "");
    CHECK(joined(places(values, "absent.subnet_id")) == "");
    CHECK(joined(places(values, "hidden.subnet_id")) == "hidden[0].subnet_id");
}

TEST_CASE("attributes beside one another share their block") {
    CHECK(beside("subnet_mapping[1].subnet_id", "subnet_mapping.private_ipv4_address").to_string() ==
          "subnet_mapping[1].private_ipv4_address");
    CHECK(beside("subnet_id", "ip_address").to_string() == "ip_address");
}

TEST_CASE("names of attributes tell lists from single ids") {
    for (const char* name : {"subnets", "subnet_ids", "security_groups", "security_group_id_list", "target_group_arns",
                             "vpc_zone_identifier"}) {
        CHECK(holds_many(name));
    }
    for (const char* name : {"subnet_id", "subnet_arn", "db_subnet_group_name", "ip_address", "security_group"}) {
        CHECK(!holds_many(name));
    }
}

TEST_CASE("a known value tells more than its name") {
    const Value values = object({{"vpc_zone_identifier", list({Value::string("subnet-1")})},
                                 {"additional_groups", Value::string("sg-1,sg-2")},
                                 {"subnet_ids", Value::unknown()},
                                 {"subnet_id", Value::unknown()}});
    CHECK(holds_many(values, "vpc_zone_identifier"));
    CHECK(!holds_many(values, "additional_groups"));
    CHECK(holds_many(values, "subnet_ids"));
    CHECK(!holds_many(values, "subnet_id"));
}

TEST_CASE("the first place of an attribute") {
    CHECK(first_place("network_configuration.subnets").to_string() == "network_configuration[0].subnets");
    CHECK(first_place("subnet_id").to_string() == "subnet_id");
}
