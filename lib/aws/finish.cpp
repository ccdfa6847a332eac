// Local routes, unmanaged default objects, and subnets left to them.
#include "finish.hpp"

#include <algorithm>
#include <array>
#include <tuple>

#include "netlint/net/well_known.hpp"

namespace netlint::aws {
namespace {

using model::Direction;
using net::quad;

constexpr net::Prefix any_v4{quad(0, 0, 0, 0), 0};
constexpr net::Prefix any_v6{net::Address::v6(0), 0};

// Where the prefixes of a VPC that the plan does not show can be expected. AWS takes public ranges as well, but then
// the plan would have to say so.
constexpr std::array private_ranges{net::Prefix{quad(10, 0, 0, 0), 8}, net::Prefix{quad(172, 16, 0, 0), 12},
                                    net::Prefix{quad(192, 168, 0, 0), 16}, net::Prefix{quad(100, 64, 0, 0), 10}};

bool has_ipv6(const model::Vpc& vpc) {
    return std::ranges::any_of(vpc.prefixes, [](const net::Prefix& p) { return p.family() == net::Family::ipv6; });
}

// A written route to the very prefix of a local one takes its place: its target was changed, or it is the same.
bool replaced(const model::RouteTable& table, const net::Prefix& prefix) {
    return std::ranges::any_of(table.routes, [&](const model::Route& route) {
        const auto* destination = std::get_if<net::Prefix>(&route.destination);
        return destination && *destination == prefix && route.certainty.certain() &&
               route.origin != model::RouteOrigin::propagated;
    });
}

void add_local_routes(model::Network& network, model::RouteTable& table) {
    const model::Vpc& vpc = network.vpcs[table.vpc];
    std::vector<model::Route> local;
    const auto add = [&](const net::Prefix& prefix, const model::Certainty& certainty) {
        if (replaced(table, prefix)) return;
        model::Route route{.destination = prefix,
                           .targets = {model::LocalTarget{}},
                           .origin = model::RouteOrigin::local,
                           .certainty = certainty,
                           .where = vpc.where};
        local.push_back(std::move(route));
    };
    for (const net::Prefix& prefix : vpc.prefixes) add(prefix, {});
    if (!vpc.prefixes_known.certain() && table.complete.certain()) {
        // Whatever the VPC's prefixes are, those of its subnets lie inside.
        const std::size_t known = local.size();
        for (const model::Subnet& subnet : network.subnets) {
            if (subnet.vpc != table.vpc) continue;
            for (const net::Prefix& prefix : subnet.prefixes) {
                const bool covered = std::any_of(
                    local.begin(), local.begin() + static_cast<std::ptrdiff_t>(known),
                    [&](const model::Route& r) { return std::get<net::Prefix>(r.destination).contains(prefix); });
                if (!covered) add(prefix, {});
            }
        }
        for (const net::Prefix& range : private_ranges) add(range, vpc.prefixes_known);
    }
    table.routes.insert(table.routes.begin(), local.begin(), local.end());
}

// https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html
void fill_default_group(model::SecurityGroup& group, Id<model::SecurityGroup> id, const model::Vpc& vpc) {
    const auto permission = [](Direction direction, auto peer) {
        return model::Permission{
            .direction = direction, .services = set::ServiceSet::all(), .peer = peer, .certainty = {}, .where = {}};
    };
    std::vector<model::Permission> defaults{permission(Direction::ingress, id), permission(Direction::egress, any_v4)};
    if (has_ipv6(vpc)) defaults.push_back(permission(Direction::egress, any_v6));
    group.permissions.insert(group.permissions.begin(), defaults.begin(), defaults.end());
}

// https://docs.aws.amazon.com/vpc/latest/userguide/default-network-acl.html
void fill_default_acl(model::NetworkAcl& acl, const model::Vpc& vpc) {
    for (const Direction direction : {Direction::ingress, Direction::egress}) {
        acl.entries.push_back({direction, 100, true, set::ServiceSet::all(), any_v4, {}, {}});
        if (has_ipv6(vpc)) acl.entries.push_back({direction, 101, true, set::ServiceSet::all(), any_v6, {}, {}});
    }
}

// A change of family on the way is not modelled whole: where it leads is open, and nobody is told that it leads
// nowhere.
void warn_of_nat64(model::Network& network, const model::RouteTable& table) {
    for (const model::Route& route : table.routes) {
        const auto* to = std::get_if<net::Prefix>(&route.destination);
        if (!to || !net::nat64.overlaps(*to)) continue;
        for (const model::RouteTarget& target : route.targets)
            if (const auto* gateway = std::get_if<Id<model::NatGateway>>(&target))
                network.diagnostics.push_back({DiagnosticLevel::warning,
                                               "NAT64 is not modelled whole: what senders of IPv6 reach over IPv4 by " +
                                                   network.nat_gateways[*gateway].where.address + " is unknown",
                                               route.where.address, route.where.attribute, route.where.byte});
    }
}

// Subnets known by id only stay open: nobody can tell whether an association outside the plan names them.
void settle(model::Network& network, model::Subnet& subnet) {
    if (!subnet.in_plan) return;
    const model::Vpc& vpc = network.vpcs[subnet.vpc];
    if (subnet.tables.empty() && !subnet.table_explicit) subnet.tables = {*vpc.main_table};
    if (subnet.acls.empty() && !subnet.acl_explicit) subnet.acls = {*vpc.default_acl};
}

}  // namespace

void finish(model::Network& network) {
    for (model::RouteTable& table : network.route_tables) {
        warn_of_nat64(network, table);
        add_local_routes(network, table);
    }
    for (const model::Vpc& vpc : network.vpcs) {
        model::SecurityGroup& group = network.security_groups[*vpc.default_group];
        if (group.in_plan && group.where.address.empty()) fill_default_group(group, *vpc.default_group, vpc);
        model::NetworkAcl& acl = network.network_acls[*vpc.default_acl];
        if (acl.in_plan && acl.where.address.empty()) fill_default_acl(acl, vpc);
    }
    for (model::NetworkAcl& acl : network.network_acls) {
        std::ranges::stable_sort(acl.entries, {},
                                 [](const model::AclEntry& e) { return std::tuple(e.direction, e.number); });
    }
    for (model::Subnet& subnet : network.subnets) settle(network, subnet);
}

}  // namespace netlint::aws
