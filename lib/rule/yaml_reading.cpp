// YAML nodes to plain values, with lines and columns for what does not fit.
#include "yaml_reading.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <set>

#include <fmt/format.h>

#include "netlint/base/suggestion.hpp"
#include "yaml_parsing.hpp"

namespace netlint::rule {
namespace {

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

YamlNode YamlReading::load(std::string_view text) {
    auto parsed = parse_yaml(text, file_);
    if (!parsed) {
        if (!error_) error_ = std::move(parsed.error());
        return {};
    }
    document_ = *std::move(parsed);
    return document_.root();
}

Location YamlReading::at(const YamlNode& node) const {
    return {file_, node.line(), node.column(), std::nullopt};
}

void YamlReading::fail_at(Location where, std::string message) {
    if (!error_) error_ = Error{std::move(message), std::move(where)};
}

std::string YamlReading::text(const YamlNode& node, std::string_view name) {
    if (!ok()) return {};
    if (node.is_scalar()) return std::string(node.scalar());
    fail(node, "{} takes one plain value", name);
    return {};
}

std::vector<std::string> YamlReading::texts(const YamlNode& node, std::string_view name) {
    if (!ok()) return {};
    if (node.is_scalar()) return {std::string(node.scalar())};
    std::vector<std::string> out;
    if (!node.is_sequence()) {
        fail(node, "{} takes a value or a list of values", name);
        return out;
    }
    for (const YamlNode& item : node.items()) out.push_back(text(item, name));
    return out;
}

bool YamlReading::truth(const YamlNode& node, std::string_view name) {
    const std::string value = text(node, name);
    if (ok() && value != "true" && value != "false") fail(node, "{} is true or false, not '{}'", name, value);
    return value == "true";
}

double YamlReading::number(const YamlNode& node, std::string_view name) {
    const std::string value = text(node, name);
    double out = 0;
    const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), out);
    if (ok() && (code != std::errc() || end != value.data() + value.size()))
        fail(node, "{} is a number, not '{}'", name, value);
    return out;
}

std::string YamlReading::date(const YamlNode& node, std::string_view name) {
    std::string value = text(node, name);
    if (ok() && !is_date(value)) fail(node, "{} is a day like 2027-01-31, not '{}'", name, value);
    return value;
}

YamlMap::YamlMap(YamlReading& reading, const YamlNode& node, std::string_view name,
                 std::span<const std::string_view> keys)
    : reading_(reading), node_(node), name_(name) {
    check(keys);
}

void YamlMap::check(std::span<const std::string_view> keys) {
    if (!reading_.ok()) return;
    if (!node_.is_map()) return reading_.fail(node_, "{} is a map with the keys {}", name_, fmt::join(keys, ", "));
    std::set<std::string> seen;
    for (const auto& entry : node_.entries()) {
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

YamlNode YamlMap::find(std::string_view key) const {
    return reading_.ok() ? node_.find(key) : YamlNode();
}

YamlNode YamlMap::need(std::string_view key) {
    YamlNode found = find(key);
    if (reading_.ok() && !found.defined()) reading_.fail(node_, "{} has no '{}'", name_, key);
    return found;
}

}  // namespace netlint::rule
