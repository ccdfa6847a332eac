// Compares what the ACLs of each VPC refuse with the addresses of each.
#include "refusing_pairs.hpp"

#include <algorithm>
#include <map>

namespace netlint::rule {

using set::AddressSet;

RefusingPairs::RefusingPairs(const Context& context, const set::ServiceSet& services) {
    const model::Network& network = context.network();
    std::vector<AddressSet> homes, refused;  // by VPC
    for (std::size_t i = 0; i < network.vpcs.size(); ++i) {
        const VpcContents& contents = context.contents(network.vpcs.id(i));
        homes.emplace_back();
        for (const Id<model::Eni> id : contents.enis) {
            const model::Eni& eni = network.enis[id];
            // An address that the plan does not tell is one of the subnet.
            homes.back() |= eni.addresses.empty() ? network.subnets[eni.subnet].addresses() : eni.addresses;
        }
        refused.push_back(context.refusals_in(network.vpcs.id(i)).peers(services));
    }
    for (const net::Family family : {net::Family::ipv4, net::Family::ipv6}) {
        Family& out = families_[static_cast<std::size_t>(family)];
        std::map<AddressSet, std::uint32_t> numbers;
        for (const AddressSet& peers : refused) {
            const AddressSet part = peers.only(family);
            const auto [found, fresh] = numbers.try_emplace(part, static_cast<std::uint32_t>(out.meets.size()));
            out.refused.push_back(found->second);
            if (!fresh) continue;
            out.meets.emplace_back();
            for (const AddressSet& home : homes) out.meets.back().push_back(part.overlaps(home));
        }
        for (const AddressSet& home : homes) out.spoken.push_back(!home.only(family).empty());
    }
}

bool RefusingPairs::contain(Id<model::Vpc> a, Id<model::Vpc> b) const {
    return std::ranges::any_of(families_, [&](const Family& family) {
        const auto refuses = [&](Id<model::Vpc> by, Id<model::Vpc> peer) {
            return static_cast<bool>(family.meets[family.refused[by.value]][peer.value]);
        };
        return family.spoken[a.value] && family.spoken[b.value] &&
               (refuses(a, a) || refuses(a, b) || refuses(b, a) || refuses(b, b));
    });
}

}  // namespace netlint::rule
