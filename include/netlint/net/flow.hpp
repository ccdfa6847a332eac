// One concrete packet header: a 5-tuple, or ICMP type and code in place of the ports.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "netlint/net/address.hpp"
#include "netlint/net/protocol.hpp"

namespace netlint::net {

// Both addresses are of one family. Fields that the protocol does not have are 0.
struct Flow {
    Address source, destination;
    Protocol protocol;
    std::uint16_t source_port = 0, destination_port = 0;
    std::uint8_t icmp_type = 0, icmp_code = 0;

    // The header of the answer: addresses and ports swapped; echo request becomes echo reply and back (8/0 and 0/0, of
    // ICMPv6 128/0 and 129/0). Other ICMP messages keep type and code. Its own inverse.
    Flow reply() const;

    // "tcp 10.0.0.4:40000 -> 10.0.1.4:443", "icmp 10.0.0.4 -> 10.0.1.4 type 8 code 0"; IPv6 addresses with ports stand
    // in brackets.
    std::string to_string() const;

    auto operator<=>(const Flow&) const = default;
};

}  // namespace netlint::net
