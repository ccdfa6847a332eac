// Makers, witnesses and text of address sets.
#include "netlint/set/address_set.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "netlint/net/well_known.hpp"
#include "netlint/set/prefix_cover.hpp"

namespace netlint::set {
namespace {

using net::Address;
using net::Ipv4;
using net::Ipv6;

AddressSet internet_set() {
    AddressSet special;
    for (const net::NamedPrefix& row : net::not_internet_v4) special |= AddressSet::of(row.prefix);
    return AddressSet((AddressSet::all_v4() - special).v4(), AddressSet::of(net::internet_v6).v6());
}

// The first address of the interval that an interface could have: AWS keeps the first four of a subnet, and subnets
// start at multiples of 16.
template <class Bits>
Bits usable(const Interval<Bits>& interval) {
    const bool may_be_subnet = (interval.first & 15) == 0 && interval.last - interval.first >= 15;
    return may_be_subnet ? static_cast<Bits>(interval.first + 4) : interval.first;
}

template <class Bits>
std::optional<Bits> readable(const IntervalSet<Bits>& set, std::span<const Bits> stand_ins,
                             const IntervalSet<Bits>& odd) {
    if (set.empty()) return std::nullopt;
    for (const Bits& stand_in : stand_ins)
        if (set.contains(stand_in)) return stand_in;
    const IntervalSet<Bits> plain = set - odd;
    return usable((plain.empty() ? set : plain).intervals().front());
}

std::optional<Ipv4> witness_v4(const IntervalSet<Ipv4>& set) {
    static const IntervalSet<Ipv4> odd = IntervalSet<Ipv4>::from(
        {{0, 0x00ffffff}, {0x7f000000, 0x7fffffff}, {0xa9fe0000, 0xa9feffff}, {0xe0000000, 0xffffffff}});
    const std::array stand_ins{net::quad(203, 0, 113, 10).as_v4(), net::quad(198, 51, 100, 10).as_v4()};
    return readable<Ipv4>(set, stand_ins, odd);
}

std::optional<Ipv6> witness_v6(const IntervalSet<Ipv6>& set) {
    static const IntervalSet<Ipv6> odd = AddressSet::of(net::Prefix(Address::v6(0), 16)).v6();
    const Ipv6 documentation = Ipv6{0x20010db8} << 96;
    const std::array<Ipv6, 2> stand_ins{documentation | 0x10, documentation | 0x20};
    return readable<Ipv6>(set, stand_ins, odd);
}

template <class Bits>
void append(std::vector<std::string>& out, const IntervalSet<Bits>& set, Address (*address)(Bits)) {
    for (const Interval<Bits>& interval : set.intervals()) {
        const auto prefixes = prefix_cover(IntervalSet<Bits>::of(interval));
        out.push_back(prefixes.size() == 1 ? prefixes.front().to_string()
                                           : fmt::format("{}-{}", address(interval.first).to_string(),
                                                         address(interval.last).to_string()));
    }
}

}  // namespace

AddressSet AddressSet::all() {
    return AddressSet(IntervalSet<Ipv4>::all(), IntervalSet<Ipv6>::all());
}
AddressSet AddressSet::all_v4() {
    return AddressSet(IntervalSet<Ipv4>::all());
}
AddressSet AddressSet::all_v6() {
    return AddressSet(IntervalSet<Ipv6>::all());
}

const AddressSet& AddressSet::internet() {
    static const AddressSet set = internet_set();
    return set;
}

const AddressSet& AddressSet::internet_v4() {
    static const AddressSet set = internet().only(net::Family::ipv4);
    return set;
}

const AddressSet& AddressSet::internet_v6() {
    static const AddressSet set = internet().only(net::Family::ipv6);
    return set;
}

AddressSet AddressSet::of(const Address& address) {
    return range(address, address);
}
AddressSet AddressSet::of(const net::Prefix& prefix) {
    return range(prefix.first(), prefix.last());
}

AddressSet AddressSet::of(std::span<const net::Prefix> prefixes) {
    std::vector<Interval<Ipv4>> v4;
    std::vector<Interval<Ipv6>> v6;
    for (const net::Prefix& prefix : prefixes) {
        if (prefix.family() == net::Family::ipv4)
            v4.push_back({prefix.first().as_v4(), prefix.last().as_v4()});
        else
            v6.push_back({prefix.first().as_v6(), prefix.last().as_v6()});
    }
    return AddressSet(IntervalSet<Ipv4>::from(std::move(v4)), IntervalSet<Ipv6>::from(std::move(v6)));
}

AddressSet AddressSet::range(const Address& first, const Address& last) {
    assert(first.family() == last.family() && first <= last);
    if (first.is_v4()) return AddressSet(IntervalSet<Ipv4>::of({first.as_v4(), last.as_v4()}));
    return AddressSet(IntervalSet<Ipv6>::of({first.as_v6(), last.as_v6()}));
}

AddressSet AddressSet::only(net::Family family) const {
    return family == net::Family::ipv4 ? AddressSet(v4_) : AddressSet(v6_);
}

bool AddressSet::contains(const Address& address) const {
    return address.is_v4() ? v4_.contains(address.as_v4()) : v6_.contains(address.as_v6());
}

bool AddressSet::contains(const net::Prefix& prefix) const {
    return of(prefix).subset_of(*this);
}

std::optional<Address> AddressSet::witness() const {
    if (const auto bits = witness_v4(v4_)) return Address::v4(*bits);
    if (const auto bits = witness_v6(v6_)) return Address::v6(*bits);
    return std::nullopt;
}

std::vector<net::Prefix> AddressSet::to_prefixes() const {
    std::vector<net::Prefix> out = prefix_cover(v4_);
    const std::vector<net::Prefix> v6 = prefix_cover(v6_);
    out.insert(out.end(), v6.begin(), v6.end());
    return out;
}

std::string AddressSet::to_string() const {
    if (empty()) return "none";
    std::vector<std::string> out;
    append<Ipv4>(out, v4_, Address::v4);
    append<Ipv6>(out, v6_, [](Ipv6 bits) { return Address::v6(bits); });
    return fmt::format("{}", fmt::join(out, ", "));
}

}  // namespace netlint::set
