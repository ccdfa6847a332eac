// Counts hosts.
#include "many_hosts.hpp"

#include <algorithm>

#include "netlint/net/well_known.hpp"

namespace netlint::rule {

using set::AddressSet;

namespace {

// So many hosts, among those of IPv6 also hosts of IPv4 by the names that NAT64 knows them by.
bool has(const AddressSet& hosts, const set::Count& v4, const set::Count& v6) {
    if (hosts.v4().count() >= v4 || hosts.v6().count() >= v6) return true;
    static const AddressSet names = AddressSet::of(net::nat64);
    return hosts.v6().overlaps(names.v6()) && (hosts.v6() & names.v6()).count() >= v4;
}

}  // namespace

bool at_large(const AddressSet& hosts) {
    constexpr net::Ipv4 most_v4 = (net::Ipv4{1} << 24) - 1;
    // Mostly one run is enough to see it.
    const auto is_large = [](const set::Interval<net::Ipv4>& run) { return run.last - run.first >= most_v4; };
    if (std::ranges::any_of(hosts.v4().intervals(), is_large)) return true;
    static const set::Count v4{set::Count{1} << 24}, v6{set::Count{1} << 112};
    return has(hosts, v4, v6);
}

bool is_like_internet(const AddressSet& hosts) {
    static const set::Count v4{set::Count{1} << 31}, v6{set::Count{1} << 124};
    return has(hosts, v4, v6);
}

}  // namespace netlint::rule
