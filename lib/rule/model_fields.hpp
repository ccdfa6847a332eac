// What the answers of the engine depend on, noun by noun: the fields that say more than where a fact was read.
#pragma once

#include <tuple>

#include "netlint/model/network.hpp"

namespace netlint::rule {

// Each takes its noun apart whole, so that a field which is added to the noun does not compile here until somebody has
// said whether answers depend on it. Left out are places in the plan, texts, and what only rules ask for.

inline auto fields(const model::Vpc& it) {
    const auto& [where, prefixes, known, in_plan, is_default, region, support, hostnames, table, acl, group] = it;
    return std::tie(prefixes, known, in_plan, region, support, hostnames);
}

inline auto fields(const model::Subnet& it) {
    const auto& [where, vpc, prefixes, ipv4_open, ipv6_open, tables, acls, table_where, acl_where, table_explicit,
                 acl_explicit, zone, map_public, access, access_where, in_plan, tags] = it;
    return std::tie(vpc, prefixes, ipv4_open, ipv6_open, tables, acls, zone, map_public, access, in_plan);
}

inline auto fields(const model::Route& it) {
    const auto& [destination, targets, origin, certainty, where] = it;
    return std::tie(destination, targets, origin, certainty);
}

inline auto fields(const model::RouteTable& it) {
    const auto& [where, vpc, main, routes, complete, tags] = it;
    return std::tie(vpc, main, routes, complete);
}

inline auto fields(const model::Permission& it) {
    const auto& [direction, services, peer, certainty, where] = it;
    return std::tie(direction, services, peer, certainty);
}

// But for its permissions, of which either direction says something of its own.
inline auto fields(const model::SecurityGroup& it) {
    const auto& [where, vpc, name, is_default, managed, in_plan, permissions] = it;
    return std::tie(vpc, in_plan);
}

inline auto fields(const model::Attachment& it) {
    const auto& [group, certainty, where] = it;
    return std::tie(group, certainty);
}

inline auto fields(const model::Eni& it) {
    const auto& [where, resource, subnet, groups, complete, filtered, addresses, fixed, has_public, public_v4,
                 public_v6, public_where, check, accepts, opens, accepting, keeps_clients, opens_to, opens_where,
                 fronts] = it;
    return std::tie(resource, subnet, groups, complete, filtered, addresses, fixed, has_public, public_v4, public_v6,
                    check, accepts, opens, accepting, keeps_clients, opens_to, fronts);
}

inline auto fields(const model::Resource& it) {
    const auto& [where, type, module, tier, placement, enis, complete, services, accessible, hosted, clients, zone,
                 tags] = it;
    return std::tie(type, tier, placement, enis, complete, services, accessible, hosted, clients);
}

inline auto fields(const model::InternetGateway& it) {
    const auto& [where, vpc, attached, tables] = it;
    return std::tie(vpc, attached, tables);
}

inline auto fields(const model::EgressOnlyGateway& it) {
    const auto& [where, vpc] = it;
    return std::tie(vpc);
}

inline auto fields(const model::NatGateway& it) {
    const auto& [where, subnet, eni, is_public, has_public] = it;
    return std::tie(subnet, eni, is_public, has_public);
}

inline auto fields(const model::VpcEndpoint& it) {
    const auto& [where, vpc, kind, service, private_dns, resource, tables, eni] = it;
    return std::tie(vpc, kind, service, private_dns, resource, tables, eni);
}

inline auto fields(const model::Peering& it) {
    const auto& [where, requester, accepter, active] = it;
    return std::tie(requester, accepter, active);
}

inline auto fields(const model::PrefixList& it) {
    const auto& [where, name, service, entries, listed] = it;
    return std::tie(service, entries, listed);
}

inline auto fields(const model::TransitGateway& it) {
    const auto& [where, group_references, shared, association, propagation, complete] = it;
    return std::tie(group_references, shared, association, propagation, complete);
}

inline auto fields(const model::TransitAttachment& it) {
    const auto& [where, gateway, vpc, subnets, complete, tables, tables_complete, appliance_mode, references] = it;
    return std::tie(gateway, vpc, subnets, complete, tables, tables_complete, appliance_mode, references);
}

inline auto fields(const model::TransitTable& it) {
    const auto& [where, gateway, routes, complete] = it;
    return std::tie(gateway, routes, complete);
}

inline auto fields(const model::Entrance& it) {
    const auto& [where, kind, target, services, clients, door, listens, certainty] = it;
    return std::tie(kind, target, services, clients, door, listens, certainty);
}

inline auto fields(const model::ServiceFront& it) {
    const auto& [kind, where, services, depends_on, door, filters] = it;
    return std::tie(kind, services, door, filters);
}

inline auto fields(const model::ServiceNetworkAssociation& it) {
    const auto& [where, vpc, groups, groups_complete, certainty, services, depends_on] = it;
    return std::tie(vpc, groups, groups_complete, certainty, services);
}

}  // namespace netlint::rule
