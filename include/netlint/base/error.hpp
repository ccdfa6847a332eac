// Why an input could not be used, in the input's own words.
#pragma once

#include <optional>
#include <string>

#include "netlint/base/location.hpp"

namespace netlint {

struct Error {
    std::string message;            // lower case, no final stop: "host bits set in 10.0.0.1/8"
    std::optional<Location> where;  // empty: the caller knows the place, or there is none

    // "rules.yaml:12:3: host bits set in 10.0.0.1/8"; the message alone when there is no place.
    std::string to_string() const;

    bool operator==(const Error&) const = default;
};

}  // namespace netlint
