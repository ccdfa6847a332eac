// The judge's walk of replies, and the ways in from outside, which have to be ways out for replies.
#include <algorithm>

#include <fmt/format.h>

#include "gates.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "walk.hpp"

namespace netlint::reach {

using model::Direction;
using model::Tri;

std::vector<Hop> Walk::reply(const Leg& leg, std::optional<EniId> receiver) const {
    if (leg.same_subnet) return {};
    const net::Flow packet = leg.packet.reply();
    if (leg.by_gateway) {
        const Id<model::Subnet> home = network_.enis[leg.sender].subnet;
        std::vector<Hop> hops{judge_acl(network_, home, Direction::ingress, packet, Half::reply)};
        if (leg.by_internet)
            if (auto edge = through_edge_table(network_, network_.subnets[home].vpc, packet.destination))
                hops.push_back(*std::move(edge));
        return hops;
    }
    if (!receiver) return {};
    return back(*receiver, leg.sender, packet);
}

// A reply between two interfaces: no security group, but the ACLs of both subnets and the routes from the answering
// side.
std::vector<Hop> Walk::back(EniId by, EniId to, const net::Flow& packet) const {
    const Id<model::Subnet> from = network_.enis[by].subnet, home = network_.enis[to].subnet;
    if (network_.subnets[from].addresses().contains(packet.destination)) return {};
    const Id<model::Vpc> vpc = network_.subnets[from].vpc, home_vpc = network_.subnets[home].vpc;
    std::vector<Hop> best;
    const std::vector<RouteChoice> choices = judge_routes(network_, from, packet.destination);
    const auto rank = [](const std::vector<Hop>& one) {
        return decision_of(one) == Decision::deny ? 2 : decision_of(one) == Decision::unknown ? 1 : 0;
    };
    const auto consider = [&](std::vector<Hop> hops, bool open, const std::string& depends_on) {
        if (open && decision_of(hops) == Decision::allow) {
            hops[1].decision = Decision::unknown;
            hops[1].depends_on = depends_on.empty() ? "routes: known after apply" : depends_on;
        }
        if (best.empty() || rank(hops) < rank(best)) best = std::move(hops);
    };
    for (const RouteChoice& choice : choices) {
        std::vector<Hop> hops{judge_acl(network_, from, Direction::egress, packet, Half::reply),
                              route_hop(network_, from, choice)};
        const auto* transit = choice.target ? std::get_if<Id<model::TransitGateway>>(&*choice.target) : nullptr;
        if (transit) {
            const auto ways = back_over_transit(*transit, from, home, packet);
            for (const std::vector<Hop>& way : ways) {
                std::vector<Hop> whole = hops;
                whole.insert(whole.end(), way.begin(), way.end());
                const auto names = [](const Hop& one) { return !one.depends_on.empty(); };
                const auto open = std::ranges::find_if(way, names);
                const bool by_route = choices.size() > 1 || open == way.end();
                consider(std::move(whole), choices.size() > 1 || ways.size() > 1,
                         by_route ? choice.depends_on : open->depends_on);
            }
            continue;
        }
        const auto lost = [&](std::string because) {
            hops.back().decision = Decision::deny;
            hops.back().because += ": " + because;
            hops.back().code = "MORE_SPECIFIC_ROUTE";
        };
        if (choice.target)
            std::visit(overloaded{[&](model::LocalTarget) {
                                      if (vpc != home_vpc) lost("no interface of the VPC has the address");
                                  },
                                  [&](model::BlackholeTarget) {},
                                  [&](const model::UnmodelledTarget& other) { hops.push_back(beyond(other)); },
                                  [&](Id<model::Peering> id) {
                                      Crossing crossing = through_peering(network_, id, vpc, packet);
                                      if (crossing.hop.decision != Decision::deny && crossing.other != home_vpc)
                                          lost("it leads to another VPC");
                                      hops.push_back(crossing.hop);
                                  },
                                  [&](Id<model::Eni> id) {
                                      const model::Eni& box = network_.enis[id];
                                      if (box.source_dest_check)
                                          return lost("its source/destination check drops what is not its own");
                                      hops.push_back(forwarding(network_, id));
                                  },
                                  [&](const auto&) { lost("the reply does not come back that way"); }},
                       *choice.target);
        hops.push_back(judge_acl(network_, home, Direction::ingress, packet, Half::reply));
        consider(std::move(hops), choices.size() > 1, choice.depends_on);
    }
    return best;
}

// Replies to a host outside, by every route that they may take. They have to leave by the way that let the first packet
// in.
std::vector<Walk::Return> Walk::back_outside(EniId by, const net::Flow& packet) const {
    const Id<model::Subnet> from = network_.enis[by].subnet;
    if (network_.subnets[from].addresses().contains(packet.destination)) {
        Return way;
        way.hops = {make_hop(Stage::destination, Decision::deny, subnet_name(network_, from),
                             packet.destination.to_string() + " is in the subnet itself, which replies do not leave")};
        return {way};
    }
    const std::vector<RouteChoice> choices = judge_routes(network_, from, packet.destination);
    std::vector<Return> ways;
    for (const RouteChoice& choice : choices) {
        Return way;
        way.hops = {judge_acl(network_, from, Direction::egress, packet, Half::reply),
                    route_hop(network_, from, choice)};
        if (choices.size() > 1) way.depends_on = choice.depends_on;
        if (const auto* transit = choice.target ? std::get_if<Id<model::TransitGateway>>(&*choice.target) : nullptr) {
            for (Return& one : outside_over_transit(way, *transit, from, packet)) ways.push_back(std::move(one));
            continue;
        }
        const auto lost = [&](const std::string& because) {
            way.hops.back().decision = Decision::deny;
            way.hops.back().because += ": " + because;
            way.hops.back().code = "MORE_SPECIFIC_ROUTE";
        };
        if (choice.target)
            std::visit(overloaded{[&](Id<model::InternetGateway> id) {
                                      way.hops.push_back(through_internet_gateway(network_, id, by, packet));
                                  },
                                  [&](model::BlackholeTarget) {},
                                  [&](const model::UnmodelledTarget& other) {
                                      way.door = beyond(other);
                                      way.hops.push_back(*way.door);
                                  },
                                  [&](Id<model::VpcEndpoint> id) {
                                      const model::VpcEndpoint& endpoint = network_.endpoints[id];
                                      if (endpoint.kind == model::EndpointKind::gateway)
                                          return lost("a gateway endpoint opens no connections");
                                      way.door = beyond({"endpoint", endpoint.where.address});
                                      way.hops.push_back(*way.door);
                                  },
                                  [&](Id<model::Peering> id) {
                                      way.door = to_unseen_peer(network_, id, network_.subnets[from].vpc, packet);
                                      way.hops.push_back(*way.door);
                                  },
                                  [&](Id<model::Eni> id) {
                                      if (network_.enis[id].source_dest_check)
                                          return lost("its source/destination check drops what is not its own");
                                      way.hops.push_back(forwarding(network_, id));
                                  },
                                  [&](const auto&) { lost("the reply does not leave by an internet gateway"); }},
                       *choice.target);
        ways.push_back(std::move(way));
    }
    return ways;
}

// By the internet gateway, which maps the public address to the private one.
Hop Walk::entry_by_internet(EniId to, const net::Flow& flow, const std::vector<Hop>& back) const {
    const std::string& from_name = std::get<Outside>(from_).name;
    const model::Eni& eni = network_.enis[to];
    const Id<model::Vpc> vpc = network_.subnets[eni.subnet].vpc;
    Hop entry = make_hop(Stage::internet_gateway, Decision::deny, from_name, "");
    if (!is_public(flow.source)) {
        entry.because = flow.source.to_string() + " is no public address: no internet gateway lets it in";
        entry.code = "IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS";
        return entry;
    }
    Tri gateway = network_.vpcs[vpc].in_plan ? Tri::no : Tri::unknown;
    std::string depends_on = network_.vpcs[vpc].where.address + ": its gateways are not in the plan";
    if (const model::InternetGateway* one = gateway_of(network_, vpc)) {
        gateway = one->attached.certain() ? Tri::yes : Tri::unknown;
        entry.where = one->where;
        entry.at = one->where.address;
        depends_on = one->attached.depends_on();
    }
    if (gateway == Tri::no) {
        entry.because = "no internet gateway is attached to " + network_.vpcs[vpc].where.address;
        entry.where = network_.vpcs[vpc].where;
        entry.code = "NO_PATH";
        return entry;
    }
    const Tri address = flow.destination.is_v6() ? Tri::yes : eni.has_public_v4;
    if (address == Tri::no) {
        entry.because = eni_name(network_, to) + " has no public address";
        entry.where = eni.public_where.address.empty() ? eni.where : eni.public_where;
        entry.code = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS";
        return entry;
    }
    entry.because = eni.public_v4 && flow.destination.is_v4()
                        ? eni.public_v4->to_string() + " is " + flow.destination.to_string()
                        : "to " + flow.destination.to_string();
    entry.decision = std::min(gateway, address) == Tri::yes ? Decision::allow : Decision::unknown;
    if (entry.decision == Decision::unknown)
        entry.depends_on =
            address == Tri::unknown ? eni_name(network_, to) + " public address: known after apply" : depends_on;
    if (auto forbidden = public_access(network_, to, false, Direction::ingress)) {
        if (forbidden->decision == Decision::deny || entry.decision == Decision::allow) entry = *std::move(forbidden);
        if (entry.decision == Decision::deny) return entry;
    }
    if (auto edge = through_edge_table(network_, vpc, flow.destination)) {
        // In by an appliance that the replies go back to: what it does with either is not in a plan.
        const bool boxed = std::any_of(back.begin(), back.end(), [](const Hop& one) {
            return one.stage == Stage::middlebox && one.decision == Decision::unknown;
        });
        if (boxed && edge->decision == Decision::deny) {
            edge->decision = Decision::unknown;
            edge->code.clear();
            edge->depends_on = edge->at + ": what the appliance that it hands packets to lets through";
        }
        if (edge->decision == Decision::deny || entry.decision == Decision::allow) entry = *std::move(edge);
    }
    return entry;
}

// What is not modelled may let in whom replies through it may reach, but nobody from the internet without a public
// address.
Hop Walk::entry_by_other(EniId to, const net::Flow& flow, const Hop& door) const {
    if (flow.destination.is_v4() && set::AddressSet::internet_v4().contains(flow.source) &&
        network_.enis[to].has_public_v4 == Tri::no)
        return entry_by_internet(to, flow, {});
    Hop entry = door;
    if (entry.decision != Decision::deny) entry.decision = Decision::unknown;
    if (entry.depends_on.empty()) entry.depends_on = entry.at + ": what it lets in";
    return entry;
}

}  // namespace netlint::reach
