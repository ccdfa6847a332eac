// First match over ordered entries, once for what may decide and once for what must.
#include "acl_filter.hpp"

#include "netlint/model/symbolic.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;

const Headers anything_possible{HeaderSpace::none(), HeaderSpace::all()};

// What an entry matches; an address or entry that the plan does not tell matches for certain nothing.
Headers matched(const model::AclEntry& entry) {
    const auto peers =
        entry.prefix ? model::covered(*entry.prefix) : set::Bounds<AddressSet>::at_most(AddressSet::all());
    const auto headers = [&](const AddressSet& peer) {
        return entry.direction == model::Direction::ingress ? HeaderSpace::box(peer, AddressSet::all(), entry.services)
                                                            : HeaderSpace::box(AddressSet::all(), peer, entry.services);
    };
    return {entry.certainty.certain() ? headers(peers.must) : HeaderSpace::none(), headers(peers.may)};
}

}  // namespace

Headers acl_filter(const model::NetworkAcl& acl, model::Direction direction) {
    if (!acl.in_plan) return anything_possible;
    HeaderSpace left = HeaderSpace::all(), may_allow, may_deny;
    for (const model::AclEntry& entry : acl.entries) {
        if (entry.direction != direction) continue;
        const Headers match = matched(entry);
        (entry.allow ? may_allow : may_deny) |= left & match.may;
        left -= match.must;
    }
    return {~(may_deny | left), std::move(may_allow)};
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
