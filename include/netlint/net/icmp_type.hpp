// An ICMP or ICMPv6 message kind: a type, and one code of it or all of them (RFC 792, RFC 4443).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "netlint/base/result.hpp"

namespace netlint::net {

struct IcmpType {
    std::uint8_t type = 0;
    std::optional<std::uint8_t> code;  // empty: every code of the type

    // "8/0", or "8" for every code.
    static Result<IcmpType> parse(std::string_view text);

    std::string to_string() const;

    auto operator<=>(const IcmpType&) const = default;
};

}  // namespace netlint::net
