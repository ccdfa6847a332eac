// Fields of routes and tables: whether the target can take the packet, whether anybody sends one, whether one comes
// back.
#include <algorithm>

#include <fmt/format.h>

#include "functions.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::rule::fields {
namespace {

using model::Tri;
using set::AddressSet;

struct Elsewhere {
    std::string target;
    std::optional<Id<model::Vpc>> vpc;  // empty: attached to none
};

// The target of a route when it lies in another VPC than the table, which AWS refuses.
std::optional<Elsewhere> elsewhere(const model::Network& network, Id<model::Vpc> own,
                                   const model::RouteTarget& target) {
    const auto unless_own = [&](const std::string& name,
                                std::optional<Id<model::Vpc>> vpc) -> std::optional<Elsewhere> {
        if (!vpc || *vpc == own || !network.vpcs[*vpc].in_plan) return std::nullopt;
        return Elsewhere{name, vpc};
    };
    return std::visit(overloaded{
                          [&](Id<model::InternetGateway> id) {
                              const model::InternetGateway& it = network.internet_gateways[id];
                              return it.attached.certain() ? unless_own(it.where.address, it.vpc) : std::nullopt;
                          },
                          [&](Id<model::EgressOnlyGateway> id) {
                              return unless_own(network.egress_only_gateways[id].where.address,
                                                network.egress_only_gateways[id].vpc);
                          },
                          [&](Id<model::NatGateway> id) {
                              const model::NatGateway& it = network.nat_gateways[id];
                              return unless_own(it.where.address, network.subnets[it.subnet].vpc);
                          },
                          [&](Id<model::VpcEndpoint> id) {
                              return unless_own(network.endpoints[id].where.address, network.endpoints[id].vpc);
                          },
                          [&](Id<model::Peering> id) -> std::optional<Elsewhere> {
                              const model::Peering& it = network.peerings[id];
                              if (!it.requester || !it.accepter || *it.requester == own || *it.accepter == own)
                                  return std::nullopt;
                              return Elsewhere{it.where.address, it.requester};
                          },
                          [&](Id<model::Eni> id) {
                              const model::Eni& it = network.enis[id];
                              return unless_own(it.where.address, network.subnets[it.subnet].vpc);
                          },
                          [](const auto&) { return std::optional<Elsewhere>(); },
                      },
                      target);
}

AddressSet destination_of(const model::Network& network, const model::Route& route) {
    return std::visit(overloaded{
                          [](const net::Prefix& prefix) { return AddressSet::of(prefix); },
                          [&](Id<model::PrefixList> id) { return network.prefix_lists[id].entries.may; },
                      },
                      route.destination);
}

bool is_default(const model::Route& route) {
    const auto* prefix = std::get_if<net::Prefix>(&route.destination);
    return prefix && prefix->length() == 0;
}

// VPCs of the plan that a peering or transit gateway joins with `own`.
std::vector<Id<model::Vpc>> joined(const model::Network& network, Id<model::Vpc> own,
                                   const model::RouteTarget& target) {
    std::vector<Id<model::Vpc>> out;
    if (const auto* id = std::get_if<Id<model::Peering>>(&target)) {
        const model::Peering& peering = network.peerings[*id];
        const auto& other = peering.requester == own ? peering.accepter : peering.requester;
        if (other) out.push_back(*other);
    } else if (const auto* gateway = std::get_if<Id<model::TransitGateway>>(&target)) {
        for (const model::TransitAttachment& attachment : network.transit_attachments)
            if (attachment.gateway == *gateway && attachment.vpc && *attachment.vpc != own)
                out.push_back(*attachment.vpc);
    }
    return out;
}

// Whether packets from a VPC can be handed to the target on their way to `back`, from any of its subnets.
Tri sends(const Context& context, Id<model::Vpc> vpc, const model::RouteTarget& target, const AddressSet& back) {
    const model::Network& network = context.network();
    const auto& subnets = context.contents(vpc).subnets;
    Tri best = subnets.empty() ? Tri::unknown : Tri::no;
    for (const Id<model::Subnet> id : subnets) {
        const model::Subnet& subnet = network.subnets[id];
        if (subnet.tables.empty()) best = Tri::unknown;
        for (const Id<model::RouteTable> table_id : subnet.tables) {
            const model::RouteTable& table = network.route_tables[table_id];
            for (const model::Route& route : table.routes)
                if (std::ranges::find(route.targets, target) != route.targets.end() &&
                    destination_of(network, route).overlaps(back))
                    return Tri::yes;
            if (!table.complete.certain()) best = Tri::unknown;
        }
    }
    return best;
}

}  // namespace

Fact target_in_vpc(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const Id<model::Vpc> own = network.route_tables[object.id<model::RouteTable>()].vpc;
    const model::Route& route = object.route(network);
    if (!network.vpcs[own].in_plan || route.targets.size() != 1) return Fact::truth(true);
    const auto found = elsewhere(network, own, route.targets.front());
    if (!found) return Fact::truth(true);
    Fact fact =
        Fact::truth(false, fmt::format("{} is in {} and the table in {}", found->target,
                                       network.vpcs[*found->vpc].where.address, network.vpcs[own].where.address));
    fact.related.push_back(found->target);
    return fact;
}

