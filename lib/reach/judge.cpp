// One packet against one group list and one ACL.
#include "judge.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"

namespace netlint::reach {

model::Tri contains(const set::Bounds<set::AddressSet>& set, const net::Address& address) {
    return set.must.contains(address)  ? model::Tri::yes
           : set.may.contains(address) ? model::Tri::unknown
                                       : model::Tri::no;
}

model::Tri covers(const net::Prefix& prefix, const net::Address& address) {
    const bool inside = prefix.contains(address);
    // Blocks that stand for others' addresses are covered otherwise than they look; of IPv6 only those outside.
    const bool v6 = address.family() == net::Family::ipv6;
    if (v6 ? !inside : model::symbolic_name(address).has_value()) return contains(model::covered(prefix), address);
    return inside ? model::Tri::yes : model::Tri::no;
}

namespace {

using model::Direction;
using model::Tri;

// Groups are known within one region only: across an active peering, and across a transit gateway where it wants so.
Tri same_network(const model::Network& network, Id<model::Vpc> a, Id<model::Vpc> b, std::optional<Tri> by_transit) {
    if (a == b) return Tri::yes;
    const std::string &left = network.vpcs[a].region, &right = network.vpcs[b].region;
    if (left != right && !left.empty() && !right.empty()) return Tri::no;
    if (by_transit) return *by_transit;
    Tri best = Tri::unknown;
    for (const model::Peering& peering : network.peerings) {
        const bool joins =
            (peering.requester == a && peering.accepter == b) || (peering.requester == b && peering.accepter == a);
        if (!joins) continue;
        best = std::max(best, left == right ? peering.active : std::min(peering.active, Tri::unknown));
    }
    return best;
}

Tri carries(const model::Network& network, Id<model::Eni> id, Id<model::SecurityGroup> group) {
    const model::Eni& eni = network.enis[id];
    Tri best = eni.groups_complete.certain() ? Tri::no : Tri::unknown;
    for (const model::Attachment& attachment : eni.groups)
        if (attachment.group == group) best = std::max(best, attachment.certainty.certain() ? Tri::yes : Tri::unknown);
    return best;
}

struct Match {
    Tri matches = Tri::no;
    std::string depends_on;
};

Match match(const model::Network& network, const model::Eni& own, const model::Permission& permission,
            const net::Flow& packet, const Peer& peer) {
    if (!permission.services.contains(packet)) return {};
    std::string why;
    Tri found = std::visit(
        overloaded{[&](const net::Prefix& prefix) {
                       const Tri held = covers(prefix, peer.address);
                       if (held == Tri::unknown)
                           why = permission.where.to_string() + ": may hold addresses of that service";
                       return held;
                   },
                   [&](Id<model::SecurityGroup> group) {
                       if (!peer.eni) return Tri::no;
                       const Tri near = same_network(network, network.subnets[own.subnet].vpc,
                                                     network.subnets[network.enis[*peer.eni].subnet].vpc, peer.names);
                       Tri member = std::min(near, carries(network, *peer.eni, group));
                       why = eni_name(network, *peer.eni) + " groups: known after apply";
                       if (member == Tri::yes && peer.address.family() == net::Family::ipv6) {
                           member = Tri::unknown;
                           why = permission.where.to_string() +
                                 ": whether a group reference means IPv6 addresses is not documented";
                       }
                       if (near == Tri::unknown && member == Tri::unknown)
                           why = permission.where.to_string() + ": whether the peering joins both is not known";
                       if (member == Tri::yes && !peer.direct) {
                           member = Tri::unknown;
                           why = permission.where.to_string() +
                                 ": whether it means an interface behind a translator is not documented";
                       }
                       return member;
                   },
                   [&](Id<model::PrefixList> list) {
                       why = network.prefix_lists[list].name + ": contents not known";
                       return contains(network.prefix_lists[list].entries, peer.address);
                   },
                   [&](model::UnknownPeer) { return Tri::unknown; }},
        permission.peer);
    if (found == Tri::yes && !permission.certainty.certain()) found = Tri::unknown;
    if (found != Tri::unknown) return {found, ""};
    return {found, permission.certainty.certain() ? why : permission.certainty.depends_on()};
}

std::string_view word(Direction direction) {
    return direction == Direction::ingress ? "ingress" : "egress";
}
std::string_view preposition(Direction direction) {
    return direction == Direction::ingress ? "from" : "to";
}

std::string group_name(const model::SecurityGroup& group) {
    return group.where.address.empty() ? "the default security group" : group.where.address;
}

std::string group_names(const model::Network& network, const model::Eni& eni) {
    std::string text;
    for (const model::Attachment& attachment : eni.groups)
        text += (text.empty() ? "" : ", ") + group_name(network.security_groups[attachment.group]);
    return text.empty() ? "no security group" : text;
}

// Whom a permission names, in the user's words.
std::string peer_text(const model::Network& network, const model::Permission& permission) {
    return std::visit(overloaded{[](const net::Prefix& prefix) { return prefix.to_string(); },
                                 [&](Id<model::SecurityGroup> id) { return group_name(network.security_groups[id]); },
                                 [&](Id<model::PrefixList> id) { return network.prefix_lists[id].name; },
                                 [](model::UnknownPeer) { return std::string("a peer that is not known"); }},
                      permission.peer);
}

bool has_reference(const model::Network& network, const model::Eni& eni, Direction direction, const net::Flow& packet) {
    for (const model::Attachment& attachment : eni.groups)
        for (const model::Permission& permission : network.security_groups[attachment.group].permissions)
            if (permission.direction == direction && permission.services.contains(packet) &&
                std::holds_alternative<Id<model::SecurityGroup>>(permission.peer))
                return true;
    return false;
}

}  // namespace

std::optional<Hop> judge_groups(const model::Network& network, Id<model::Eni> id, Direction direction,
                                const net::Flow& packet, const Peer& peer) {
    return judge_groups(network, network.enis[id], eni_name(network, id), direction, packet, peer);
}

std::optional<Hop> judge_groups(const model::Network& network, const model::Eni& eni, const std::string& name,
                                Direction direction, const net::Flow& packet, const Peer& peer) {
    if (!eni.filtered) return std::nullopt;
    Hop hop;
    hop.stage = direction == Direction::ingress ? Stage::security_group_ingress : Stage::security_group_egress;
    hop.at = name;
    hop.decision = Decision::deny;
    bool any_rule = false;
    const auto take = [&](Decision decision, const model::Provenance& where, std::string because,
                          std::string depends_on) {
        if (hop.decision == Decision::allow || (hop.decision == Decision::unknown && decision != Decision::allow))
            return;
        hop.decision = decision;
        hop.where = where;
        hop.because = std::move(because);
        hop.depends_on = std::move(depends_on);
    };
    for (const model::Attachment& attachment : eni.groups) {
        const model::SecurityGroup& group = network.security_groups[attachment.group];
        const bool attached = attachment.certainty.certain();
        if (!group.in_plan)
            take(Decision::unknown, group.where, fmt::format("{} is not in the plan", group_name(group)),
                 group_name(group) + ": its rules are not in the plan");
        for (const model::Permission& permission : group.permissions) {
            if (permission.direction != direction) continue;
            any_rule = true;
            const Match found = match(network, eni, permission, packet, peer);
            if (found.matches == Tri::no) continue;
            const bool sure = found.matches == Tri::yes && attached;
            if (!sure && hop.decision == Decision::unknown) continue;  // the first is told
            take(sure ? Decision::allow : Decision::unknown, permission.where,
                 fmt::format("{} {} {} by {}", service_text(packet), preposition(direction),
                             peer_text(network, permission),
                             permission.where.address.empty() ? group_name(group) : permission.where.to_string()),
                 sure                        ? ""
                 : found.matches == Tri::yes ? attachment.certainty.depends_on()
                                             : found.depends_on);
            if (sure) return hop;
        }
    }
    if (!eni.groups_complete.certain())
        take(Decision::unknown, eni.where, "it may carry groups that the plan does not show",
             eni.groups_complete.depends_on());
    if (hop.decision == Decision::deny) {
        hop.because = fmt::format("no {} permission of {} admits {} {} {}", word(direction), group_names(network, eni),
                                  service_text(packet), preposition(direction),
                                  peer.name.empty() ? host_text(peer.address) : peer.name);
        hop.code = !any_rule                                                     ? "SG_HAS_NO_RULES"
                   : !peer.eni && has_reference(network, eni, direction, packet) ? "SG_REFERENCES_NOT_PRESERVED"
                                                                                 : "ENI_SG_RULES_MISMATCH";
        if (!eni.groups.empty()) hop.where = network.security_groups[eni.groups.front().group].where;
    }
    return hop;
}

namespace {

// What one ACL may decide: the entries that may be the first to match, and whether it may come to the final deny.
struct AclFate {
    bool may_allow = false, may_deny = false;
    const model::AclEntry* decider = nullptr;  // the first that may match
    std::string depends_on;
};

AclFate fate_of(const model::NetworkAcl& acl, Direction direction, const net::Flow& packet, const net::Address& peer) {
    AclFate fate;
    if (!acl.in_plan) {
        fate.may_allow = fate.may_deny = true;
        const std::string name = acl.where.address.empty() ? "the default network ACL" : acl.where.address;
        fate.depends_on = name + ": its entries are not in the plan";
        return fate;
    }
    for (const model::AclEntry& entry : acl.entries) {
        if (entry.direction != direction || !entry.services.contains(packet)) continue;
        Tri matches = entry.prefix ? covers(*entry.prefix, peer) : Tri::unknown;
        if (matches == Tri::no) continue;
        if (!entry.certainty.certain()) matches = Tri::unknown;
        (entry.allow ? fate.may_allow : fate.may_deny) = true;
        if (!fate.decider) fate.decider = &entry;
        if (matches == Tri::yes) return fate;
        if (fate.depends_on.empty())
            fate.depends_on = entry.certainty.certain()
                                  ? entry.where.to_string() + ": may hold addresses of that service"
                                  : entry.certainty.depends_on();
    }
    fate.may_deny = true;
    return fate;
}

}  // namespace

Hop judge_acl(const model::Network& network, Id<model::Subnet> id, Direction direction, const net::Flow& packet,
              Half half) {
    const model::Subnet& subnet = network.subnets[id];
    const net::Address& peer = direction == Direction::ingress ? packet.source : packet.destination;
    Hop hop;
    hop.stage = direction == Direction::ingress ? Stage::network_acl_ingress : Stage::network_acl_egress;
    hop.half = half;
    hop.at = subnet_name(network, id);
    bool may_allow = subnet.acls.empty(), may_deny = subnet.acls.empty();
    std::string depends_on = subnet.acls.empty() ? hop.at + " network ACL: not known" : "";
    const model::AclEntry* decider = nullptr;
    const model::NetworkAcl* decided_in = nullptr;
    for (const Id<model::NetworkAcl> acl : subnet.acls) {
        const AclFate fate = fate_of(network.network_acls[acl], direction, packet, peer);
        may_allow |= fate.may_allow;
        may_deny |= fate.may_deny;
        if (!decided_in) decider = fate.decider, decided_in = &network.network_acls[acl];
        if (depends_on.empty()) depends_on = fate.depends_on;
    }
    if (may_allow && may_deny && depends_on.empty()) depends_on = hop.at + " network ACL: known after apply";
    hop.decision = may_allow && may_deny ? Decision::unknown : may_allow ? Decision::allow : Decision::deny;
    const std::string name = !decided_in                         ? "an unknown network ACL"
                             : decided_in->where.address.empty() ? "the default network ACL"
                                                                 : decided_in->where.address;
    if (decider && (hop.decision != Decision::deny || !decider->allow)) {
        hop.where = decider->where;
        hop.because =
            fmt::format("entry {} of {} {} {} {} {}", decider->number, name, decider->allow ? "allows" : "denies",
                        service_text(packet), preposition(direction), host_text(peer));
    } else {
        if (decided_in) hop.where = decided_in->where;
        hop.because = fmt::format("no entry of {} matches {} {} {}: final deny", name, service_text(packet),
                                  preposition(direction), host_text(peer));
    }
    if (hop.decision == Decision::unknown) hop.depends_on = depends_on;
    if (hop.decision == Decision::deny) hop.code = "SUBNET_ACL_RESTRICTION";
    return hop;
}

std::string service_text(const net::Flow& packet) {
    if (packet.protocol.has_ports()) return fmt::format("{}/{}", packet.protocol.to_string(), packet.destination_port);
    if (packet.protocol.has_icmp())
        return fmt::format("{} {}/{}", packet.protocol.to_string(), packet.icmp_type, packet.icmp_code);
    return packet.protocol.to_string();
}

std::string host_text(const net::Address& address) {
    if (const auto name = model::symbolic_name(address)) return fmt::format("service:{}", *name);
    return address.to_string();
}

std::string subnet_name(const model::Network& network, Id<model::Subnet> subnet) {
    const std::string& address = network.subnets[subnet].where.address;
    return address.empty() ? "a subnet of the default VPC" : address;
}

std::string eni_name(const model::Network& network, Id<model::Eni> eni) {
    return network.resources[network.enis[eni].resource].where.address;
}

}  // namespace netlint::reach
