// Hosts outside the plan: what is left of the addresses that a question names without those of the plan's VPCs.
#pragma once

#include <map>

#include "netlint/model/network.hpp"
#include "netlint/set/address_set.hpp"

namespace netlint::reach {

// Remembers what it was asked, for rules ask of few different hosts, each very often.
class OutsideHosts {
public:
    explicit OutsideHosts(const model::Network& network);

    // All of them where nothing else was asked for.
    const set::AddressSet& among(const set::AddressSet& addresses);

private:
    set::AddressSet inside_;
    std::map<set::AddressSet, set::AddressSet> known_;
};

}  // namespace netlint::reach
