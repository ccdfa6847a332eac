// Fields of security groups and their permissions.
#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "functions.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/set/header_space.hpp"

namespace netlint::rule::fields {
namespace {

using model::Direction;
using model::Permission;
using model::Tri;
using set::AddressSet;
using set::HeaderSpace;
using Bounds = set::Bounds<AddressSet>;
using GroupId = Id<model::SecurityGroup>;

const model::SecurityGroup& group_of(const Context& context, const Object& object) {
    return context.network().security_groups[object.id<model::SecurityGroup>()];
}

std::string name_of(const model::SecurityGroup& group) {
    return group.where.address.empty() ? group.name : group.where.address;
}

// The addresses that the peer stands for; of a group: those of the interfaces that carry it.
Bounds peers(const Context& context, const Permission& permission) {
    const model::Network& network = context.network();
    return std::visit(overloaded{
                          [](const net::Prefix& prefix) { return model::covered(prefix); },
                          [&](GroupId id) {
                              Bounds sum;
                              for (const Carrier& carrier : context.carriers(id))
                                  sum.may |= network.enis[carrier.eni].addresses;
                              return sum;
                          },
                          [&](Id<model::PrefixList> id) { return network.prefix_lists[id].entries; },
                          [](model::UnknownPeer) {
                              return Bounds{{}, AddressSet::all()};
                          },
                      },
                      permission.peer);
}

// Everything a group's members can ever be, so that what contains it contains the group for good.
std::optional<AddressSet> whole_space(const Context& context, GroupId id) {
    const model::Vpc& vpc = context.network().vpcs[context.network().security_groups[id].vpc];
    if (!vpc.prefixes_known.certain() || vpc.prefixes.empty()) return std::nullopt;
    return vpc.addresses();
}

// What the groups of one interface admit of some services in one direction, asked for many other interfaces.
class Admission {
public:
    Admission(const Context& context, const model::Eni& eni, Direction direction, const set::ServiceSet& wanted)
        : context_(context) {
        const model::Network& network = context.network();
        if (!eni.filtered) {
            otherwise_ = Tri::yes;
            return;
        }
        if (!eni.groups_complete.certain()) otherwise_ = Tri::unknown;
        for (const model::Attachment& attached : eni.groups) {
            const model::SecurityGroup& group = network.security_groups[attached.group];
            if (!group.in_plan) otherwise_ = Tri::unknown;
            for (const Permission& permission : group.permissions)
                if (permission.direction == direction && permission.services.overlaps(wanted))
                    permissions_.emplace_back(&permission, std::nullopt);
        }
    }

