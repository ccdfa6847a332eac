// From the parser's values to ours.
#include "json_value.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "review.hpp"

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

bool looks_like_code(std::string_view text) {
    if (text.empty() || !std::string_view("$(kad").contains(text.front())) return false;
    return text.starts_with("known after") || text.starts_with("(known after") || !reference_text(text).empty();
}

std::string_view JsonReader::unescaped(ondemand::value json) {
    const std::string_view token = json.raw_json_token();  // up to the next one
    const char* end = token.data() + token.size();
    while (*--end != '"') {
    }
    if (end == token.data()) throw simdjson::simdjson_error(simdjson::UNCLOSED_STRING);
    const std::string_view text(token.data() + 1, static_cast<std::size_t>(end - token.data()) - 1);
    return text.contains('\\') ? store_.keep(json.get_string()) : text;
}

// The closing quote of a key stands before the colon.
std::string_view JsonReader::unescaped_key(ondemand::field& field) {
    const char* const start = field.key().raw();
    const char* end = std::string_view(field.value().raw_json_token()).data();
    while (*--end != '"') {
    }
    const std::string_view key(start, static_cast<std::size_t>(end - start));
    return key.contains('\\') ? store_.keep(field.unescaped_key()) : key;
}

Value JsonReader::value(ondemand::value json, int depth) {
    if (depth > depth_limit) throw simdjson::simdjson_error(simdjson::DEPTH_ERROR);
    switch (json.type()) {
        case json_type::object:
            return object(json.get_object(), depth);
        case json_type::array:
            return list(json.get_array(), depth);
        case json_type::string: {
            const std::string_view text = unescaped(json);
            met_code_ |= watches_code_ && looks_like_code(text);
            return Value::string(text);
        }
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

Value JsonReader::object(ondemand::object json, int depth) {
    const std::size_t start = members_.size();
    KeyFilter filter;
    for (ondemand::field field : json) {
        const std::string_view key = unescaped_key(field);
        ondemand::value member = field.value();
        const auto first = !filter.maybe_seen(key)
                               ? members_.end()
                               : std::find_if(members_.begin() + static_cast<std::ptrdiff_t>(start), members_.end(),
                                              [&](const Value::Member& m) { return m.first == key; });
        if (first == members_.end()) {
            const Value read = value(member, depth + 1);
            members_.emplace_back(key, read);
        } else {
            const std::size_t at = static_cast<std::size_t>(first - members_.begin());
            tell_if_twice({&key, 1}, key, member);
            members_[at].second = value(member, depth + 1);
        }
    }
    const Value read = store_.object(std::span(members_).subspan(start));
    members_.resize(start);
    return read;
}

Value JsonReader::list(ondemand::array json, int depth) {
    const std::size_t start = items_.size();
    for (auto item : json) {
        const Value read = value(item.value(), depth + 1);
        items_.push_back(read);
    }
    const Value read = store_.list(std::span(items_).subspan(start));
    items_.resize(start);
    return read;
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

void JsonReader::tell_if_twice(std::span<const std::string_view> seen, std::string_view key, ondemand::value& member) {
    if (std::find(seen.begin(), seen.end(), key) == seen.end()) return;
    tell(fmt::format("the key \"{}\" stands twice in one object; the last one is used", key), byte_of(member));
}

}  // namespace netlint::plan
