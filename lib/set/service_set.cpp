// Makers and questions of service sets; their text is in service_text.cpp.
#include "netlint/set/service_set.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace netlint::set {
namespace {

using net::Protocol;
using Points = IntervalSet<std::uint32_t>;

static_assert(ServicePoint::last(Protocol{255}) + 1 == ServicePoint::end);
static_assert(ServicePoint::last(Protocol{0}) + 1 == ServicePoint::first(Protocol::icmp));
static_assert(ServicePoint::first(Protocol::tcp) == 65541);
static_assert(ServicePoint::last(Protocol::tcp) + 1 == ServicePoint::first(Protocol{7}));

Interval<std::uint32_t> whole(Protocol protocol) {
    return {ServicePoint::first(protocol), ServicePoint::last(protocol)};
}

}  // namespace

ServicePoint ServicePoint::of(const net::Flow& flow) {
    if (flow.protocol.has_ports()) return {flow.protocol, flow.destination_port};
    if (flow.protocol.has_icmp())
        return {flow.protocol, static_cast<std::uint16_t>(flow.icmp_type << 8 | flow.icmp_code)};
    return {flow.protocol, 0};
}

ServicePoint ServicePoint::at(std::uint32_t number) {
    assert(number < end);
    for (const Protocol wide : {Protocol::icmpv6, Protocol::udp, Protocol::tcp, Protocol::icmp}) {
        if (number > last(wide)) return {Protocol{static_cast<std::uint8_t>(wide.number + (number - last(wide)))}, 0};
        if (number >= first(wide)) return {wide, static_cast<std::uint16_t>(number - first(wide))};
    }
    return {Protocol{0}, 0};
}

ServiceSet ServiceSet::all() {
    return ServiceSet(Points::of({0, ServicePoint::end - 1}));
}

const ServiceSet& ServiceSet::with_ports() {
    static const ServiceSet set = protocol(Protocol::tcp) | protocol(Protocol::udp);
    return set;
}

ServiceSet ServiceSet::protocol(Protocol protocol) {
    return ServiceSet(Points::of(whole(protocol)));
}

ServiceSet ServiceSet::ports(Protocol tcp_or_udp, net::PortRange ports) {
    assert(tcp_or_udp.has_ports());
    const std::uint32_t base = ServicePoint::first(tcp_or_udp);
    return ServiceSet(Points::of({base + ports.first, base + ports.last}));
}

ServiceSet ServiceSet::ports(Protocol tcp_or_udp, const PortSet& ports) {
    assert(tcp_or_udp.has_ports());
    const std::uint32_t base = ServicePoint::first(tcp_or_udp);
    std::vector<Interval<std::uint32_t>> out;
    for (const Interval<std::uint16_t>& i : ports.intervals()) out.push_back({base + i.first, base + i.last});
    return ServiceSet(Points::from_sorted(out));
}

ServiceSet ServiceSet::icmp(Protocol icmp_or_icmpv6, net::IcmpType type) {
    assert(icmp_or_icmpv6.has_icmp());
    const std::uint32_t base = ServicePoint::first(icmp_or_icmpv6) + type.type * 256u;
    return ServiceSet(Points::of({base + type.code.value_or(0), base + type.code.value_or(255)}));
}

ServiceSet ServiceSet::of(const ServicePoint& point) {
    return ServiceSet(Points::point(point.number()));
}

ServiceSet ServiceSet::from_points(Points points) {
    assert(points.empty() || *points.max() < ServicePoint::end);
    return ServiceSet(std::move(points));
}

PortSet ServiceSet::ports_of(Protocol tcp_or_udp) const {
    assert(tcp_or_udp.has_ports());
    std::vector<Interval<std::uint16_t>> out;
    const Points own = points_ & Points::of(whole(tcp_or_udp));
    const std::uint32_t base = ServicePoint::first(tcp_or_udp);
    for (const Interval<std::uint32_t>& i : own.intervals())
        out.push_back({static_cast<std::uint16_t>(i.first - base), static_cast<std::uint16_t>(i.last - base)});
    return PortSet::from_sorted(out);
}

std::optional<ServicePoint> ServiceSet::witness() const {
    if (empty()) return std::nullopt;
    for (const Protocol protocol : {Protocol::tcp, Protocol::udp}) {
        const PortSet ports = ports_of(protocol);
        if (ports.contains(443)) return ServicePoint{protocol, 443};
        if (const auto port = (ports - PortSet::point(0)).min()) return ServicePoint{protocol, *port};
    }
    for (const auto& [protocol, request] : {std::pair(Protocol::icmp, 8), std::pair(Protocol::icmpv6, 128)}) {
        const ServicePoint echo{protocol, static_cast<std::uint16_t>(request << 8)};
        if (contains(echo)) return echo;
        if (const auto point = (points_ & Points::of(whole(protocol))).min()) return ServicePoint::at(*point);
    }
    return ServicePoint::at(*points_.min());
}

std::vector<ServiceEntry> ServiceSet::entries() const {
    std::vector<ServiceEntry> out;
    const auto add_icmp = [&](Protocol protocol, std::uint32_t first, std::uint32_t last) {
        const auto types = [&](std::uint32_t a, std::uint32_t b) {
            out.push_back({protocol,
                           {},
                           IcmpRange{static_cast<std::uint8_t>(a >> 8), static_cast<std::uint8_t>(b >> 8),
                                     static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b)}});
        };
        // Some codes of the first type, then whole types, then some codes of the last type.
        if (first >> 8 != last >> 8 && (first & 255) != 0) {
            types(first, first | 255);
            first = (first | 255) + 1;
        }
        if (first >> 8 == last >> 8 || (last & 255) == 255) {
            types(first, last);
            return;
        }
        types(first, (last & ~255u) - 1);
        types(last & ~255u, last);
    };
    for (const Interval<std::uint32_t>& interval : points_.intervals()) {
        // An interval may run through several protocols.
        for (std::uint32_t first = interval.first; first <= interval.last;) {
            const Protocol protocol = ServicePoint::at(first).protocol;
            const std::uint32_t base = ServicePoint::first(protocol);
            const std::uint32_t last = std::min(interval.last, ServicePoint::last(protocol));
            if (protocol.has_ports())
                out.push_back(
                    {protocol,
                     net::PortRange{static_cast<std::uint16_t>(first - base), static_cast<std::uint16_t>(last - base)},
                     {}});
            else if (protocol.has_icmp())
                add_icmp(protocol, first - base, last - base);
            else
                out.push_back({protocol, {}, {}});
            first = last + 1;
        }
    }
    return out;
}

}  // namespace netlint::set
