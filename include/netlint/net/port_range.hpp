// A run of TCP or UDP ports, both ends included.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "netlint/base/result.hpp"

namespace netlint::net {

struct PortRange {
    std::uint16_t first = 0;
    std::uint16_t last = 0;  // at least `first`

    static const PortRange all;  // 0-65535
    static constexpr PortRange of(std::uint16_t port) { return {port, port}; }

    // "443" or "1024-65535"; a range that runs backwards is refused.
    static Result<PortRange> parse(std::string_view text);

    constexpr bool contains(std::uint16_t port) const { return first <= port && port <= last; }

    // "443" or "1024-65535".
    std::string to_string() const;

    auto operator<=>(const PortRange&) const = default;
};

inline constexpr PortRange PortRange::all{0, 65535};

}  // namespace netlint::net
