// Reading YAML with errors that say where: the first one is kept, and what is read after it is empty.
#pragma once

#include <fmt/core.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "netlint/base/error.hpp"
#include "netlint/base/location.hpp"
#include "netlint/base/result.hpp"
#include "yaml_node.hpp"

namespace netlint::rule {

class YamlReading {
public:
    explicit YamlReading(std::string_view file) : file_(file) {}

    // The document, which is kept, or a node that is not defined after an error.
    YamlNode load(std::string_view text);

    Location at(const YamlNode& node) const;
    bool ok() const { return !error_; }
    std::unexpected<Error> error() const { return std::unexpected(*error_); }

    template <class... Args>
    void fail(const YamlNode& node, fmt::format_string<Args...> format, Args&&... args) {
        fail_at(at(node), fmt::format(format, std::forward<Args>(args)...));
    }
    void fail_at(Location where, std::string message);

    // A plain value; `name` says what it is in messages.
    std::string text(const YamlNode& node, std::string_view name);
    // One plain value or a list of them.
    std::vector<std::string> texts(const YamlNode& node, std::string_view name);
    bool truth(const YamlNode& node, std::string_view name);
    double number(const YamlNode& node, std::string_view name);
    // "2027-01-31", a day of the calendar.
    std::string date(const YamlNode& node, std::string_view name);

private:
    std::string file_;
    YamlDocument document_;
    std::optional<Error> error_;
};

// A map whose keys are known beforehand.
class YamlMap {
public:
    // Fails on a node that is no map, on unknown keys and on keys given twice. `name` is for messages: "a rule".
    YamlMap(YamlReading& reading, const YamlNode& node, std::string_view name, std::span<const std::string_view> keys);

    // Not defined when the key is missing.
    YamlNode find(std::string_view key) const;
    // Fails when it is missing.
    YamlNode need(std::string_view key);

private:
    void check(std::span<const std::string_view> keys);

    YamlReading& reading_;
    YamlNode node_;
    std::string name_;
};

}  // namespace netlint::rule
