// Cutting intervals of addresses into CIDR blocks, the largest aligned one first.
#include "netlint/set/prefix_cover.hpp"

#include <algorithm>
#include <bit>

namespace netlint::set {
namespace {

unsigned trailing_zeros(net::Ipv4 bits) {
    return static_cast<unsigned>(std::countr_zero(bits));
}
unsigned trailing_zeros(const net::Ipv6& bits) {
    return bits == 0 ? 128 : static_cast<unsigned>(lsb(bits));
}
unsigned top_bit(net::Ipv4 bits) {
    return 31 - static_cast<unsigned>(std::countl_zero(bits));
}
unsigned top_bit(const net::Ipv6& bits) {
    return static_cast<unsigned>(msb(bits));
}

net::Address address(net::Ipv4 bits) {
    return net::Address::v4(bits);
}
net::Address address(const net::Ipv6& bits) {
    return net::Address::v6(bits);
}

// The greatest block that starts at `first` and stays within `last` is bounded by first's alignment and by how many
// addresses are left.
template <class Bits>
std::vector<net::Prefix> cover(const IntervalSet<Bits>& addresses, unsigned width) {
    std::vector<net::Prefix> out;
    for (const Interval<Bits>& interval : addresses.intervals()) {
        Bits first = interval.first;
        for (;;) {
            const Bits left = static_cast<Bits>(interval.last - first + 1);  // 0 when it is all addresses there are
            const unsigned room = left == 0 ? width : top_bit(left);
            const unsigned host_bits = std::min(trailing_zeros(first), room);
            const net::Prefix prefix(address(first), width - host_bits);
            out.push_back(prefix);
            if (host_bits == width) break;
            const Bits last = static_cast<Bits>(first + ((Bits{1} << host_bits) - 1));
            if (last == interval.last) break;
            first = static_cast<Bits>(last + 1);
        }
    }
    return out;
}

}  // namespace

std::vector<net::Prefix> prefix_cover(const IntervalSet<net::Ipv4>& addresses) {
    return cover(addresses, 32);
}
std::vector<net::Prefix> prefix_cover(const IntervalSet<net::Ipv6>& addresses) {
    return cover(addresses, 128);
}

}  // namespace netlint::set