    Tri between(const model::Eni& other) {
        for (auto& [permission, addresses] : permissions_) {
            if (const auto* group = std::get_if<GroupId>(&permission->peer)) {
                if (std::ranges::find(other.groups, *group, &model::Attachment::group) != other.groups.end())
                    return Tri::yes;
                continue;
            }
            if (!addresses) addresses = peers(context_, *permission).may;
            if (addresses->overlaps(other.addresses)) return Tri::yes;
        }
        return otherwise_;
    }

private:
    const Context& context_;
    Tri otherwise_ = Tri::no;
    std::vector<std::pair<const Permission*, std::optional<AddressSet>>> permissions_;  // with whom they may mean
};

// The permissions of one group and direction as sets of (peer, service), so that containment is exact.
std::optional<HeaderSpace> space(const Context& context, const Permission& permission, bool whole_groups) {
    const auto box = [&](const AddressSet& addresses) {
        return HeaderSpace::box(addresses, AddressSet::all(), permission.services);
    };
    return std::visit(
        overloaded{
            [&](const net::Prefix& prefix) -> std::optional<HeaderSpace> { return box(AddressSet::of(prefix)); },
            [&](GroupId id) -> std::optional<HeaderSpace> {
                if (!whole_groups) return std::nullopt;
                const auto addresses = whole_space(context, id);
                if (!addresses) return std::nullopt;
                return box(*addresses);
            },
            [&](Id<model::PrefixList> id) -> std::optional<HeaderSpace> {
                const Bounds& entries = context.network().prefix_lists[id].entries;
                return box(whole_groups ? entries.may : entries.must);
            },
            [](model::UnknownPeer) -> std::optional<HeaderSpace> { return std::nullopt; },
        },
        permission.peer);
}

// Whose peers are prefixes without an address in common.
bool apart(const Permission& a, const Permission& b) {
    const auto *one = std::get_if<net::Prefix>(&a.peer), *other = std::get_if<net::Prefix>(&b.peer);
    return one && other && !one->overlaps(*other);
}

std::string describe(const Context& context, const Permission& permission) {
    const std::string peer =
        std::visit(overloaded{
                       [](const net::Prefix& prefix) { return prefix.to_string(); },
                       [&](GroupId id) { return name_of(context.network().security_groups[id]); },
                       [&](Id<model::PrefixList> id) { return context.network().prefix_lists[id].name; },
                       [](model::UnknownPeer) { return std::string("an unknown peer"); },
                   },
                   permission.peer);
    return fmt::format("{} {} {}", permission.services.to_string(),
                       permission.direction == Direction::ingress ? "from" : "to", peer);
}

}  // namespace

Fact group_attached(const Context& context, const Object& object, Argument) {
    const auto& carriers = context.carriers(object.id<model::SecurityGroup>());
    if (std::ranges::any_of(carriers, &Carrier::certain)) return Fact::truth(true);
    if (!carriers.empty())
        return Fact::open(name_of(group_of(context, object)) + ": which interfaces carry it is known after apply");
    if (!context.hidden_users().empty()) return Fact::open(context.hidden_users());
    return Fact::truth(false, "no interface of the plan carries it");
}

Fact group_default(const Context& context, const Object& object, Argument) {
    return Fact::truth(group_of(context, object).is_default);
}

Fact group_managed(const Context& context, const Object& object, Argument) {
    return Fact::truth(group_of(context, object).managed);
}

Fact permission_direction(const Context& context, const Object& object, Argument) {
    const bool in = object.permission(context.network()).direction == Direction::ingress;
    return {std::string(in ? "ingress" : "egress"), {}, {}, {}, {}};
}

Fact permission_services(const Context& context, const Object& object, Argument) {
    return {object.permission(context.network()).services, {}, {}, {}, {}};
}

Fact permission_peer(const Context& context, const Object& object, Argument) {
    const Permission& permission = object.permission(context.network());
    Fact fact{peers(context, permission), {}, {}, {}, {}};
    if (std::holds_alternative<model::UnknownPeer>(permission.peer))
        fact.depends_on.push_back(permission.where.to_string() + ": known after apply");
    return fact;
}

Fact peer_kind(const Context& context, const Object& object, Argument) {
    return {std::string(std::visit(overloaded{
                                       [](const net::Prefix&) { return "prefix"; },
                                       [](GroupId) { return "group"; },
                                       [](Id<model::PrefixList>) { return "prefix-list"; },
                                       [](model::UnknownPeer) { return "unknown"; },
                                   },
                                   object.permission(context.network()).peer)),
            {},
            {},
            {},
            {}};
}

Fact permission_open(const Context& context, const Object& object, Argument) {
    const Permission& permission = object.permission(context.network());
    if (std::holds_alternative<GroupId>(permission.peer)) return Fact::truth(false);
    // Half of what is at large, and all that a prefix may stand for beside it, is less than that.
    if (const auto* prefix = std::get_if<net::Prefix>(&permission.peer);
        prefix && prefix->length() > (prefix->family() == net::Family::ipv4 ? 8u : 16u))
        return Fact::truth(false);
    const Bounds found = peers(context, permission);
    if (at_large(found.must & AddressSet::internet())) return Fact::truth(true);
    if (!at_large(found.may & AddressSet::internet())) return Fact::truth(false);
    return Fact::open(permission.where.to_string() + ": known after apply");
}

Fact redundant(const Context& context, const Object& object, Argument) {
    const Permission& permission = object.permission(context.network());
    const model::SecurityGroup& group = group_of(context, object);
    if (!context.possibly_redundant(object.id<model::SecurityGroup>(), object.part)) return Fact::truth(false);
    const auto own = space(context, permission, true);
    if (!own || own->empty()) return Fact::truth(false);
    HeaderSpace left = *own;
    std::vector<const Permission*> by;
    for (std::uint32_t i = 0; i < group.permissions.size() && !left.empty(); ++i) {
        const Permission& other = group.permissions[i];
        if (i == object.part || other.direction != permission.direction || !other.certainty.certain()) continue;
        if (!other.services.overlaps(permission.services) || apart(other, permission)) continue;
        HeaderSpace taken;
        if (other.peer == permission.peer) {
            // Of two that say the same the later one is redundant.
            if (other.services == permission.services && i > object.part) continue;
            if (const auto same = space(context, other, true)) taken = *same;
        } else if (const auto covered = space(context, other, false)) {
            taken = *covered;
        }
        if (!taken.overlaps(left)) continue;
        left -= taken;
        by.push_back(&other);
    }
    if (!left.empty()) return Fact::truth(false);
    std::vector<std::string> names, related;
    for (const Permission* other : by) {
        names.push_back(describe(context, *other));
        related.push_back(other->where.to_string());
    }
    Fact fact =
        Fact::truth(true, fmt::format("{} {} contained in {}", describe(context, permission), "is", listed(names)));
    fact.related = std::move(related);
    return fact;
}

Fact answered(const Context& context, const Object& object, Argument) {
    const Permission& permission = object.permission(context.network());
    const auto* peer = std::get_if<GroupId>(&permission.peer);
    if (!peer) return Fact::truth(true);
    const auto &mine = context.carriers(object.id<model::SecurityGroup>()), &theirs = context.carriers(*peer);
    if (mine.empty() || theirs.empty()) return Fact::truth(true);
    const Direction needed = permission.direction == Direction::ingress ? Direction::egress : Direction::ingress;
    const model::Network& network = context.network();
    bool open = false;
    for (const Carrier& there : theirs) {
        Admission admission(context, network.enis[there.eni], needed, permission.services);
        for (const Carrier& here : mine) {
            const Tri found = admission.between(network.enis[here.eni]);
            if (found == Tri::yes) return Fact::truth(true);
            open = open || found == Tri::unknown;
        }
    }
    const std::string peer_name = name_of(network.security_groups[*peer]);
    if (open) return Fact::open(peer_name + ": its permissions are not all known");
    Fact fact = Fact::truth(
        false, fmt::format("no group of the interfaces with {} {} {} {} {}", peer_name,
                           needed == Direction::egress ? "lets out" : "lets in", permission.services.to_string(),
                           needed == Direction::egress ? "to" : "from", name_of(group_of(context, object))));
    fact.related.push_back(peer_name);
    return fact;
}

}  // namespace netlint::rule::fields
