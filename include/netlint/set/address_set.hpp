// A set of IP addresses: two sets side by side, because IPv4 and IPv6 never mix.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "netlint/net/address.hpp"
#include "netlint/net/prefix.hpp"
#include "netlint/set/interval_set.hpp"

namespace netlint::set {

class AddressSet {
public:
    AddressSet() = default;  // empty
    explicit AddressSet(IntervalSet<net::Ipv4> v4, IntervalSet<net::Ipv6> v6 = {})
        : v4_(std::move(v4)), v6_(std::move(v6)) {}
    explicit AddressSet(IntervalSet<net::Ipv6> v6) : v6_(std::move(v6)) {}

    static AddressSet all();
    static AddressSet all_v4();
    static AddressSet all_v6();
    // What the internet routes (net/well_known.hpp): all of IPv4 but the private and special ranges, and 2000::/3.
    static const AddressSet& internet();
    static const AddressSet& internet_v4();
    static const AddressSet& internet_v6();

    static AddressSet of(const net::Address& address);
    static AddressSet of(const net::Prefix& prefix);
    static AddressSet of(std::span<const net::Prefix> prefixes);
    // Every address from `first` to `last`, both of one family and in order.
    static AddressSet range(const net::Address& first, const net::Address& last);

    const IntervalSet<net::Ipv4>& v4() const { return v4_; }
    const IntervalSet<net::Ipv6>& v6() const { return v6_; }
    // The members of one family, still as an AddressSet.
    AddressSet only(net::Family family) const;

    bool empty() const { return v4_.empty() && v6_.empty(); }
    bool contains(const net::Address& address) const;
    bool contains(const net::Prefix& prefix) const;
    bool overlaps(const AddressSet& other) const { return v4_.overlaps(other.v4_) || v6_.overlaps(other.v6_); }
    bool subset_of(const AddressSet& other) const { return v4_.subset_of(other.v4_) && v6_.subset_of(other.v6_); }
    Count count() const { return v4_.count() + v6_.count(); }

    // A member that reads well in a report: a documentation address, else a low address that AWS would give to an
    // interface, else the lowest. IPv4 before IPv6.
    std::optional<net::Address> witness() const;

    // The fewest prefixes with exactly these addresses, sorted.
    std::vector<net::Prefix> to_prefixes() const;
    // "10.0.0.0/8, 192.0.2.4-192.0.2.14, 2001:db8::/32"; a prefix where an interval is one. "none" when empty.
    std::string to_string() const;

    friend AddressSet operator|(const AddressSet& a, const AddressSet& b) {
        return AddressSet(a.v4_ | b.v4_, a.v6_ | b.v6_);
    }
    friend AddressSet operator&(const AddressSet& a, const AddressSet& b) {
        return AddressSet(a.v4_ & b.v4_, a.v6_ & b.v6_);
    }
    friend AddressSet operator-(const AddressSet& a, const AddressSet& b) {
        return AddressSet(a.v4_ - b.v4_, a.v6_ - b.v6_);
    }
    AddressSet operator~() const { return AddressSet(~v4_, ~v6_); }
    AddressSet& operator|=(const AddressSet& other) { return *this = *this | other; }
    AddressSet& operator&=(const AddressSet& other) { return *this = *this & other; }
    AddressSet& operator-=(const AddressSet& other) { return *this = *this - other; }

    friend bool operator==(const AddressSet&, const AddressSet&) = default;
    // A total order for sorting, not inclusion.
    friend std::strong_ordering operator<=>(const AddressSet&, const AddressSet&) = default;

private:
    IntervalSet<net::Ipv4> v4_;
    IntervalSet<net::Ipv6> v6_;
};

}  // namespace netlint::set
