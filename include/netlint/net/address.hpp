// One IP address, of either family.
#pragma once

#include <cassert>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include <boost/multiprecision/cpp_int.hpp>

#include "netlint/base/result.hpp"
#include "netlint/net/family.hpp"

namespace netlint::net {

// Addresses as numbers, most significant byte first: 10.0.0.1 is 0x0a000001.
using Ipv4 = std::uint32_t;
using Ipv6 = boost::multiprecision::uint128_t;

class Address {
public:
    constexpr Address() = default;  // 0.0.0.0
    static constexpr Address v4(Ipv4 bits) { return {Family::ipv4, Ipv6{bits}}; }
    static constexpr Address v6(const Ipv6& bits) { return {Family::ipv6, bits}; }

    // Dotted quads without leading zeros, and every form of RFC 4291 section 2.2; zones ("%eth0") are refused.
    static Result<Address> parse(std::string_view text);

    constexpr Family family() const { return family_; }
    constexpr bool is_v4() const { return family_ == Family::ipv4; }
    constexpr bool is_v6() const { return family_ == Family::ipv6; }
    constexpr Ipv4 as_v4() const {
        assert(is_v4());
        return static_cast<Ipv4>(bits_);
    }
    constexpr const Ipv6& as_v6() const {
        assert(is_v6());
        return bits_;
    }

    // Dotted quad, or the one recommended text of RFC 5952.
    std::string to_string() const;

    friend constexpr bool operator==(const Address& a, const Address& b) {
        return a.family_ == b.family_ && a.bits_ == b.bits_;
    }
    // IPv4 before IPv6, then by number.
    friend constexpr std::strong_ordering operator<=>(const Address& a, const Address& b) {
        if (a.family_ != b.family_) return a.family_ <=> b.family_;
        if (a.bits_ == b.bits_) return std::strong_ordering::equal;
        return a.bits_ < b.bits_ ? std::strong_ordering::less : std::strong_ordering::greater;
    }

private:
    constexpr Address(Family family, const Ipv6& bits) : bits_(bits), family_(family) {}

    Ipv6 bits_ = 0;  // an IPv4 address in the low 32 bits
    Family family_ = Family::ipv4;
};

}  // namespace netlint::net
