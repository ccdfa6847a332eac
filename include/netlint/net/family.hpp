// The two worlds of addresses, which never mix.
#pragma once

#include <cstdint>
#include <string_view>

namespace netlint::net {

enum class Family : std::uint8_t { ipv4, ipv6 };

// Bits of an address of the family: 32 or 128.
constexpr unsigned bits(Family family) {
    return family == Family::ipv4 ? 32 : 128;
}

constexpr std::string_view to_string(Family family) {
    return family == Family::ipv4 ? "IPv4" : "IPv6";
}

}  // namespace netlint::net
