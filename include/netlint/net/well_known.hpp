// Addresses, ports and services that everyone's network shares.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "netlint/net/address.hpp"
#include "netlint/net/port_range.hpp"
#include "netlint/net/prefix.hpp"
#include "netlint/net/protocol.hpp"

namespace netlint::net {

struct NamedPrefix {
    std::string_view name;
    Prefix prefix;
};

struct NamedAddress {
    std::string_view name;
    Address address;
};

constexpr Address quad(unsigned a, unsigned b, unsigned c, unsigned d) {
    return Address::v4(a << 24 | b << 16 | c << 8 | d);
}

// What IPv4 the internet does not route (RFC 6890). The documentation ranges 192.0.2.0/24, 198.51.100.0/24 and
// 203.0.113.0/24 are missing on purpose: users write them as stand-ins for internet hosts.
inline constexpr std::array<NamedPrefix, 10> not_internet_v4{{
    {"this network", {quad(0, 0, 0, 0), 8}},
    {"private use (RFC 1918)", {quad(10, 0, 0, 0), 8}},
    {"shared address space (RFC 6598)", {quad(100, 64, 0, 0), 10}},
    {"loopback", {quad(127, 0, 0, 0), 8}},
    {"link-local", {quad(169, 254, 0, 0), 16}},
    {"private use (RFC 1918)", {quad(172, 16, 0, 0), 12}},
    {"protocol assignments", {quad(192, 0, 0, 0), 24}},
    {"private use (RFC 1918)", {quad(192, 168, 0, 0), 16}},
    {"benchmarking", {quad(198, 18, 0, 0), 15}},
    {"multicast and reserved", {quad(224, 0, 0, 0), 3}},
}};

// All IPv6 that the internet routes: global unicast, 2000::/3 (RFC 4291).
inline constexpr Prefix internet_v6{Address::v6(Ipv6{0x2000} << 112), 3};

// Stands for hosts of IPv4 to senders of IPv6, an address in the last 32 bits (RFC 6052).
// https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html
inline constexpr Prefix nat64{Address::v6(Ipv6{0x0064ff9b} << 96), 96};

// Where AWS keeps services that no security group, network ACL or route touches; routes inside are refused.
inline constexpr std::array<NamedPrefix, 2> platform_ranges{{
    {"platform services", {quad(169, 254, 168, 0), 22}},
    {"platform services", {Address::v6(Ipv6{0xfd000ec2} << 96), 32}},
}};

// The addresses in them that are known by name. The Resolver also answers at the VPC's primary range base + 2.
inline constexpr std::array<NamedAddress, 9> platform_addresses{{
    {"resolver", quad(169, 254, 169, 253)},
    {"resolver", Address::v6((Ipv6{0xfd000ec2} << 96) | 0x253)},
    {"instance metadata", quad(169, 254, 169, 254)},
    {"instance metadata", Address::v6((Ipv6{0xfd000ec2} << 96) | 0x254)},
    {"time sync", quad(169, 254, 169, 123)},
    {"time sync", Address::v6((Ipv6{0xfd000ec2} << 96) | 0x123)},
    {"windows activation", quad(169, 254, 169, 250)},
    {"windows activation", quad(169, 254, 169, 251)},
    {"task metadata", quad(169, 254, 170, 2)},
}};

// Who opens a connection decides its source ports (Amazon VPC user guide, "Ephemeral ports").
enum class Client : std::uint8_t { any, amazon_linux, windows, windows_2003, load_balancer, nat_gateway, lambda };

constexpr PortRange ephemeral_ports(Client client) {
    switch (client) {
        case Client::amazon_linux:
            return {32768, 61000};
        case Client::windows:
            return {49152, 65535};
        case Client::windows_2003:
            return {1025, 5000};
        case Client::any:
        case Client::load_balancer:
        case Client::nat_gateway:
        case Client::lambda:
            break;
    }
    return {1024, 65535};
}

// One name for one run of ports; a name that means TCP and UDP has a row for each.
struct NamedService {
    std::string_view name;
    Protocol protocol;
    PortRange ports;
};

// Every row, sorted by name.
std::span<const NamedService> named_services();

// The rows of a name, in any letter case; empty when there is none.
std::span<const NamedService> services_named(std::string_view name);

// The name of one port: "postgres" for tcp 5432; empty when it has none.
std::string_view service_name(Protocol protocol, std::uint16_t port);

}  // namespace netlint::net
