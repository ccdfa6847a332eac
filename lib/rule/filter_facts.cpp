// Lays the elements of a filter on a grid, each direction for itself.
#include "filter_facts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/set/filter_grid.hpp"

namespace netlint::rule {
namespace {

using model::Direction;
using model::Permission;
using set::FilterBox;
using set::ServiceSet;
using GroupId = Id<model::SecurityGroup>;

// The boxes of one direction, and whose they are.
struct Boxes {
    std::vector<FilterBox> boxes;
    std::vector<std::size_t> owners;

    void add(std::size_t owner, FilterBox box) {
        owners.push_back(owner);
        boxes.push_back(std::move(box));
    }
};

// How many permissions that name a group admit each run of services: what a permission has to itself of them is where
// only one does.
class Sharing {
public:
    void add(const ServiceSet& services) {
        more_ = more_ | (once_ & services);
        once_ = once_ | services;
    }
    ServiceSet only_of(const ServiceSet& services) const { return services - more_; }

private:
    ServiceSet once_, more_;
};

Boxes boxes_of(const model::Network& network, const model::SecurityGroup& group, Direction direction) {
    const model::Vpc& vpc = network.vpcs[group.vpc];
    std::map<GroupId, Sharing> sharing;
    for (const Permission& permission : group.permissions)
        if (const auto* peer = std::get_if<GroupId>(&permission.peer))
            if (permission.direction == direction) sharing[*peer].add(permission.services);
    Boxes out;
    for (std::size_t i = 0; i < group.permissions.size(); ++i) {
        const Permission& permission = group.permissions[i];
        if (permission.direction != direction) continue;
        const bool certain = permission.certainty.certain();
        std::visit(overloaded{
                       [&](const net::Prefix& prefix) {
                           out.add(i, {set::AddressSet::of(prefix), permission.services, certain});
                       },
                       [&](GroupId peer) {
                           out.add(i, {vpc.addresses(), sharing[peer].only_of(permission.services), false});
                       },
                       [&](Id<model::PrefixList> list) {
                           out.add(i, {network.prefix_lists[list].entries.must, permission.services, certain});
                       },
                       [](model::UnknownPeer) {},
                   },
                   permission.peer);
    }
    return out;
}

}  // namespace

std::vector<bool> possibly_shadowed(const model::NetworkAcl& acl) {
    std::vector<bool> out(acl.entries.size());
    for (const Direction direction : {Direction::ingress, Direction::egress}) {
        Boxes all;
        for (std::size_t i = 0; i < acl.entries.size(); ++i) {
            const model::AclEntry& entry = acl.entries[i];
            if (entry.direction == direction && entry.prefix)
                all.add(i, {set::AddressSet::of(*entry.prefix), entry.services, entry.certainty.certain()});
        }
        const std::vector<bool> decides = set::deciding(all.boxes);
        for (std::size_t n = 0; n < decides.size(); ++n) out[all.owners[n]] = !decides[n];
    }
    return out;
}

std::vector<bool> possibly_redundant(const model::Network& network, const model::SecurityGroup& group) {
    std::vector<bool> out(group.permissions.size());
    for (const Direction direction : {Direction::ingress, Direction::egress}) {
        const Boxes all = boxes_of(network, group, direction);
        const std::vector<bool> contained = set::contained_in_others(all.boxes);
        for (std::size_t n = 0; n < contained.size(); ++n) out[all.owners[n]] = contained[n];
    }
    return out;
}

Refusals::Refusals(const model::Network& network) {
    const bool unknown =
        std::ranges::any_of(network.subnets, [](const model::Subnet& subnet) { return subnet.acls.empty(); }) ||
        !std::ranges::all_of(network.network_acls, &model::NetworkAcl::in_plan);
    if (unknown) add(set::AddressSet::all(), ServiceSet::all());
    for (const model::NetworkAcl& acl : network.network_acls) add(acl);
}

Refusals::Refusals(const model::Network& network, const std::set<Id<model::Subnet>>& guarded) {
    std::set<Id<model::NetworkAcl>> acls;
    for (const Id<model::Subnet> subnet : guarded) {
        const auto& all = network.subnets[subnet].acls;
        const auto known = [&](Id<model::NetworkAcl> acl) { return network.network_acls[acl].in_plan; };
        if (all.empty() || !std::ranges::all_of(all, known)) add(set::AddressSet::all(), ServiceSet::all());
        acls.insert(all.begin(), all.end());
    }
    for (const Id<model::NetworkAcl> acl : acls) add(network.network_acls[acl]);
}

void Refusals::add(const model::NetworkAcl& acl) {
    for (const Direction direction : {Direction::ingress, Direction::egress}) {
        // The entry that refuses a packet, or the end of the list, is the first that matches it. No entry before
        // allows it for certain: its peer is one of `left`, and its service none that everybody of the family has.
        set::AddressSet left = set::AddressSet::all();  // peers for which no entry has let every service through
        std::array<ServiceSet, 2> open;                 // by family, what entries have let through for every peer
        const auto refuse = [&](const set::AddressSet& peers, const ServiceSet& services) {
            for (const net::Family family : {net::Family::ipv4, net::Family::ipv6})
                add(peers.only(family), services - open[static_cast<std::size_t>(family)]);
        };
        for (const model::AclEntry& entry : acl.entries) {
            if (entry.direction != direction) continue;
            if (!entry.allow)
                refuse(entry.prefix ? left & set::AddressSet::of(*entry.prefix) : left, entry.services);
            else if (!entry.prefix || !entry.certainty.certain())
                continue;
            else if (entry.services == ServiceSet::all())
                left -= set::AddressSet::of(*entry.prefix);
            else if (entry.prefix->length() == 0)
                open[static_cast<std::size_t>(entry.prefix->family())] |= entry.services;
        }
        refuse(left, ServiceSet::all());
    }
}

void Refusals::add(const set::AddressSet& peers, const ServiceSet& services) {
    if (peers.empty() || services.empty()) return;
    const auto known = std::ranges::find(peers_, services, &std::pair<ServiceSet, set::AddressSet>::first);
    if (known == peers_.end())
        peers_.emplace_back(services, peers);
    else if (!peers.subset_of(known->second))
        known->second |= peers;
}

bool Refusals::meet(const set::AddressSet& peers, const ServiceSet& services) const {
    return std::ranges::any_of(
        peers_, [&](const auto& it) { return it.first.overlaps(services) && it.second.overlaps(peers); });
}

set::AddressSet Refusals::peers(const ServiceSet& services) const {
    set::AddressSet out;
    for (const auto& [refused, peers] : peers_)
        if (refused.overlaps(services)) out |= peers;
    return out;
}

ServiceSet reply_services(const ServiceSet& asked, const set::PortSet& client_ports) {
    const set::PortSet ports = client_ports | set::to_port_set({1024, 65535});
    ServiceSet out;
    for (const net::Protocol protocol : {net::Protocol::tcp, net::Protocol::udp})
        if (asked.overlaps(ServiceSet::ports(protocol, net::PortRange::all))) out |= ServiceSet::ports(protocol, ports);
    const ServiceSet without_ports = ServiceSet::all() - ServiceSet::with_ports();
    return asked.overlaps(without_ports) ? out | without_ports : out;
}

}  // namespace netlint::rule