Fact route_answered(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const Id<model::Vpc> own = network.route_tables[object.id<model::RouteTable>()].vpc;
    const model::Route& route = object.route(network);
    const AddressSet& back = context.contents(own).addresses;
    // A default route leads to a way out that others share, not to any VPC.
    if (route.targets.size() != 1 || is_default(route) || back.empty()) return Fact::truth(true);
    const AddressSet destination = destination_of(network, route);
    std::vector<std::string> silent, open;
    for (const Id<model::Vpc> other : joined(network, own, route.targets.front())) {
        if (!destination.overlaps(context.contents(other).addresses)) continue;
        const Tri found = sends(context, other, route.targets.front(), back);
        if (found == Tri::no) silent.push_back(network.vpcs[other].where.address);
        if (found == Tri::unknown) open.push_back(network.vpcs[other].where.address + ": its routes are not all known");
    }
    if (silent.empty()) return open.empty() ? Fact::truth(true) : Fact::open(open.front());
    sort_unique(silent);
    Fact fact =
        Fact::truth(false, fmt::format("no table in {} routes {} back to it", listed(silent), back.to_string()));
    fact.related = std::move(silent);
    return fact;
}

Fact table_associated(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const Id<model::RouteTable> id = object.id<model::RouteTable>();
    const model::RouteTable& table = network.route_tables[id];
    if (table.main || network.vpcs[table.vpc].main_table == id) return Fact::truth(true);
    // What AWS made with the VPC is there whether or not anything uses it.
    if (table.where.address.find("aws_default_route_table.") != std::string::npos) return Fact::truth(true);
    const Uses& uses = context.uses();
    if (uses.used_tables[id.value]) return Fact::truth(true);
    if (uses.open_vpcs[table.vpc.value])
        return Fact::open(network.vpcs[table.vpc].where.address + ": which tables its subnets use is not all known");
    return Fact::truth(false, "no subnet, VPC or internet gateway uses it");
}

Fact public_families(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::Subnet& subnet = network.subnets[object.id<model::Subnet>()];
    std::vector<std::string> out, open, because;
    if (subnet.tables.size() != 1) open.push_back(subnet.where.address + ": which route table it uses is not known");
    for (const Id<model::RouteTable> id : subnet.tables) {
        for (const model::Route& route : network.route_tables[id].routes) {
            const auto* prefix = std::get_if<net::Prefix>(&route.destination);
            const bool leads = std::ranges::any_of(route.targets, [&](const model::RouteTarget& target) {
                const auto* gateway = std::get_if<Id<model::InternetGateway>>(&target);
                return gateway && network.internet_gateways[*gateway].vpc == subnet.vpc;
            });
            if (!prefix || !leads || !at_large(AddressSet::of(*prefix) & AddressSet::internet())) continue;
            if (!route.certainty.certain()) open.push_back(route.certainty.depends_on());
            out.emplace_back(prefix->family() == net::Family::ipv4 ? "ipv4" : "ipv6");
            because.push_back(
                fmt::format("{} routes {} to an internet gateway", route.where.address, prefix->to_string()));
        }
    }
    sort_unique(out);
    return {std::move(out), std::move(open), because.empty() ? std::string() : because.back(), {}, {}};
}

Fact transit_segmented(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const Id<model::TransitGateway> id = object.id<model::TransitGateway>();
    std::vector<const model::TransitAttachment*> attached;
    for (const model::TransitAttachment& attachment : network.transit_attachments)
        if (attachment.gateway == id && attachment.vpc) attached.push_back(&attachment);
    // Two VPCs are joined to reach each other; what keeps several apart are tables.
    if (attached.size() < 3) return Fact::truth(true);
    std::vector<std::string> names;
    std::string open;
    for (const model::TransitAttachment* one : attached) {
        if (one->tables.size() != 1 || !one->tables_complete.certain()) {
            if (open.empty()) open = one->where.address + ": which table routes for it is known after apply";
            continue;
        }
        const model::TransitTable& table = network.transit_tables[one->tables.front()];
        for (const model::TransitAttachment* other : attached) {
            if (one == other) continue;
            const AddressSet there = network.vpcs[*other->vpc].addresses();
            const bool routed = std::ranges::any_of(table.routes, [&](const model::Route& route) {
                return std::ranges::any_of(route.targets, [&](const model::RouteTarget& target) {
                    const auto* next = std::get_if<Id<model::TransitAttachment>>(&target);
                    return next && &network.transit_attachments[*next] == other &&
                           destination_of(network, route).overlaps(there);
                });
            });
            if (!routed && table.complete.certain()) return Fact::truth(true);
            if (!routed && open.empty()) open = table.complete.depends_on();
        }
        names.push_back(network.vpcs[*one->vpc].where.address);
    }
    if (!open.empty()) return Fact::open(std::move(open));
    sort_unique(names);
    Fact fact = Fact::truth(false, fmt::format("each of {} has a route to every other", listed(names, 4)));
    fact.related = std::move(names);
    return fact;
}

Fact accepts_attachments(const Context& context, const Object& object, Argument) {
    const model::TransitGateway& gateway = context.network().transit_gateways[object.id<model::TransitGateway>()];
    if (gateway.accepts_shared == Tri::unknown)
        return Fact::open(gateway.where.address + " auto_accept_shared_attachments: known after apply");
    return Fact::truth(gateway.accepts_shared == Tri::yes);
}

}  // namespace netlint::rule::fields
