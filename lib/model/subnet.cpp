// The address space of a subnet, and the part of it that AWS keeps for itself.
#include "netlint/model/subnet.hpp"

namespace netlint::model {
namespace {

// The first four addresses and the last one, in either family; everything, where the prefix has no more than five.
// https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html
set::AddressSet reserved(const net::Prefix& prefix) {
    const bool v4 = prefix.first().is_v4();
    const unsigned host_bits = net::bits(prefix.family()) - prefix.length();
    if (host_bits <= 2) return set::AddressSet::of(prefix);
    const auto fourth =
        v4 ? net::Address::v4(prefix.first().as_v4() + 3) : net::Address::v6(prefix.first().as_v6() + 3);
    return set::AddressSet::range(prefix.first(), fourth) | set::AddressSet::of(prefix.last());
}

}  // namespace

set::AddressSet Subnet::addresses() const {
    return set::AddressSet::of(prefixes);
}

set::AddressSet Subnet::usable_addresses() const {
    set::AddressSet usable = addresses();
    for (const net::Prefix& prefix : prefixes) usable -= reserved(prefix);
    return usable;
}

}  // namespace netlint::model
