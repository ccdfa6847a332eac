// A set of flows of both families: the packets a filter passes, a path carries, a question asks about.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "netlint/net/flow.hpp"
#include "netlint/set/address_set.hpp"
#include "netlint/set/port_set.hpp"
#include "netlint/set/product.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::set {

// A product of four sets. `source_ports` is {0} for services without source ports. As an argument it speaks of tcp and
// udp only, so that {all services, 1024-65535} holds the whole of icmp too.
struct Box {
    AddressSet source, destination;
    ServiceSet services;
    PortSet source_ports;

    friend bool operator==(const Box&, const Box&) = default;
};

// Every set is exact. It is kept, per family, as source × (destination × (service × source ports)), canonical at each
// level (product.hpp), so that equality is structural. Source ports exist for tcp and udp; every other protocol has the
// one source port 0. Copies are cheap: they share.
class HeaderSpace {
public:
    template <class Bits>                                                         // Ipv4 or Ipv6
    using Space = Product<Bits, Product<Bits, Product<std::uint32_t, PortSet>>>;  // service points as in ServicePoint

    HeaderSpace() = default;  // empty
    static HeaderSpace none() { return {}; }
    static const HeaderSpace& all();
    // IPv4 sources with IPv4 destinations, and IPv6 with IPv6. `source_ports` limits tcp and udp, nothing else.
    static HeaderSpace box(const AddressSet& source, const AddressSet& destination, const ServiceSet& services,
                           const PortSet& source_ports = PortSet::all());
    static HeaderSpace box(const Box& box) {
        return HeaderSpace::box(box.source, box.destination, box.services, box.source_ports);
    }
    // The union of boxes that may overlap; faster than | one by one.
    static HeaderSpace from(std::span<const Box> boxes);
    static HeaderSpace of(const net::Flow& flow);

    bool empty() const { return v4_.empty() && v6_.empty(); }
    bool contains(const net::Flow& flow) const;
    bool overlaps(const HeaderSpace& other) const;
    bool subset_of(const HeaderSpace& other) const;
    // How many flows.
    Count count() const;

    // A member that reads well in a report: addresses as AddressSet::witness, services as ServiceSet::witness, source
    // port 32768 or the lowest above it; the same one every time.
    std::optional<net::Flow> witness() const;
    // The same, but each field that can be is taken from `preferred`, the source first.
    std::optional<net::Flow> witness(const net::Flow& preferred) const;

    // Disjoint boxes whose union this is, in a fixed order; each is of one family.
    std::vector<Box> boxes() const;
    // One line a box: "10.0.0.0/8 -> 10.1.0.0/16 tcp/443 from ports 1024-65535"; "none" when empty.
    std::string to_string() const;

    // The headers of the replies, as Flow::reply: source and destination swap, and so do the ports of tcp and udp. Echo
    // request and echo reply swap (icmp 8/0 and 0/0, icmpv6 128/0 and 129/0); every other ICMP message and every other
    // protocol keeps its service. Its own inverse.
    HeaderSpace reverse() const;

    // What a field takes over all flows of the set. source_ports() speaks of tcp and udp flows.
    AddressSet sources() const;
    AddressSet destinations() const;
    ServiceSet services() const;
    PortSet source_ports() const;

    // The flows that differ from a member in the named field at most, and have a value of the given set there: what a
    // rewrite of the field makes of the set. Addresses of one family never meet those of the other. with_source_ports
    // rewrites tcp and udp and leaves other protocols as they are.
    HeaderSpace with_sources(const AddressSet& sources) const;
    HeaderSpace with_destinations(const AddressSet& destinations) const;
    HeaderSpace with_source_ports(const PortSet& source_ports) const;

    // The (source, destination, service) that have every source port of `range` in the set, with all source ports;
    // services without source ports stay as they are. `range` is not empty.
    HeaderSpace for_all_source_ports(const PortSet& range) const;

    // The members of one family.
    HeaderSpace only(net::Family family) const;
    const Space<net::Ipv4>& v4() const { return v4_; }
    const Space<net::Ipv6>& v6() const { return v6_; }

    friend HeaderSpace operator|(const HeaderSpace& a, const HeaderSpace& b);
    friend HeaderSpace operator&(const HeaderSpace& a, const HeaderSpace& b);
    friend HeaderSpace operator-(const HeaderSpace& a, const HeaderSpace& b);
    // Relative to all().
    HeaderSpace operator~() const;
    HeaderSpace& operator|=(const HeaderSpace& other) { return *this = *this | other; }
    HeaderSpace& operator&=(const HeaderSpace& other) { return *this = *this & other; }
    HeaderSpace& operator-=(const HeaderSpace& other) { return *this = *this - other; }

    friend bool operator==(const HeaderSpace& a, const HeaderSpace& b);

private:
    HeaderSpace(Space<net::Ipv4> v4, Space<net::Ipv6> v6) : v4_(std::move(v4)), v6_(std::move(v6)) {}

    Space<net::Ipv4> v4_;
    Space<net::Ipv6> v6_;
};

}  // namespace netlint::set
