// What a reference in a plan turns out to mean, and how firmly.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/plan/resource.hpp"

namespace netlint::plan {

// sure: may prove. likely: may be reported with its grounds. guess: may only be drawn.
enum class Grade : std::uint8_t { sure, likely, guess };

// One thing a reference may mean: an instance under one of its attributes, or an id that no instance of the plan has.
struct Source {
    std::optional<ResourceId> resource;
    std::string attribute;    // identity ("id", "arn", "name") or carrier ("default_security_group_id")
    std::string external_id;  // when there is no instance
    auto operator<=>(const Source&) const = default;
};

// Of a scalar attribute.
struct Target {
    enum class Kind : std::uint8_t { none, exactly, one_of, unknown };  // none: not written
    Kind kind = Kind::none;
    std::vector<Source> sources;  // one when exactly; several when one_of; candidates when unknown
    Grade grade = Grade::sure;
    std::string grounds;  // how it was found
    std::string reason;   // why it is unknown
};

// Of a list or set attribute.
struct Targets {
    std::vector<Source> certain;
    std::vector<Source> possible;  // certain ones included
    bool open = false;             // may hold others
    bool written = false;          // the configuration writes it, or a value is known
    Grade grade = Grade::sure;
    std::string reason;  // why it is open
};

// Whose identity an attribute gives: the object's own, or as a copy that of another object, as a subnet's vpc_id does.
enum class Gives { own, copy };

// What an attribute can hold: (type, attribute) pairs such as {"aws_vpc", "default_security_group_id"}. A copy is only
// found by a reference to it: an unknown id without one was made by an object whose own it is.
struct Acceptable {
    std::string_view type;
    std::string_view attribute = "id";
    Gives gives = Gives::own;
};
using Accept = std::vector<Acceptable>;

}  // namespace netlint::plan
