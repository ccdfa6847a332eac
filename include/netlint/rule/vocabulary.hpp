// The words that rule and policy files know, from the very tables that their parsers read by.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace netlint::rule {

// The keys of one map: of "rule", "deny", "require", "only", "exception", "selector", "subnets", "policy", "rules",
// "waiver", "assume".
struct KeyTable {
    std::string_view map;
    std::span<const std::string_view> keys;
};
std::span<const KeyTable> key_tables();

// The values of one choice: "severity", "unknown", "quantifier", "way", "tier", "subnet_kind", "client", "noun".
std::span<const std::string_view> choices(std::string_view name);

// A field that the conditions of a kind of object may test.
struct FieldWord {
    std::string_view noun, name;
    std::string_view kind;  // truth, number, text, list, addresses, services
    std::vector<std::string_view> operators;
    bool takes_argument = false;              // "routes_to: nat-gateway"
    std::span<const std::string_view> words;  // that the argument, or the value, may be; empty: any
};
// Of every kind of object, in the order of their tables.
std::vector<FieldWord> field_words();

}  // namespace netlint::rule
