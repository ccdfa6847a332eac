// Which member of a header space stands for it in a report.
#include <concepts>
#include <optional>

#include "netlint/set/header_space.hpp"

namespace netlint::set {
namespace {

using net::Address;
using net::Flow;
using net::Ipv4;
using net::Ipv6;

// The number of an address; the caller knows that it is of the right family.
template <class Bits>
Bits bits_of(const Address& address) {
    if constexpr (std::same_as<Bits, Ipv4>)
        return address.as_v4();
    else
        return address.as_v6();
}
template <class Bits>
constexpr net::Family family_of = std::same_as<Bits, Ipv4> ? net::Family::ipv4 : net::Family::ipv6;

Address address_of(Ipv4 bits) {
    return Address::v4(bits);
}
Address address_of(const Ipv6& bits) {
    return Address::v6(bits);
}

// The preferred address where the set has it, else one that reads well and is not `other` if that can be avoided.
template <class Bits>
Bits pick(const IntervalSet<Bits>& set, const std::optional<Address>& preferred, const Bits* other) {
    if (preferred && preferred->family() == family_of<Bits> && set.contains(bits_of<Bits>(*preferred)))
        return bits_of<Bits>(*preferred);
    const IntervalSet<Bits> rest = other ? set - IntervalSet<Bits>::point(*other) : set;
    return bits_of<Bits>(*AddressSet(rest.empty() ? set : rest).witness());
}

std::uint16_t pick_source_port(const PortSet& ports, const std::optional<Flow>& preferred) {
    if (preferred && ports.contains(preferred->source_port)) return preferred->source_port;
    for (const std::uint16_t least : {std::uint16_t{32768}, std::uint16_t{1024}, std::uint16_t{1}})
        if (const auto port = (ports & PortSet::of({least, 65535})).min()) return *port;
    return 0;
}

template <class Bits>
std::optional<Flow> pick(const HeaderSpace::Space<Bits>& space, const std::optional<Flow>& preferred) {
    if (space.empty()) return std::nullopt;
    const auto wanted = [&](Address Flow::*field) {
        return preferred ? std::optional((*preferred).*field) : std::nullopt;
    };
    const Bits source = pick<Bits>(space.domain(), wanted(&Flow::source), nullptr);
    const auto& targets = *space.at(source);
    const Bits destination = pick<Bits>(targets.domain(), wanted(&Flow::destination), &source);
    const auto& services = *targets.at(destination);
    const ServiceSet offered = ServiceSet::from_points(services.domain());
    const ServicePoint point =
        preferred && offered.contains(*preferred) ? ServicePoint::of(*preferred) : *offered.witness();
    Flow flow{address_of(source), address_of(destination), point.protocol};
    if (point.protocol.has_ports()) {
        flow.destination_port = point.detail;
        flow.source_port = pick_source_port(*services.at(point.number()), preferred);
    } else if (point.protocol.has_icmp()) {
        flow.icmp_type = static_cast<std::uint8_t>(point.detail >> 8);
        flow.icmp_code = static_cast<std::uint8_t>(point.detail);
    }
    return flow;
}

}  // namespace

std::optional<Flow> HeaderSpace::witness() const {
    const auto flow = pick<Ipv4>(v4_, std::nullopt);
    // Over IPv4 there may be packets of ICMPv6's number, but whoever asks for it means IPv6.
    const bool at_home = flow && flow->protocol != net::Protocol::icmpv6;
    if (at_home || v6_.empty()) return flow;
    return pick<Ipv6>(v6_, std::nullopt);
}

std::optional<Flow> HeaderSpace::witness(const Flow& preferred) const {
    if (preferred.source.is_v6() && !v6_.empty()) return pick<Ipv6>(v6_, preferred);
    const auto flow = pick<Ipv4>(v4_, preferred);
    return flow ? flow : pick<Ipv6>(v6_, preferred);
}

}  // namespace netlint::set
