// A condition on one object of the network: typed tests of its fields, combined by all, any and not.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "netlint/base/location.hpp"
#include "netlint/set/address_set.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::rule {

enum class Operator : unsigned char { equals, in, overlaps, within, covers, size_at_least, exists };
std::string_view to_string(Operator op);

// What a field is compared with; its kind is the field's.
using Operand = std::variant<bool, double, std::string, std::vector<std::string>, set::AddressSet, set::ServiceSet>;

struct Condition {
    struct All {
        std::vector<Condition> parts;  // none: true
    };
    struct Any {
        std::vector<Condition> parts;
    };
    struct Not {
        std::vector<Condition> parts;  // one
    };
    struct Test {
        std::string field;
        std::vector<std::string> argument;  // of a field that takes one: "routes_to: nat"
        Operator op = Operator::equals;
        Operand operand = true;
    };

    std::variant<All, Any, Not, Test> kind;
    Location where;
};

// As YAML has it in one line: "{kind: [private, isolated], not: {routes_to: peering}}".
std::string to_string(const Condition& condition);

}  // namespace netlint::rule
