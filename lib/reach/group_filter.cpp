// The union of an interface's permissions, and the ones that a peer's groups add.
#include "group_filter.hpp"

#include <algorithm>
#include <variant>

#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;
using set::ServiceSet;

enum class Membership : unsigned char { no, possible, certain };

Membership membership(const model::Eni& eni, Id<model::SecurityGroup> group) {
    Membership out = eni.groups_complete.certain() ? Membership::no : Membership::possible;
    for (const model::Attachment& attachment : eni.groups) {
        if (attachment.group != group) continue;
        if (attachment.certainty.certain()) return Membership::certain;
        out = Membership::possible;
    }
    return out;
}

HeaderSpace services_of(const AddressSet& addresses, const ServiceSet& services) {
    return services.empty() ? HeaderSpace::none() : HeaderSpace::box(addresses, addresses, services);
}

}  // namespace

GroupFilter::GroupFilter(const model::Network& network, const model::Eni& eni, model::Direction direction)
    : direction_(direction) {
    if (!eni.filtered) {
        by_address_ = Headers::exactly(HeaderSpace::all());
        return;
    }
    if (!eni.groups_complete.certain()) by_address_.may = HeaderSpace::all();
    for (const model::Attachment& attachment : eni.groups) {
        const model::SecurityGroup& group = network.security_groups[attachment.group];
        if (!group.in_plan) by_address_.may = HeaderSpace::all();
        for (const model::Permission& permission : group.permissions)
            if (permission.direction == direction)
                add(network, permission, attachment.certainty.certain() && permission.certainty.certain());
    }
}

void GroupFilter::add(const model::Network& network, const model::Permission& permission, bool certain) {
    const auto add_addresses = [&](const set::Bounds<AddressSet>& peers) {
        const auto headers = [&](const AddressSet& peer) {
            return direction_ == model::Direction::ingress
                       ? HeaderSpace::box(peer, AddressSet::all(), permission.services)
                       : HeaderSpace::box(AddressSet::all(), peer, permission.services);
        };
        if (certain) by_address_.must |= headers(peers.must);
        by_address_.may |= headers(peers.may);
    };
    std::visit(
        overloaded{
            [&](const net::Prefix& prefix) { add_addresses(model::covered(prefix)); },
            [&](Id<model::PrefixList> id) { add_addresses(network.prefix_lists[id].entries); },
            [&](const model::UnknownPeer&) { add_addresses(set::Bounds<AddressSet>::at_most(AddressSet::all())); },
            [&](Id<model::SecurityGroup> group) {
                auto found = std::ranges::find(references_, group, &Reference::group);
                if (found == references_.end()) found = references_.insert(found, Reference{group, {}});
                if (certain) found->services.must |= permission.services;
                found->services.may |= permission.services;
            },
        },
        permission.peer);
}

Headers GroupFilter::admitted(const model::Eni* peer, References references) const {
    if (!peer || references == References::dead || references_.empty()) return by_address_;
    set::Bounds<ServiceSet> services;
    for (const Reference& reference : references_) {
        const Membership member = membership(*peer, reference.group);
        if (member == Membership::no) continue;
        services.may |= reference.services.may;
        if (member == Membership::certain && references == References::alive) services.must |= reference.services.must;
    }
    if (services.may.empty()) return by_address_;
    return {by_address_.must | services_of(AddressSet::all_v4(), services.must),
            by_address_.may | services_of(AddressSet::all(), services.may)};
}

}  // namespace netlint::reach
