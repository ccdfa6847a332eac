// Lays the elements of a filter on a grid, each direction for itself.
#include "filter_facts.hpp"

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

set::AddressSet refusable_addresses(const model::Network& network) {
    set::AddressSet out;
    for (const model::Subnet& subnet : network.subnets)
        if (subnet.acls.empty()) return set::AddressSet::all();
    for (const model::NetworkAcl& acl : network.network_acls) {
        if (!acl.in_plan) return set::AddressSet::all();
        for (const Direction direction : {Direction::ingress, Direction::egress}) {
            set::AddressSet open = set::AddressSet::all();  // for which no entry has decided every service
            for (const model::AclEntry& entry : acl.entries) {
                if (entry.direction != direction) continue;
                const bool decides =
                    entry.allow && entry.prefix && entry.certainty.certain() && entry.services == ServiceSet::all();
                if (decides)
                    open -= set::AddressSet::of(*entry.prefix);
                else if (!entry.allow || !entry.certainty.certain())
                    out |= entry.prefix ? open & set::AddressSet::of(*entry.prefix) : open;
            }
            out |= open;
        }
    }
    return out;
}

}  // namespace netlint::rule
