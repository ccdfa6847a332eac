// From the parser's values to ours.
#include "json_value.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace netlint::plan {

namespace ondemand = simdjson::ondemand;
using ondemand::json_type;

namespace {

std::string_view name_of(json_type kind) {
    switch (kind) {
        case json_type::array:
            return "a list";
        case json_type::object:
            return "an object";
        case json_type::number:
            return "a number";
        case json_type::string:
            return "a text";
        case json_type::boolean:
            return "true or false";
        case json_type::null:
            return "null";
    }
    return "something else";
}

// Numbers are kept as text, whatever their size.
Value number(ondemand::value json) {
    std::string_view digits = json.raw_json_token();
    digits = digits.substr(0, digits.find_first_of(" \t\r\n,]}"));
    if (digits.find_first_not_of("+-.0123456789eE") != std::string_view::npos)
        throw simdjson::simdjson_error(simdjson::NUMBER_ERROR);
    double ignored = 0;
    simdjson::error_code error = simdjson::SUCCESS;
    json.get_double().tie(ignored, error);  // consumes it; an error may only mean that no double is so large
    return Value::number(digits);
}

}  // namespace

Value JsonReader::value(ondemand::value json, int depth) {
    if (depth > depth_limit) throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
    switch (json.type()) {
        case json_type::object: {
            std::vector<Value::Member> members;
            KeyFilter filter;
            for (auto field : json.get_object()) {
                const std::string_view key = field.unescaped_key();
                ondemand::value member = field.value();
                const auto first = !filter.maybe_seen(key)
                                       ? members.end()
                                       : std::find_if(members.begin(), members.end(),
                                                      [&](const Value::Member& m) { return m.first == key; });
                if (first == members.end()) {
                    members.emplace_back(key, value(member, depth + 1));
                } else {
                    tell_if_twice({key}, key, member);
                    first->second = value(member, depth + 1);
                }
            }
            return Value::object(std::move(members));
        }
        case json_type::array: {
            std::vector<Value> items;
            for (auto item : json.get_array()) items.push_back(value(item.value(), depth + 1));
            return Value::list(std::move(items));
        }
        case json_type::string:
            return Value::string(json.get_string());
        case json_type::boolean:
            return Value::boolean(json.get_bool());
        case json_type::number:
            return number(json);
        case json_type::null:
            if (!json.is_null()) throw simdjson::simdjson_error(simdjson::N_ATOM_ERROR);
            return {};
    }
    return {};
}

void JsonReader::tell(std::string message, std::size_t byte) {
    if (!told_.insert(message).second) return;
    diagnostics_.push_back({DiagnosticLevel::warning, std::move(message), "", "", byte});
}

std::size_t JsonReader::byte_of(ondemand::value& json) const {
    return byte_of(std::string_view(json.raw_json_token()));
}

bool JsonReader::is_kind(ondemand::value& json, json_type kind, std::string_view what) {
    const json_type found = json.type();
    if (found == kind) return true;
    tell(fmt::format("{} is {}, not {}; read as empty", what, name_of(found), name_of(kind)), byte_of(json));
    return false;
}

void JsonReader::tell_if_twice(const std::vector<std::string_view>& seen, std::string_view key,
                               ondemand::value& member) {
    if (std::find(seen.begin(), seen.end(), key) == seen.end()) return;
    tell(fmt::format("the key \"{}\" stands twice in one object; the last one is used", key), byte_of(member));
}

}  // namespace netlint::plan
