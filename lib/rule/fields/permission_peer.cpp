// Fields of permissions and groups: who the peers are, and what stands behind the group.
#include <algorithm>

#include <fmt/format.h>

#include "../selector_reading.hpp"
#include "functions.hpp"

namespace netlint::rule::fields {
namespace {

using model::Tri;
using set::AddressSet;
using GroupId = Id<model::SecurityGroup>;

// A block that one organisation hardly has for itself: a provider's, shared by all of its customers.
const set::Count provider_v4{std::uint32_t{1} << 16}, provider_v6{set::Count{1} << 96};

const model::Vpc& vpc_of_group(const Context& context, const Object& object) {
    const model::Network& network = context.network();
    return network.vpcs[network.security_groups[object.id<model::SecurityGroup>()].vpc];
}

// The prefix of the VPC that the peer contains as a whole.
const net::Prefix* whole_vpc(const Context& context, const Object& object) {
    const auto* peer = std::get_if<net::Prefix>(&object.permission(context.network()).peer);
    if (!peer) return nullptr;
    const auto& prefixes = vpc_of_group(context, object).prefixes;
    const auto found = std::ranges::find_if(prefixes, [&](const net::Prefix& own) { return peer->contains(own); });
    return found == prefixes.end() ? nullptr : &*found;
}

Fact peers_known_later(const Context& context, const Object& object) {
    return Fact::open(object.permission(context.network()).where.to_string() + ": known after apply");
}

}  // namespace

Fact wide_public_peer(const Context& context, const Object& object, Argument) {
    const auto* peer = std::get_if<net::Prefix>(&object.permission(context.network()).peer);
    if (!peer) return Fact::truth(false);
    const AddressSet hosts = AddressSet::of(*peer) & AddressSet::internet();
    if (at_large(hosts)) return Fact::truth(false);
    return Fact::truth(AddressSet(hosts.v4()).count() >= provider_v4 || AddressSet(hosts.v6()).count() >= provider_v6);
}

Fact admits_whole_vpc(const Context& context, const Object& object, Argument) {
    const model::Permission& permission = object.permission(context.network());
    if (std::holds_alternative<model::UnknownPeer>(permission.peer)) return peers_known_later(context, object);
    const net::Prefix* own = whole_vpc(context, object);
    if (!own) return Fact::truth(false);
    const model::Vpc& vpc = vpc_of_group(context, object);
    Fact fact = Fact::truth(true, fmt::format("{} is the whole of {}", own->to_string(), vpc.where.address));
    fact.related.push_back(vpc.where.address);
    return fact;
}

Fact wider_than_vpc(const Context& context, const Object& object, Argument) {
    const model::Permission& permission = object.permission(context.network());
    if (std::holds_alternative<model::UnknownPeer>(permission.peer)) return peers_known_later(context, object);
    const net::Prefix* own = whole_vpc(context, object);
    if (!own) return Fact::truth(false);
    const auto& peer = std::get<net::Prefix>(permission.peer);
    if (AddressSet::of(peer).subset_of(context.inside())) return Fact::truth(false);
    const model::Vpc& vpc = vpc_of_group(context, object);
    Fact fact = Fact::truth(true, fmt::format("{} has {} of it, and no VPC of the plan the rest", vpc.where.address,
                                              vpc.addresses().only(peer.family()).to_string()));
    fact.related.push_back(vpc.where.address);
    return fact;
}

Fact peer_attached(const Context& context, const Object& object, Argument) {
    const auto* peer = std::get_if<GroupId>(&object.permission(context.network()).peer);
    if (!peer) return Fact::truth(true);
    const model::SecurityGroup& group = context.network().security_groups[*peer];
    if (!group.in_plan || !context.carriers(*peer).empty()) return Fact::truth(true);
    if (!context.hidden_users().empty()) return Fact::open(context.hidden_users());
    const std::string& name = group.where.address.empty() ? group.name : group.where.address;
    Fact fact = Fact::truth(false, fmt::format("nothing in the plan carries {}", name));
    fact.related.push_back(name);
    return fact;
}

Fact protects(const Context& context, const Object& object, Argument argument) {
    const model::Network& network = context.network();
    Fact possible = Fact::truth(false);
    for (const Carrier& carrier : context.carriers(object.id<model::SecurityGroup>())) {
        const model::Resource& resource = network.resources[network.enis[carrier.eni].resource];
        if (std::ranges::find(argument, to_string(resource.tier)) == argument.end()) continue;
        if (!carrier.certain) {
            possible = Fact::open(resource.where.address + ": which groups it carries is known after apply");
            continue;
        }
        Fact fact = Fact::truth(true, fmt::format("it guards {}", resource.where.address));
        fact.related.push_back(resource.where.address);
        return fact;
    }
    return possible;
}

Fact group_named(const Context& context, const Object& object, Argument) {
    return Fact::truth(context.uses().named_groups[object.index]);
}

Fact group_vpc_in_use(const Context& context, const Object& object, Argument) {
    const Id<model::Vpc> vpc = context.network().security_groups[object.id<model::SecurityGroup>()].vpc;
    return Fact::truth(context.uses().busy_vpcs[vpc.value]);
}

}  // namespace netlint::rule::fields
