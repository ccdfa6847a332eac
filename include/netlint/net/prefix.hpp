// A network in CIDR notation (RFC 4632, RFC 4291 section 2.3).
#pragma once

#include <cassert>
#include <compare>
#include <string>
#include <string_view>

#include "netlint/base/result.hpp"
#include "netlint/net/address.hpp"

namespace netlint::net {

class Prefix {
public:
    // Host bits of `base` are cleared. `length` is at most 32 (IPv4) or 128 (IPv6).
    constexpr Prefix(const Address& base, unsigned length) : first_(masked(base, length)), length_(length) {}
    // The prefix of one address: /32 or /128.
    static constexpr Prefix of(const Address& address) { return {address, bits(address.family())}; }

    // "10.0.0.0/8", "2001:db8::/32". Host bits are refused, as the provider refuses them: "host bits set
    // in 10.0.0.1/8".
    static Result<Prefix> parse(std::string_view text);
    // The same, but host bits are cleared, as AWS does with what it accepts: "10.0.0.1/8" is 10.0.0.0/8.
    static Result<Prefix> parse_masked(std::string_view text);

    constexpr const Address& first() const { return first_; }
    constexpr Address last() const {
        if (first_.is_v4()) return Address::v4(first_.as_v4() | host_mask_v4(length_));
        return Address::v6(first_.as_v6() | host_mask_v6(length_));
    }
    constexpr unsigned length() const { return length_; }
    constexpr Family family() const { return first_.family(); }

    constexpr bool contains(const Address& address) const {
        return address.family() == family() && masked(address, length_) == first_;
    }
    constexpr bool contains(const Prefix& other) const { return other.length_ >= length_ && contains(other.first_); }
    constexpr bool overlaps(const Prefix& other) const { return contains(other) || other.contains(*this); }

    std::string to_string() const;

    // By first address, then the wider one first.
    constexpr auto operator<=>(const Prefix&) const = default;

private:
    static constexpr Ipv4 host_mask_v4(unsigned length) {
        return length == 0 ? ~Ipv4{0} : (Ipv4{1} << (32 - length)) - 1;
    }
    static constexpr Ipv6 host_mask_v6(unsigned length) {
        return length == 0 ? ~Ipv6{0} : Ipv6((Ipv6{1} << (128 - length)) - 1);
    }
    static constexpr Address masked(const Address& address, unsigned length) {
        assert(length <= bits(address.family()));
        if (address.is_v4()) return Address::v4(address.as_v4() & ~host_mask_v4(length));
        return Address::v6(address.as_v6() & ~host_mask_v6(length));
    }

    Address first_;
    unsigned length_;
};

}  // namespace netlint::net
