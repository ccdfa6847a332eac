// The judge's walk through tables and gateways, for first packets and for replies.
#include <algorithm>

#include <fmt/format.h>

#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "walk.hpp"

namespace netlint::reach {
namespace {

using model::Direction;
using model::Tri;

Hop hop(Stage stage, Decision decision, std::string at, std::string because, model::Provenance where,
        std::string code = "") {
    Hop made;
    made.stage = stage;
    made.decision = decision;
    made.at = std::move(at);
    made.because = std::move(because);
    made.where = std::move(where);
    made.code = std::move(code);
    return made;
}

bool is_public(const net::Address& address) {
    return set::AddressSet::internet().contains(address) || model::symbolic_addresses().contains(address);
}

const model::NatGateway* nat_of(const model::Network& network, Id<model::Eni> eni) {
    for (const model::NatGateway& nat : network.nat_gateways)
        if (nat.eni == eni) return &nat;
    return nullptr;
}

// What the internet gateway makes of a packet that `sender` puts on it.
Hop through_internet_gateway(const model::Network& network, Id<model::InternetGateway> id, Id<model::Eni> sender,
                             const net::Flow& packet) {
    const model::InternetGateway& gateway = network.internet_gateways[id];
    const model::Eni& eni = network.enis[sender];
    const Id<model::Vpc> vpc = network.subnets[eni.subnet].vpc;
    const model::NatGateway* nat = nat_of(network, sender);
    Tri address = nat ? (nat->is_public ? nat->has_public_v4 : Tri::no) : eni.has_public_v4;
    if (packet.source.family() == net::Family::ipv6) address = Tri::yes;
    Hop made = hop(Stage::internet_gateway, Decision::allow, gateway.where.address, "", gateway.where);
    if (gateway.vpc ? *gateway.vpc != vpc : gateway.attached.certain()) {
        made.decision = Decision::deny;
        made.because = "it is not attached to this VPC";
        made.code = "BAD_STATE_ATTACHMENT";
    } else if (!is_public(packet.destination)) {
        made.decision = Decision::deny;
        made.because = packet.destination.to_string() + " is no public address";
        made.code = "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS";
    } else if (address == Tri::no) {
        made.decision = Decision::deny;
        made.because = eni_name(network, sender) + " has no public address";
        made.where = eni.public_where.address.empty() ? eni.where : eni.public_where;
        made.code = "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS";
    } else if (address == Tri::unknown || !gateway.attached.certain()) {
        made.decision = Decision::unknown;
        made.because = address == Tri::unknown
                           ? "whether " + eni_name(network, sender) + " has a public address is not known"
                           : "its attachment is not known";
        made.depends_on = address == Tri::unknown ? eni_name(network, sender) + " public address: known after apply"
                                                  : gateway.attached.depends_on();
    } else {
        made.because =
            "to " + packet.destination.to_string() +
            (packet.source.family() == net::Family::ipv4 ? " under the public address of " + eni_name(network, sender)
                                                         : "");
    }
    return made;
}

// Whether a peering carries a packet out of `from`, and into which VPC.
struct Crossing {
    Hop hop;
    std::optional<Id<model::Vpc>> other;
};

Crossing through_peering(const model::Network& network, Id<model::Peering> id, Id<model::Vpc> from,
                         const net::Flow& packet) {
    const model::Peering& peering = network.peerings[id];
    Crossing crossing{hop(Stage::peering, Decision::allow, peering.where.address,
                          "to " + packet.destination.to_string(), peering.where),
                      {}};
    const bool requests = peering.requester == from;
    crossing.other = requests ? peering.accepter : peering.requester;
    Tri open = peering.active;
    if (!requests && peering.accepter != from) open = Tri::no;
    if (open == Tri::no) {
        crossing.hop.decision = Decision::deny;
        crossing.hop.because = "the peering is not active for this VPC";
        crossing.hop.code = "BAD_STATE";
        return crossing;
    }
    Tri inside = Tri::unknown;
    if (crossing.other) {
        const model::Vpc& vpc = network.vpcs[*crossing.other];
        const bool all_known = vpc.in_plan && vpc.prefixes_known.certain();
        inside = vpc.addresses().contains(packet.destination) ? Tri::yes : all_known ? Tri::no : Tri::unknown;
    }
    if (inside == Tri::no) {
        crossing.hop.decision = Decision::deny;
        crossing.hop.because =
            packet.destination.to_string() + " is outside the other VPC: a peering carries nothing further";
        crossing.hop.code = "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR";
    } else if (inside == Tri::unknown || open == Tri::unknown) {
        crossing.hop.decision = Decision::unknown;
        crossing.hop.depends_on =
            peering.where.address +
            (open == Tri::unknown ? " acceptance: decided outside the plan" : " the other VPC: not in the plan");
    }
    return crossing;
}

Hop route_hop(const model::Network& network, Id<model::Subnet> subnet, const RouteChoice& choice) {
    Hop made = hop(Stage::route, choice.target ? Decision::allow : Decision::deny, subnet_name(network, subnet),
                   choice.text, choice.where, choice.target ? "" : "NO_ROUTE_TO_DESTINATION");
    if (choice.target && std::holds_alternative<model::BlackholeTarget>(*choice.target)) {
        made.decision = Decision::deny;
        made.code = "BAD_STATE_ROUTE";
    }
    return made;
}

Hop beyond(const model::UnmodelledTarget& target) {
    Hop made = hop(Stage::middlebox, Decision::unknown, target.address.empty() ? target.kind : target.address,
                   "what happens there is not modelled", {target.address, "", 0, model::Grade::sure});
    made.depends_on = (target.address.empty() ? "" : target.address + ": ") + target.kind + " is not modelled";
    return made;
}

}  // namespace

std::vector<Passage> Walk::follow(const RouteChoice& choice, EniId sender, const net::Flow& packet, bool translated,
                                  const std::vector<Id<model::NatGateway>>& passed) const {
    const Id<model::Subnet> subnet = network_.enis[sender].subnet;
    const Id<model::Vpc> vpc = network_.subnets[subnet].vpc;
    const EniId* target = std::get_if<EniId>(&to_);
    Passage way;
    way.hops.push_back(route_hop(network_, subnet, choice));
    way.legs.push_back({sender, packet, false, target == nullptr});
    const auto deny = [&](Stage stage, std::string at, std::string because, std::string code, model::Provenance where) {
        way.hops.push_back(
            hop(stage, Decision::deny, std::move(at), std::move(because), std::move(where), std::move(code)));
        arrive(way, sender, packet, !translated, true);
        return std::vector{way};
    };
    if (!choice.target) {
        arrive(way, sender, packet, !translated, true);
        return {way};
    }
    return std::visit(
        overloaded{
            [&](model::LocalTarget) {
                if (!target || network_.subnets[network_.enis[*target].subnet].vpc != vpc)
                    return deny(Stage::destination, subnet_name(network_, subnet),
                                "no interface of the VPC has " + packet.destination.to_string(),
                                "NO_POSSIBLE_DESTINATION", {});
                arrive(way, sender, packet, !translated, true);
                return std::vector{way};
            },
            [&](model::BlackholeTarget) {
                arrive(way, sender, packet, !translated, true);
                return std::vector{way};
            },
            [&](const model::UnmodelledTarget& other) {
                way.hops.push_back(beyond(other));
                arrive(way, sender, packet, !translated, true);
                return std::vector{way};
            },
            [&](Id<model::InternetGateway> id) {
                if (target)
                    return deny(Stage::internet_gateway, network_.internet_gateways[id].where.address,
                                packet.destination.to_string() + " is no public address",
                                "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS", network_.internet_gateways[id].where);
                way.hops.push_back(through_internet_gateway(network_, id, sender, packet));
                return std::vector{way};
            },
            [&](Id<model::EgressOnlyGateway> id) {
                const model::EgressOnlyGateway& gateway = network_.egress_only_gateways[id];
                const bool open =
                    gateway.vpc == vpc && !target && set::AddressSet::internet_v6().contains(packet.destination);
                if (!open)
                    return deny(Stage::egress_only_gateway, gateway.where.address,
                                "it carries IPv6 to the internet only", "MISMATCHED_IP_VERSION", gateway.where);
                way.hops.push_back(hop(Stage::egress_only_gateway, Decision::allow, gateway.where.address,
                                       "to " + packet.destination.to_string(), gateway.where));
                return std::vector{way};
            },
            [&](Id<model::VpcEndpoint> id) {
                const model::VpcEndpoint& endpoint = network_.endpoints[id];
                if (endpoint.kind != model::EndpointKind::gateway) {
                    way.hops.push_back(beyond({"endpoint", endpoint.where.address}));
                    arrive(way, sender, packet, !translated, true);
                    return std::vector{way};
                }
                const bool carried = packet.protocol == net::Protocol::tcp || packet.protocol == net::Protocol::icmp;
                if (endpoint.vpc != vpc || !carried || target)
                    return deny(Stage::gateway_endpoint, endpoint.where.address,
                                "it carries TCP and ICMP to its own service only", "VPCE_GATEWAY_PROTOCOL_RESTRICTION",
                                endpoint.where);
                way.hops.push_back(hop(Stage::gateway_endpoint, Decision::allow, endpoint.where.address,
                                       "to " + host_text(packet.destination), endpoint.where));
                return std::vector{way};
            },
            [&](Id<model::Peering> id) {
                Crossing crossing = through_peering(network_, id, vpc, packet);
                const bool there = target && crossing.other == network_.subnets[network_.enis[*target].subnet].vpc;
                const bool outside = !target && !(crossing.other && network_.vpcs[*crossing.other].in_plan &&
                                                  network_.vpcs[*crossing.other].prefixes_known.certain());
                if (crossing.hop.decision != Decision::deny && outside) {
                    crossing.hop.decision = Decision::unknown;
                    crossing.hop.depends_on = crossing.hop.at + " the other VPC: not in the plan";
                } else if (crossing.hop.decision != Decision::deny && !there) {
                    crossing.hop.decision = Decision::deny;
                    crossing.hop.because = "no interface of the other VPC has " + packet.destination.to_string();
                    crossing.hop.code = "NO_POSSIBLE_DESTINATION";
                }
                way.hops.push_back(crossing.hop);
                arrive(way, sender, packet, !translated, true);
                return std::vector{way};
            },
            [&](Id<model::Eni> id) {
                const model::Eni& box = network_.enis[id];
                if (box.source_dest_check || network_.subnets[box.subnet].vpc != vpc)
                    return deny(Stage::middlebox, eni_name(network_, id),
                                "its source/destination check drops what is not its own",
                                "ENI_SOURCE_DEST_CHECK_RESTRICTION", box.where);
                if (box.subnet != subnet)
                    way.hops.push_back(judge_acl(network_, box.subnet, Direction::ingress, packet, Half::forward));
                way.hops.push_back(forwarding(id));
                arrive(way, id, packet, false, true);
                return std::vector{way};
            },
            [&](Id<model::NatGateway> id) {
                const model::NatGateway& nat = network_.nat_gateways[id];
                const bool carried = packet.protocol == net::Protocol::tcp || packet.protocol == net::Protocol::udp ||
                                     packet.protocol == net::Protocol::icmp;
                if (nat.subnet == subnet || std::find(passed.begin(), passed.end(), id) != passed.end())
                    return deny(Stage::nat_gateway, nat.where.address, "its own subnet routes to it: a loop",
                                "ROUTING_LOOP", nat.where);
                if (network_.subnets[nat.subnet].vpc != vpc)
                    return deny(Stage::nat_gateway, nat.where.address, "it serves its own VPC only",
                                "NGW_REQUIRES_SOURCE_IN_VPC", nat.where);
                if (!carried || packet.source.family() != net::Family::ipv4)
                    return deny(Stage::nat_gateway, nat.where.address, "it carries TCP, UDP and ICMP over IPv4 only",
                                "PROTOCOL_RESTRICTION", nat.where);
                way.legs.front().by_gateway = false;
                way.hops.push_back(judge_acl(network_, nat.subnet, Direction::ingress, packet, Half::forward));
                net::Flow next = packet;
                const model::Eni& own = network_.enis[nat.eni];
                set::AddressSet addresses = own.addresses.only(net::Family::ipv4);
                if (addresses.empty())
                    addresses = network_.subnets[nat.subnet].usable_addresses().only(net::Family::ipv4);
                next.source = addresses.witness().value_or(packet.source);
                if (packet.protocol.has_ports()) next.source_port = translated_port_;
                way.hops.push_back(hop(
                    Stage::nat_gateway, Decision::allow, nat.where.address,
                    fmt::format("translates {} to {}", packet.source.to_string(), next.source.to_string()), nat.where));
                std::vector<Id<model::NatGateway>> now = passed;
                now.push_back(id);
                std::vector<Passage> ways;
                for (Passage& onward : send(nat.eni, next, true, now)) {
                    Passage whole = way;
                    whole.hops.insert(whole.hops.end(), onward.hops.begin(), onward.hops.end());
                    whole.legs.insert(whole.legs.end(), onward.legs.begin(), onward.legs.end());
                    ways.push_back(std::move(whole));
                }
                return ways;
            }},
        *choice.target);
}

// A reply between two interfaces: no security group, but the ACLs of both subnets and the routes from the answering
// side.
std::vector<Hop> Walk::back(EniId by, EniId to, const net::Flow& packet) const {
    const Id<model::Subnet> from = network_.enis[by].subnet, home = network_.enis[to].subnet;
    if (network_.subnets[from].addresses().contains(packet.destination)) return {};
    const Id<model::Vpc> vpc = network_.subnets[from].vpc, home_vpc = network_.subnets[home].vpc;
    std::vector<Hop> best;
    const std::vector<RouteChoice> choices = judge_routes(network_, from, packet.destination);
    for (const RouteChoice& choice : choices) {
        std::vector<Hop> hops{judge_acl(network_, from, Direction::egress, packet, Half::reply),
                              route_hop(network_, from, choice)};
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
                                      hops.push_back(forwarding(id));
                                  },
                                  [&](const auto&) { lost("the reply does not come back that way"); }},
                       *choice.target);
        hops.push_back(judge_acl(network_, home, Direction::ingress, packet, Half::reply));
        if (choices.size() > 1 && decision_of(hops) == Decision::allow) {
            hops[1].decision = Decision::unknown;
            hops[1].depends_on = choice.depends_on;
        }
        const auto rank = [](const std::vector<Hop>& one) {
            return decision_of(one) == Decision::deny ? 2 : decision_of(one) == Decision::unknown ? 1 : 0;
        };
        if (best.empty() || rank(hops) < rank(best)) best = std::move(hops);
    }
    return best;
}

