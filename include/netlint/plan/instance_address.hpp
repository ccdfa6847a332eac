// The address of a resource instance, as Terraform writes it: module.a["k"].data.aws_vpc.main[0].
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
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

enum class Mode : std::uint8_t { managed, data };

struct InstanceAddress {
    std::vector<ModuleStep> modules;
    Mode mode = Mode::managed;
    std::string type;
    std::string name;
    Key key;

    // Keys may hold dots, brackets, quotes and escapes: \" \\ \n \r \t \uXXXX, and $${ %%{ for a literal ${ %{.
    // Errors name the byte of the address at which it stops making sense.
    static Result<InstanceAddress> parse(std::string_view text);

    std::string to_string() const;
    std::string module_to_string() const;          // "module.a[\"k\"]", empty in the root
    std::vector<std::string> module_path() const;  // names only

    auto operator<=>(const InstanceAddress&) const = default;
};

// "[0]", "[\"k\"]" or nothing.
std::string to_string(const Key& key);

}  // namespace netlint::plan
