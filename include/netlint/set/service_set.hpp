// A set of services: what a filter sees of a packet beside its addresses and its source port.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "netlint/base/result.hpp"
#include "netlint/net/flow.hpp"
#include "netlint/net/icmp_type.hpp"
#include "netlint/net/port_range.hpp"
#include "netlint/net/protocol.hpp"
#include "netlint/set/interval_set.hpp"
#include "netlint/set/port_set.hpp"

namespace netlint::set {

// One service: a protocol, with its destination port (TCP, UDP) or ICMP type and code (ICMP, ICMPv6); other protocols
// have nothing more that AWS filters see.
//
// Services are numbered without gaps, so that "everything" is one interval: in the order of protocols, 65,536 points
// for each of icmp, tcp, udp and icmpv6, and one point for every other protocol.
//
//     protocol   0 | 1 (icmp)            | 2 3 4 5 | 6 (tcp)              | 7 ...
//     point      0 | 1 + type * 256 + code | one each | 65541 + port         | 131077 ...
struct ServicePoint {
    net::Protocol protocol;
    std::uint16_t detail = 0;  // port, or type * 256 + code, or 0

    static ServicePoint of(const net::Flow& flow);
    static ServicePoint at(std::uint32_t number);  // below `end`

    constexpr std::uint32_t number() const { return first(protocol) + detail; }

    // How many points there are: the numbers are 0 .. end - 1.
    static constexpr std::uint32_t end = 256 + 4 * 65535;
    static constexpr std::uint32_t first(net::Protocol p) {
        return p.number + 65535u * ((p.number > 1) + (p.number > 6) + (p.number > 17) + (p.number > 58));
    }
    static constexpr std::uint32_t last(net::Protocol p) {
        return first(p) + (p.has_ports() || p.has_icmp() ? 65535u : 0u);
    }

    auto operator<=>(const ServicePoint&) const = default;
};

// A run of ICMP messages: whole types, or some codes of one type.
struct IcmpRange {
    std::uint8_t first_type = 0, last_type = 255;
    std::uint8_t first_code = 0, last_code = 255;  // less than all only when first_type == last_type

    auto operator<=>(const IcmpRange&) const = default;
};

// One protocol's share of a ServiceSet, or a run of it. At most one of the two is set; neither for other protocols.
struct ServiceEntry {
    net::Protocol protocol;
    std::optional<net::PortRange> ports;  // always set for tcp and udp
    std::optional<IcmpRange> icmp;        // always set for icmp and icmpv6

    // "tcp/443", "tcp" for every port, "icmp/8", "icmp/3/4", "icmpv6/128-129", "gre".
    std::string to_string() const;

    auto operator<=>(const ServiceEntry&) const = default;
};

class ServiceSet {
public:
    ServiceSet() = default;  // empty
    static ServiceSet all();
    // tcp and udp with every port: the services that have source ports too.
    static const ServiceSet& with_ports();
    static ServiceSet protocol(net::Protocol protocol);
    static ServiceSet ports(net::Protocol tcp_or_udp, net::PortRange ports);
    static ServiceSet ports(net::Protocol tcp_or_udp, const PortSet& ports);
    static ServiceSet icmp(net::Protocol icmp_or_icmpv6, net::IcmpType type);
    static ServiceSet of(const ServicePoint& point);
    // Numbers as ServicePoint gives them.
    static ServiceSet from_points(IntervalSet<std::uint32_t> points);

    // One entry as to_string writes it ("tcp/443", "udp/1024-65535", "icmp/8/0", "gre", "all"), or several with commas.
    static Result<ServiceSet> parse(std::string_view text);

    const IntervalSet<std::uint32_t>& points() const { return points_; }
    bool empty() const { return points_.empty(); }
    bool contains(const ServicePoint& point) const { return points_.contains(point.number()); }
    bool contains(const net::Flow& flow) const { return contains(ServicePoint::of(flow)); }
    bool overlaps(const ServiceSet& other) const { return points_.overlaps(other.points_); }
    bool subset_of(const ServiceSet& other) const { return points_.subset_of(other.points_); }
    Count count() const { return points_.count(); }

    // The destination ports in the set for tcp or udp.
    PortSet ports_of(net::Protocol tcp_or_udp) const;
    // A member that reads well: tcp before udp before icmp before the rest, 443 first, port 0 last.
    std::optional<ServicePoint> witness() const;

    // In the order of protocols, then of ports or types.
    std::vector<ServiceEntry> entries() const;
    // "tcp/443, udp/53, icmp/8"; "all", "none", or "all except tcp/22" where that is shorter.
    std::string to_string() const;

    friend ServiceSet operator|(const ServiceSet& a, const ServiceSet& b) { return ServiceSet(a.points_ | b.points_); }
    friend ServiceSet operator&(const ServiceSet& a, const ServiceSet& b) { return ServiceSet(a.points_ & b.points_); }
    friend ServiceSet operator-(const ServiceSet& a, const ServiceSet& b) { return ServiceSet(a.points_ - b.points_); }
    // Relative to all().
    ServiceSet operator~() const { return all() - *this; }
    ServiceSet& operator|=(const ServiceSet& other) { return *this = *this | other; }
    ServiceSet& operator&=(const ServiceSet& other) { return *this = *this & other; }
    ServiceSet& operator-=(const ServiceSet& other) { return *this = *this - other; }

    friend bool operator==(const ServiceSet&, const ServiceSet&) = default;
    // A total order for sorting, not inclusion.
    friend std::strong_ordering operator<=>(const ServiceSet&, const ServiceSet&) = default;

private:
    explicit ServiceSet(IntervalSet<std::uint32_t> points) : points_(std::move(points)) {}

    IntervalSet<std::uint32_t> points_;
};

}  // namespace netlint::set
