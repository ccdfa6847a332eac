// The protocol number of an IP header (IANA "Assigned Internet Protocol Numbers").
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "netlint/base/result.hpp"

namespace netlint::net {

struct Protocol {
    std::uint8_t number = 0;

    static const Protocol icmp, tcp, udp, icmpv6;

    // AWS filters see ports of TCP and UDP only; SCTP, DCCP and UDP-Lite have them on the wire and nowhere else.
    constexpr bool has_ports() const { return number == 6 || number == 17; }
    constexpr bool has_icmp() const { return number == 1 || number == 58; }

    // A number 0-255, or a name of the AWS provider's table in any letter case; "icmpv6" and "ipv6-icmp" are one.
    // "all" and "-1" are not a protocol and are refused.
    static Result<Protocol> parse(std::string_view text);

    // "tcp", "icmpv6", "gre"; "protocol 200" for a number without a name.
    std::string to_string() const;

    auto operator<=>(const Protocol&) const = default;
};

inline constexpr Protocol Protocol::icmp{1};
inline constexpr Protocol Protocol::tcp{6};
inline constexpr Protocol Protocol::udp{17};
inline constexpr Protocol Protocol::icmpv6{58};

}  // namespace netlint::net
