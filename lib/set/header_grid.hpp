// A grid of flows that cuts header space into known pieces, so that tests can compare sets with plain tables.
#pragma once

#include <random>
#include <vector>

#include "netlint/set/header_space.hpp"

namespace netlint::set::testing {

using net::Protocol;

inline AddressSet addresses(std::string_view prefix) {
    return AddressSet::of(net::Prefix::parse(prefix).value());
}
inline ServiceSet services(std::string_view text) {
    return ServiceSet::parse(text).value();
}

// Each list partitions its field; "the rest" completes it. Ports are cut alike on both sides, so replies stay on the
// grid.
inline std::vector<AddressSet> address_pieces() {
    std::vector<AddressSet> out{addresses("10.0.0.0/16"), addresses("10.1.0.0/24"), addresses("2001:db8::/48")};
    const AddressSet rest = AddressSet::all() - out[0] - out[1] - out[2];
    out.push_back(rest.only(net::Family::ipv4));
    out.push_back(rest.only(net::Family::ipv6));
    return out;
}

inline std::vector<PortSet> port_pieces() {
    const PortSet named = PortSet::point(22) | PortSet::point(443) | PortSet::of({1024, 65535});
    return {PortSet::point(22), PortSet::point(443), PortSet::of({1024, 65535}), ~named};
}

inline std::vector<ServiceSet> service_pieces() {
    std::vector<ServiceSet> out;
    for (const Protocol protocol : {Protocol::tcp, Protocol::udp})
        for (const PortSet& ports : port_pieces()) out.push_back(ServiceSet::ports(protocol, ports));
    for (const auto* text : {"icmp/8/0", "icmp/0/0", "icmpv6/128/0", "icmpv6/129/0", "gre"})
        out.push_back(services(text));
    ServiceSet rest = ServiceSet::all();
    for (const ServiceSet& piece : out) rest -= piece;
    out.push_back(rest & services("icmp"));
    out.push_back(rest & services("icmpv6"));
    out.push_back(rest - services("icmp") - services("icmpv6"));
    return out;
}

// All pieces of header space as boxes; together they are everything, and no two overlap.
inline std::vector<Box> pieces() {
    std::vector<Box> out;
    for (const AddressSet& source : address_pieces())
        for (const AddressSet& destination : address_pieces())
            for (const ServiceSet& service : service_pieces()) {
                if (source.v4().empty() != destination.v4().empty()) continue;
                if (service.subset_of(ServiceSet::with_ports()))
                    for (const PortSet& ports : port_pieces()) out.push_back({source, destination, service, ports});
                else
                    out.push_back({source, destination, service, PortSet::point(0)});
            }
    return out;
}

// Some flow of each piece; its reply is some flow of a piece too, though maybe not the chosen one.
inline net::Flow flow_of(const Box& piece) {
    return *HeaderSpace::box(piece).witness();
}

// A union of pieces of one field, as a bit for each.
template <class Set>
Set some(const std::vector<Set>& of, std::mt19937_64& random) {
    Set out;
    while (out.empty())
        for (const Set& piece : of)
            if (random() % 3 == 0) out |= piece;
    return out;
}

inline std::vector<Box> random_boxes(std::mt19937_64& random, unsigned most) {
    std::vector<Box> out(random() % (most + 1));
    for (Box& box : out)
        box = {some(address_pieces(), random), some(address_pieces(), random), some(service_pieces(), random),
               some(port_pieces(), random)};
    return out;
}

}  // namespace netlint::set::testing
