// The address of a resource instance, as Terraform writes it: module.a["k"].data.aws_vpc.main[0].
#pragma once

#include <algorithm>
#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "netlint/base/result.hpp"

namespace netlint::plan {

// The key of an instance: none, a number (count) or a text (for_each). "0" and 0 are different instances.
using Key = std::variant<std::monostate, std::int64_t, std::string>;

struct ModuleStep {
    std::string name;
    Key key;
    auto operator<=>(const ModuleStep&) const = default;
};

// The module instances that an object lies in, outermost first. Copies share them.
class ModulePath {
public:
    ModulePath() = default;
    ModulePath(std::vector<ModuleStep> steps)  // implicit: it is no more than they are
        : steps_(steps.empty() ? nullptr : std::make_shared<const std::vector<ModuleStep>>(std::move(steps))) {}

    std::span<const ModuleStep> steps() const { return steps_ ? *steps_ : std::span<const ModuleStep>(); }
    operator std::span<const ModuleStep>() const { return steps(); }
    auto begin() const { return steps().begin(); }
    auto end() const { return steps().end(); }
    bool empty() const { return steps_ == nullptr; }

    bool operator==(const ModulePath& other) const {
        return steps_ == other.steps_ || std::ranges::equal(steps(), other.steps());
    }
    std::strong_ordering operator<=>(const ModulePath& other) const {
        return std::lexicographical_compare_three_way(begin(), end(), other.begin(), other.end());
    }

private:
    std::shared_ptr<const std::vector<ModuleStep>> steps_;  // null: none
};

enum class Mode : std::uint8_t { managed, data };

struct InstanceAddress {
    ModulePath modules;
    Mode mode = Mode::managed;
    std::string type;
    std::string name;
    Key key;

    // Keys may hold dots, brackets, quotes and escapes: \" \\ \n \r \t \uXXXX, and $${ %%{ for a literal ${ %{.
    // Errors name the byte of the address at which it stops making sense.
    static Result<InstanceAddress> parse(std::string_view text);

    std::string to_string() const;
    std::string module_to_string() const;
    std::vector<std::string> module_path() const;  // names only

    auto operator<=>(const InstanceAddress&) const = default;
};

// "module.a[\"k\"].module.b", empty in the root.
std::string module_text(std::span<const ModuleStep> path);
// "[0]", "[\"k\"]" or nothing.
std::string to_string(const Key& key);

}  // namespace netlint::plan
