// First match over ordered entries, once for what may decide and once for what must.
#include "acl_filter.hpp"

#include <vector>

#include "netlint/model/symbolic.hpp"
#include "netlint/reach/acl.hpp"
#include "netlint/set/filter_grid.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;

const Headers anything_possible{HeaderSpace::none(), HeaderSpace::all()};

// What an entry matches; an address or entry that the plan does not tell matches for certain nothing.
set::FirstMatchEntry matched(const model::AclEntry& entry) {
    auto peers = entry.prefix ? model::covered(*entry.prefix) : set::Bounds<AddressSet>::at_most(AddressSet::all());
    if (!entry.certainty.certain()) peers.must = {};
    return {std::move(peers.must), std::move(peers.may), entry.services, entry.allow};
}

std::vector<set::FirstMatchEntry> matched(const model::NetworkAcl& acl, model::Direction direction) {
    std::vector<set::FirstMatchEntry> out;
    for (const model::AclEntry& entry : acl.entries)
        if (entry.direction == direction) out.push_back(matched(entry));
    return out;
}

}  // namespace

bool pass_alike(const model::NetworkAcl& a, const model::NetworkAcl& b, model::Direction direction) {
    if (!a.in_plan || !b.in_plan) return a.in_plan == b.in_plan;
    return set::pass_alike(matched(a, direction), matched(b, direction));
}

Headers acl_filter(const model::NetworkAcl& acl, model::Direction direction) {
    if (!acl.in_plan) return anything_possible;
    std::vector<set::Box> must, may;
    for (const set::Passed& passed : set::first_match(matched(acl, direction))) {
        const auto add = [&](std::vector<set::Box>& to, const set::ServiceSet& services) {
            if (services.empty()) return;
            if (direction == model::Direction::ingress)
                to.push_back({passed.peers, AddressSet::all(), services, set::PortSet::all()});
            else
                to.push_back({AddressSet::all(), passed.peers, services, set::PortSet::all()});
        };
        add(may, passed.may);
        add(must, passed.must);
    }
    HeaderSpace possible = HeaderSpace::from(may);
    if (must == may) return Headers::exactly(std::move(possible));
    return {HeaderSpace::from(must), std::move(possible)};
}

Headers acl_filter(const model::Network& network, const model::Subnet& subnet, model::Direction direction) {
    if (subnet.acls.empty()) return anything_possible;
    Headers out = acl_filter(network.network_acls[subnet.acls.front()], direction);
    for (std::size_t i = 1; i < subnet.acls.size(); ++i) {
        const Headers other = acl_filter(network.network_acls[subnet.acls[i]], direction);
        out = {out.must & other.must, out.may | other.may};
    }
    return out;
}

}  // namespace netlint::reach
