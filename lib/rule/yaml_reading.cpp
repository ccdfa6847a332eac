// YAML nodes to plain values, with lines and columns for what does not fit.
#include "yaml_reading.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>

#include <fmt/format.h>

#include "netlint/base/suggestion.hpp"

namespace netlint::rule {
namespace {

Location to_location(const YAML::Mark& mark, const std::string& file) {
    if (mark.is_null()) return {file, 0, 0, std::nullopt};
    return {file, static_cast<std::size_t>(mark.line) + 1, static_cast<std::size_t>(mark.column) + 1, std::nullopt};
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8));
    if (!year || !month || !day) return false;
    return std::chrono::year_month_day(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                       std::chrono::day(static_cast<unsigned>(*day)))
        .ok();
}

}  // namespace

YAML::Node YamlReading::load(std::string_view text) {
    try {
        return YAML::Load(std::string(text));
    } catch (const YAML::Exception& error) {
        fail_at(to_location(error.mark, file_), fmt::format("not YAML: {}", error.msg));
        return {};
    }
}

Location YamlReading::at(const YAML::Node& node) const {
    return to_location(node.Mark(), file_);
}

void YamlReading::fail_at(Location where, std::string message) {
    if (!error_) error_ = Error{std::move(message), std::move(where)};
}

std::string YamlReading::text(const YAML::Node& node, std::string_view name) {
    if (!ok()) return {};
    if (node.IsScalar()) return node.Scalar();
    fail(node, "{} takes one plain value", name);
    return {};
}

std::vector<std::string> YamlReading::texts(const YAML::Node& node, std::string_view name) {
    if (!ok()) return {};
    if (node.IsScalar()) return {node.Scalar()};
    std::vector<std::string> out;
    if (!node.IsSequence()) {
        fail(node, "{} takes a value or a list of values", name);
        return out;
    }
    for (const YAML::Node& item : node) out.push_back(text(item, name));
    return out;
}

bool YamlReading::truth(const YAML::Node& node, std::string_view name) {
    const std::string value = text(node, name);
    if (ok() && value != "true" && value != "false") fail(node, "{} is true or false, not '{}'", name, value);
    return value == "true";
}

double YamlReading::number(const YAML::Node& node, std::string_view name) {
    const std::string value = text(node, name);
    double out = 0;
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), out);
    if (ok() && (code != std::errc() || end != value.data() + value.size()))
        fail(node, "{} is a number, not '{}'", name, value);
    return out;
}

std::string YamlReading::date(const YAML::Node& node, std::string_view name) {
    std::string value = text(node, name);
    if (ok() && !is_date(value)) fail(node, "{} is a day like 2027-01-31, not '{}'", name, value);
    return value;
}

YamlMap::YamlMap(YamlReading& reading, const YAML::Node& node, std::string_view name,
                 std::span<const std::string_view> keys)
    : reading_(reading), node_(node), name_(name) {
    check(keys);
}

void YamlMap::check(std::span<const std::string_view> keys) {
    if (!reading_.ok()) return;
    if (!node_.IsMap()) return reading_.fail(node_, "{} is a map with the keys {}", name_, fmt::join(keys, ", "));
    std::set<std::string> seen;
    for (const auto& entry : node_) {
        const std::string key = reading_.text(entry.first, "a key");
        if (!reading_.ok()) return;
        if (std::ranges::find(keys, key) == keys.end()) {
            const std::vector<std::string> known(keys.begin(), keys.end());
            const std::string hint = did_you_mean(key, known);
            if (hint.empty())
                return reading_.fail(entry.first, "unknown key '{}' in {}; it takes {}", key, name_,
                                     fmt::join(keys, ", "));
            return reading_.fail(entry.first, "unknown key '{}' in {}{}", key, name_, hint);
        }
        if (!seen.insert(key).second) return reading_.fail(entry.first, "key '{}' is given twice", key);
    }
}

YAML::Node YamlMap::find(std::string_view key) const {
    const YAML::Node& node = node_;
    if (!reading_.ok() || !node.IsMap()) return YAML::Node(YAML::NodeType::Undefined);
    for (const auto& entry : node)
        if (entry.first.IsScalar() && entry.first.Scalar() == key) return entry.second;
    return YAML::Node(YAML::NodeType::Undefined);
}

YAML::Node YamlMap::need(std::string_view key) {
    YAML::Node found = find(key);
    if (reading_.ok() && !found.IsDefined()) reading_.fail(node_, "{} has no '{}'", name_, key);
    return found;
}

}  // namespace netlint::rule
