// Subtracts the VPCs once for all, and once for each set of hosts.
#include "outside_hosts.hpp"

#include <vector>

namespace netlint::reach {

OutsideHosts::OutsideHosts(const model::Network& network) {
    std::vector<net::Prefix> all;
    for (const model::Vpc& vpc : network.vpcs) all.insert(all.end(), vpc.prefixes.begin(), vpc.prefixes.end());
    inside_ = set::AddressSet::of(all);
}

const set::AddressSet& OutsideHosts::among(const set::AddressSet& addresses) {
    const auto [found, fresh] = known_.try_emplace(addresses);
    if (fresh) {
        found->second = addresses - inside_;
        if (found->second.empty()) found->second = addresses;
    }
    return found->second;
}

}  // namespace netlint::reach
