// Where a generated network's VPCs, subnets and hosts lie: VPCs of equal size in 10.0.0.0/8 and 2600:1f00::/24.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>

#include "generate/shape.hpp"
#include "netlint/net/prefix.hpp"

namespace netlint::generate {

class Addressing {
public:
    static constexpr std::size_t most_vpcs = 4096;

    explicit Addressing(const Shape& shape)
        : shared_from_(shape.vpcs - isolated_vpcs(shape)),
          vpc_length_(std::max(16u, 8 + bits(std::min(shape.vpcs, most_vpcs)))),
          subnet_length_(std::min(28u, vpc_length_ + bits(shape.subnets))) {}

    net::Prefix vpc(std::size_t vpc) const {
        return {net::Address::v4(first_v4 + (static_cast<net::Ipv4>(place(vpc)) << (32 - vpc_length_))), vpc_length_};
    }
    net::Prefix subnet(std::size_t of, std::size_t subnet) const {
        return {net::Address::v4(vpc(of).first().as_v4() + (static_cast<net::Ipv4>(subnet) << (32 - subnet_length_))),
                subnet_length_};
    }
    // AWS keeps the first four addresses of a subnet and the last; the gateways that AWS places itself take some more.
    std::size_t hosts() const { return (std::size_t{1} << (32 - subnet_length_)) - first_host - 1; }
    net::Address host(std::size_t vpc, std::size_t in, std::size_t n) const {
        return net::Address::v4(subnet(vpc, in).first().as_v4() + first_host + static_cast<net::Ipv4>(n));
    }

    net::Prefix vpc_v6(std::size_t vpc) const { return {net::Address::v6(first_v6 + (net::Ipv6(vpc) << 72)), 56}; }
    net::Prefix subnet_v6(std::size_t of, std::size_t subnet) const {
        return {net::Address::v6(vpc_v6(of).first().as_v6() + (net::Ipv6(subnet) << 64)), 64};
    }
    net::Address host_v6(std::size_t vpc, std::size_t in, std::size_t n) const {
        return net::Address::v6(subnet_v6(vpc, in).first().as_v6() + 0x10 + n);
    }

private:
    static constexpr net::Ipv4 first_v4 = 10u << 24;
    static constexpr net::Ipv4 first_host = 8;
    static inline const net::Ipv6 first_v6 = net::Ipv6(0x26001f00) << 96;

    static unsigned bits(std::size_t n) { return static_cast<unsigned>(std::bit_width(n - (n > 0))); }
    std::size_t place(std::size_t vpc) const { return vpc < shared_from_ ? vpc : vpc - shared_from_; }

    std::size_t shared_from_;  // VPCs from here on are addressed like the first ones
    unsigned vpc_length_, subnet_length_;
};

}  // namespace netlint::generate
