// One packet into a transit gateway, through its table, and out of it.
#include "judge_transit.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gates.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::reach {
namespace {

using model::Direction;
using model::Tri;

Tri one_zone(const model::Network& network, Id<model::Subnet> a, Id<model::Subnet> b) {
    if (a == b) return Tri::yes;
    const auto &left = network.subnets[a].zone, &right = network.subnets[b].zone;
    return !left || !right ? Tri::unknown : *left == *right ? Tri::yes : Tri::no;
}

// What the packet meets at the gateway itself.
Hop at_gateway(const model::Network& network, Id<model::TransitGateway> id, Decision decision, std::string because,
               std::string code) {
    const model::TransitGateway& gateway = network.transit_gateways[id];
    return make_hop(Stage::transit_gateway, decision, gateway.where.address, std::move(because), gateway.where,
                    std::move(code));
}

struct Entry {
    const model::TransitAttachment* attachment = nullptr;
    Id<model::Subnet> subnet{0};
    Hop hop;
};

// The attachment's subnets by which the packet may go in.
std::vector<Entry> entries(const model::Network& network, Id<model::TransitGateway> id, Id<model::Subnet> from) {
    std::vector<Entry> sure, open;
    for (const model::TransitAttachment& attachment : network.transit_attachments) {
        if (attachment.gateway != id || attachment.vpc != network.subnets[from].vpc) continue;
        for (const Id<model::Subnet> subnet : attachment.subnets) {
            const Tri near = one_zone(network, from, subnet);
            if (near == Tri::no) continue;
            Entry entry{&attachment, subnet,
                        at_gateway(network, id, Decision::allow, "in by " + subnet_name(network, subnet), "")};
            if (near == Tri::unknown) {
                entry.hop.decision = Decision::unknown;
                entry.hop.depends_on = fmt::format("{} and {} availability_zone: the same or not is known after apply",
                                                   subnet_name(network, from), subnet_name(network, subnet));
            }
            (near == Tri::yes ? sure : open).push_back(std::move(entry));
        }
    }
    if (sure.size() > 1)
        for (Entry& entry : sure) {
            entry.hop.decision = Decision::unknown;
            entry.hop.depends_on = entry.hop.at + ": more than one attachment of the VPC";
        }
    return sure.empty() ? open : sure;
}

// The VPC's subnets where the packet may come out; none when the plan does not show where the attachment leads.
std::vector<Id<model::Subnet>> exits(const model::Network& network, const Entry& entry,
                                     const model::TransitAttachment& to) {
    if (&to == entry.attachment || !to.vpc || !network.vpcs[*to.vpc].in_plan || !to.subnets_complete.certain())
        return {};
    for (const Id<model::Subnet> subnet : to.subnets)
        if (to.appliance_mode == Tri::no && one_zone(network, entry.subnet, subnet) == Tri::yes) return {subnet};
    return to.subnets;
}

TransitWay beyond_it(TransitWay way, const model::UnmodelledTarget& target) {
    way.door = beyond(target);
    way.hops.push_back(*way.door);
    return way;
}

TransitWay routed(const model::Network& network, Id<model::TransitGateway> id, const Entry& entry,
                  const RouteChoice& choice, TransitWay way) {
    Hop table = at_gateway(network, id, Decision::allow, choice.text, "");
    table.where = choice.where;
    const auto refused = [&](std::string code) {
        table.decision = Decision::deny;
        table.code = std::move(code);
        way.hops.push_back(table);
        return way;
    };
    if (!choice.target) return refused("TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT");
    if (std::holds_alternative<model::BlackholeTarget>(*choice.target)) return refused("TGW_RTB_BAD_STATE_ROUTE");
    way.hops.push_back(table);
    const auto* to = std::get_if<Id<model::TransitAttachment>>(&*choice.target);
    if (!to) {
        const auto* other = std::get_if<model::UnmodelledTarget>(&*choice.target);
        return beyond_it(std::move(way), other ? *other : model::UnmodelledTarget{"route target", table.at});
    }
    const model::TransitAttachment& attachment = network.transit_attachments[*to];
    way.exits = exits(network, entry, attachment);
    if (way.exits.empty())
        return beyond_it(std::move(way), {"what lies behind the attachment", attachment.where.address});
    way.exit_names = std::min(network.transit_gateways[id].group_references, attachment.group_references);
    way.names = std::min({network.transit_gateways[id].group_references, entry.attachment->group_references,
                          attachment.group_references});
    return way;
}

}  // namespace