// Replies to a host outside, by every route that they may take. They have to leave by the way that let the first packet
// in.
std::vector<Walk::Return> Walk::back_outside(EniId by, const net::Flow& packet) const {
    const Id<model::Subnet> from = network_.enis[by].subnet;
    const std::vector<RouteChoice> choices = judge_routes(network_, from, packet.destination);
    std::vector<Return> ways;
    for (const RouteChoice& choice : choices) {
        Return way;
        way.hops = {judge_acl(network_, from, Direction::egress, packet, Half::reply),
                    route_hop(network_, from, choice)};
        if (choices.size() > 1) way.depends_on = choice.depends_on;
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
                                      way.door = to_unseen_peer(id, network_.subnets[from].vpc, packet);
                                      way.hops.push_back(*way.door);
                                  },
                                  [&](Id<model::Eni> id) {
                                      if (network_.enis[id].source_dest_check)
                                          return lost("its source/destination check drops what is not its own");
                                      way.hops.push_back(forwarding(id));
                                  },
                                  [&](const auto&) { lost("the reply does not leave by an internet gateway"); }},
                       *choice.target);
        ways.push_back(std::move(way));
    }
    return ways;
}

// To hosts of the other VPC that are no interface of the plan: where the plan shows all of it, there are none.
Hop Walk::to_unseen_peer(Id<model::Peering> id, Id<model::Vpc> from, const net::Flow& packet) const {
    Crossing crossing = through_peering(network_, id, from, packet);
    if (crossing.hop.decision == Decision::deny) return crossing.hop;
    if (crossing.other && network_.vpcs[*crossing.other].in_plan &&
        network_.vpcs[*crossing.other].prefixes_known.certain()) {
        crossing.hop.decision = Decision::deny;
        crossing.hop.because = "no interface of the other VPC has " + packet.destination.to_string();
        crossing.hop.code = "NO_POSSIBLE_DESTINATION";
    } else {
        crossing.hop.decision = Decision::unknown;
        crossing.hop.depends_on = crossing.hop.at + " the other VPC: not in the plan";
    }
    return crossing.hop;
}

Hop Walk::forwarding(EniId box) const {
    Hop made = hop(Stage::middlebox, Decision::unknown, eni_name(network_, box),
                   "whether it passes packets on is not in a plan", network_.enis[box].where);
    made.depends_on = eni_name(network_, box) + ": what it forwards";
    return made;
}

}  // namespace netlint::reach
