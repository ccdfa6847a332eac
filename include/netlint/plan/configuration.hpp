// The configuration part of a plan: which names each attribute's expression mentions.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/plan/instance_address.hpp"
#include "netlint/plan/value.hpp"

namespace netlint::plan {

struct ConfigResource {
    Mode mode = Mode::managed;
    std::string_view type, name, provider_key;
    Value expressions;       // object of expressions and nested blocks
    Value count_expression;  // null when absent
    Value for_each_expression;
};

struct ConfigModule;

struct ConfigCall {
    std::string_view name, source;
    Value expressions;  // arguments
    Value count_expression, for_each_expression;
    std::unique_ptr<ConfigModule> module;
};

struct ConfigModule {
    std::vector<ConfigResource> resources;               // by mode, type and name
    std::map<std::string, Value, std::less<>> outputs;   // name to expression
    std::map<std::string, Value, std::less<>> defaults;  // variable name to default value
    std::vector<ConfigCall> calls;                       // by name

    const ConfigResource* find(Mode mode, std::string_view type, std::string_view name) const;
    const ConfigCall* call(std::string_view name) const;
};

// An expression object holds nothing but constant_value and references; everything else is a nested block.
bool is_expression(const Value& value);

}  // namespace netlint::plan