std::vector<TransitWay> through_transit(const model::Network& network, Id<model::TransitGateway> id,
                                        Id<model::Subnet> from, const net::Flow& packet, Half half) {
    const model::TransitGateway& gateway = network.transit_gateways[id];
    bool attached = false, all_known = true;
    for (const model::TransitAttachment& attachment : network.transit_attachments)
        if (attachment.gateway == id && attachment.vpc == network.subnets[from].vpc) {
            attached = true;
            all_known = all_known && attachment.subnets_complete.certain();
        }
    if (!attached) all_known = gateway.attachments_complete.certain();
    if (!all_known) return {beyond_it({}, {"the attachment of the VPC", gateway.where.address})};
    TransitWay nowhere;
    if (!attached) {
        nowhere.hops = {at_gateway(network, id, Decision::deny, "the VPC is not attached to it", "DISCONNECTED_VPCS")};
        return {nowhere};
    }
    std::vector<TransitWay> ways;
    for (const Entry& entry : entries(network, id, from)) {
        TransitWay way;
        way.depends_on = entry.hop.depends_on;
        way.hops = {entry.hop, judge_acl(network, entry.subnet, Direction::ingress, packet, half)};
        const std::vector<RouteChoice> choices = judge_routes(network, *entry.attachment, packet.destination);
        if (choices.empty()) {
            Hop table = at_gateway(network, id, Decision::deny, "no route table is associated with the attachment",
                                   "TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION");
            table.where = entry.attachment->where;
            way.hops.push_back(std::move(table));
            ways.push_back(std::move(way));
        }
        for (const RouteChoice& choice : choices) {
            ways.push_back(routed(network, id, entry, choice, way));
            if (choices.size() > 1 && ways.back().depends_on.empty()) ways.back().depends_on = choice.depends_on;
        }
    }
    if (!ways.empty()) return ways;
    nowhere.hops = {at_gateway(network, id, Decision::deny,
                               fmt::format("it has no attachment in the zone of {}", subnet_name(network, from)),
                               "TGW_ROUTE_AZ_RESTRICTION")};
    return {nowhere};
}

std::vector<TransitExit> out_of_transit(const model::Network& network, Id<model::Subnet> exit, const net::Flow& packet,
                                        Half half) {
    if (network.subnets[exit].addresses().contains(packet.destination)) {
        TransitExit handed;
        handed.handed = true;
        return {handed};
    }
    std::vector<TransitExit> all;
    const std::vector<RouteChoice> choices = judge_routes(network, exit, packet.destination);
    for (const RouteChoice& choice : choices) {
        TransitExit one;
        one.open = choices.size() > 1;
        one.hops = {judge_acl(network, exit, Direction::egress, packet, half)};
        const auto route = [&] {
            one.hops.push_back(route_hop(network, exit, choice));
            if (choices.size() > 1) one.hops.back().depends_on = choice.depends_on;
        };
        const auto further = [&](const model::UnmodelledTarget& target) {
            route();
            one.door = beyond(target);
            one.hops.push_back(*one.door);
        };
        const auto refused = [&](std::string because) {
            route();
            one.hops.back().decision = Decision::deny;
            one.hops.back().because += ": " + because;
            one.hops.back().code = "MORE_SPECIFIC_ROUTE";
        };
        if (!choice.target)
            one.choice = choice;
        else
            std::visit(
                overloaded{[&](Id<model::InternetGateway>) {
                               refused("a packet from another VPC has no public address here");
                           },
                           [&](Id<model::EgressOnlyGateway>) { refused("it serves its own VPC only"); },
                           [&](Id<model::VpcEndpoint> id) {
                               const model::VpcEndpoint& endpoint = network.endpoints[id];
                               if (endpoint.kind == model::EndpointKind::gateway)
                                   return refused("a gateway endpoint serves its own VPC only");
                               if (endpoint.kind == model::EndpointKind::gateway_load_balancer && endpoint.eni) {
                                   one.choice = choice;
                                   return;
                               }
                               further({"endpoint", endpoint.where.address});
                           },
                           [&](Id<model::Peering> id) {
                               further({"a peering behind a transit gateway", network.peerings[id].where.address});
                           },
                           [&](Id<model::TransitGateway> id) {
                               further({"a transit gateway behind a transit gateway",
                                        network.transit_gateways[id].where.address});
                           },
                           [&](const model::UnmodelledTarget& other) { further(other); },
                           [&](const auto&) { one.choice = choice; }},
                *choice.target);
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace netlint::reach
