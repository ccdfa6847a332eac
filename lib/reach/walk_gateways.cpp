// The judge's walk of first packets: what the last table on the way makes of them.
#include <algorithm>

#include <fmt/format.h>

#include "gates.hpp"
#include "nat64.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/net/well_known.hpp"
#include "walk.hpp"

namespace netlint::reach {

using model::Direction;

std::vector<Passage> Walk::finish(const Carried& carried, const Bearer& bearer) const {
    const EniId sender = bearer.sender;
    const net::Flow& packet = bearer.packet;
    const Id<model::Subnet> subnet = carried.subnet;
    const Id<model::Vpc> vpc = network_.subnets[subnet].vpc;
    const bool home = vpc == network_.subnets[network_.enis[sender].subnet].vpc;
    const EniId* target = std::get_if<EniId>(&to_);
    Passage way;
    way.hops = carried.hops;
    way.names = carried.names;
    forwarded(way.hops, carried, packet, sender);
    way.legs.push_back({sender, packet, false, target == nullptr, false, carried.services, carried.endpoints,
                        carried.door.has_value()});
    // An appliance on the way hides the sender's groups, unless a transit gateway comes after it.
    const bool named = carried.direct() || carried.door || carried.names;
    const auto arrived = [&] {
        arrive(way, sender, packet, named, !carried.handed);
        return std::vector{way};
    };
    const auto deny = [&](Stage stage, std::string place, std::string because, std::string code,
                          model::Provenance where) {
        way.hops.push_back(
            make_hop(stage, Decision::deny, std::move(place), std::move(because), std::move(where), std::move(code)));
        return arrived();
    };
    if (carried.handed) {
        if (target && network_.enis[*target].subnet == subnet) return arrived();
        return deny(Stage::destination, subnet_name(network_, subnet),
                    "no interface of the subnet has " + host_text(packet.destination), "NO_POSSIBLE_DESTINATION", {});
    }
    if (carried.door && named_by_nat64(packet)) return by_nat64(std::move(way), *carried.door, {}, bearer);
    if (!carried.choice || !carried.choice->target) return arrived();
    return std::visit(
        overloaded{
            [&](model::LocalTarget) {
                if (!target || network_.subnets[network_.enis[*target].subnet].vpc != vpc)
                    return deny(Stage::destination, subnet_name(network_, subnet),
                                "no interface of the VPC has " + host_text(packet.destination),
                                "NO_POSSIBLE_DESTINATION", {});
                return arrived();
            },
            [&](model::BlackholeTarget) { return arrived(); },
            [&](const model::UnmodelledTarget& other) {
                way.hops.push_back(beyond(other));
                if (named_by_nat64(packet))
                    return by_nat64(std::move(way), beyond(other),
                                    nat64_gateways(network_, subnet, *carried.choice->target), bearer);
                way.legs.front().beyond = true;
                arrive(way, sender, packet, true, true);
                return std::vector{way};
            },
            [&](Id<model::InternetGateway> id) {
                const model::InternetGateway& gateway = network_.internet_gateways[id];
                if (target)
                    return deny(Stage::internet_gateway, gateway.where.address,
                                host_text(packet.destination) + " is no public address",
                                "IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS", gateway.where);
                if (!home)
                    return deny(Stage::internet_gateway, gateway.where.address,
                                "a packet from another VPC has no public address here",
                                "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS", gateway.where);
                way.hops.push_back(through_internet_gateway(network_, id, sender, packet));
                if (auto hop = public_access(network_, sender, bearer.translated, Direction::egress))
                    way.hops.push_back(*std::move(hop));
                way.legs.front().by_internet = true;
                return std::vector{way};
            },
            [&](Id<model::EgressOnlyGateway> id) {
                const model::EgressOnlyGateway& gateway = network_.egress_only_gateways[id];
                const bool open = gateway.vpc == vpc && home && !target &&
                                  set::AddressSet::internet_v6().contains(packet.destination);
                if (!open)
                    return deny(Stage::egress_only_gateway, gateway.where.address,
                                "it carries IPv6 to the internet only", "MISMATCHED_IP_VERSION", gateway.where);
                Hop out = make_hop(Stage::egress_only_gateway, Decision::allow, gateway.where.address,
                                   "to " + host_text(packet.destination), gateway.where);
                const model::Tri passes = network_.enis[sender].public_v6;
                if (passes == model::Tri::no) out = not_of_internet(network_, sender, packet.source, std::move(out));
                if (passes == model::Tri::unknown) {
                    out.decision = Decision::unknown;
                    out.depends_on = eni_name(network_, sender) + " public address: known after apply";
                }
                way.hops.push_back(std::move(out));
                if (auto hop = public_access(network_, sender, true, Direction::egress))
                    way.hops.push_back(*std::move(hop));
                return std::vector{way};
            },
            [&](Id<model::VpcEndpoint> id) {
                const model::VpcEndpoint& endpoint = network_.endpoints[id];
                const bool known = packet.protocol == net::Protocol::tcp || packet.protocol == net::Protocol::icmp;
                if (endpoint.vpc != vpc || !home || !known || target)
                    return deny(Stage::gateway_endpoint, endpoint.where.address,
                                "it carries TCP and ICMP to its own service only", "VPCE_GATEWAY_PROTOCOL_RESTRICTION",
                                endpoint.where);
                way.hops.push_back(make_hop(Stage::gateway_endpoint, Decision::allow, endpoint.where.address,
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
                    crossing.hop.because = "no interface of the other VPC has " + host_text(packet.destination);
                    crossing.hop.code = "NO_POSSIBLE_DESTINATION";
                } else if (crossing.hop.decision == Decision::allow && !home) {
                    crossing.hop.decision = Decision::unknown;
                    crossing.hop.depends_on = crossing.hop.at + ": what it makes of packets from a third VPC";
                }
                way.hops.push_back(crossing.hop);
                return arrived();
            },
            [&](Id<model::Eni> id) {
                if (carried.translated) return translate(std::move(way), id, false, bearer);
                return arrived();
            },
            [&](Id<model::TransitGateway>) { return arrived(); },
            [&](Id<model::TransitAttachment>) {
                return deny(Stage::route, subnet_name(network_, subnet), "no target of a subnet's table", "", {});
            },
            [&](Id<model::NatGateway> id) {
                const model::NatGateway& nat = network_.nat_gateways[id];
                const bool known = packet.protocol == net::Protocol::tcp || packet.protocol == net::Protocol::udp ||
                                   packet.protocol == net::Protocol::icmp;
                if (nat.subnet == subnet ||
                    std::find(bearer.passed.begin(), bearer.passed.end(), nat.eni) != bearer.passed.end())
                    return deny(Stage::nat_gateway, nat.where.address, "its own subnet routes to it: a loop",
                                "ROUTING_LOOP", nat.where);
                if (network_.subnets[nat.subnet].vpc != vpc)
                    return deny(Stage::nat_gateway, nat.where.address, "it serves its own VPC only",
                                "NGW_REQUIRES_SOURCE_IN_VPC", nat.where);
                if (net::nat64.contains(packet.destination)) return by_nat64(std::move(way), {}, {id}, bearer);
                if (!known || packet.source.family() != net::Family::ipv4)
                    return deny(Stage::nat_gateway, nat.where.address, "it carries TCP, UDP and ICMP over IPv4 only",
                                "PROTOCOL_RESTRICTION", nat.where);
                way.hops.push_back(judge_acl(network_, nat.subnet, Direction::ingress, packet, Half::forward));
                return translate(std::move(way), nat.eni, true, bearer);
            }},
        *carried.choice->target);
}

// On in the translator's own name. Of an interface that forwards it is not known whether it does that; its groups judge
// what comes in.
std::vector<Passage> Walk::translate(Passage way, EniId by, bool nat, const Bearer& bearer) const {
    const net::Flow& packet = bearer.packet;
    const model::Eni& own = network_.enis[by];
    const net::Family family = packet.source.family();
    const std::optional<net::Address> source = own_address(by, family);
    net::Flow next = packet;
    next.source = source.value_or(packet.source);
    if (packet.protocol.has_ports()) next.source_port = translated_port_;
    way.legs.front().by_gateway = false;
    const std::string name = eni_name(network_, by);
    std::vector<Passage> ways;
    if (nat) {
        way.hops.push_back(
            make_hop(Stage::nat_gateway, Decision::allow, name,
                     fmt::format("translates {} to {}", host_text(packet.source), next.source.to_string()), own.where));
    } else {
        if (named_by_nat64(packet)) ways = by_nat64_box(way, by, bearer);
        const Peer peer{packet.source, bearer.sender, "", true, model::Tri::unknown};
        if (auto judged = judge_groups(network_, by, Direction::ingress, packet, peer))
            way.hops.push_back(*std::move(judged));
        way.hops.push_back(forwarding(network_, by));
        const bool again = was_at(bearer, by);
        if (again || !source) {
            way.hops.back().decision = Decision::deny;
            way.hops.back().because = again ? "the packet was here before: a loop"
                                            : fmt::format("it has no address of {} to translate to",
                                                          family == net::Family::ipv6 ? "IPv6" : "IPv4");
            way.hops.back().code = again ? "ROUTING_LOOP" : "MISMATCHED_IP_VERSION";
            arrive(way, by, packet, false, true);
            ways.push_back(std::move(way));
            return ways;
        }
    }
    Bearer onward{by, next, true, bearer.passed};
    onward.passed.push_back(by);
    for (Passage& passage : sent_on(way, onward)) ways.push_back(std::move(passage));
    return ways;
}

// The last one before a hop is the one whose address it sees.
void tell_translator(std::vector<Hop>& hops, Id<model::Eni> by) {
    for (Hop& hop : hops)
        if (!hop.translator) hop.translator = by;
}

std::vector<Passage> Walk::sent_on(const Passage& way, const Bearer& onward) const {
    std::vector<Passage> ways;
    for (Passage& passage : send(onward)) {
        if (onward.translated) tell_translator(passage.hops, onward.sender);
        Passage whole = way;
        whole.hops.insert(whole.hops.end(), passage.hops.begin(), passage.hops.end());
        whole.legs.insert(whole.legs.end(), passage.legs.begin(), passage.legs.end());
        whole.replies = std::move(passage.replies);
        whole.depends_on = passage.depends_on;
        ways.push_back(std::move(whole));
    }
    return ways;
}

// Where the plan tells no address, one of its subnet.
std::optional<net::Address> Walk::own_address(EniId by, net::Family family) const {
    const model::Eni& own = network_.enis[by];
    const set::AddressSet& known = own.addresses;
    return (known.empty() ? network_.subnets[own.subnet].usable_addresses() : known).only(family).witness();
}

void Walk::in_by_translator(EniId to, const net::Flow& flow, const Carried& way, std::vector<Trace>& traces) const {
    const EniId by = std::get<EniId>(*way.choice->target);
    const std::optional<net::Address> source = own_address(by, flow.source.family());
    if (by == to || !source) return;
    Passage in;
    in.hops = way.hops;
    forwarded(in.hops, way, flow, std::nullopt);
    in.hops.insert(in.hops.begin(), entry_by_internet(to, flow));
    const Peer peer{flow.source, std::nullopt, std::get<Outside>(from_).name};
    if (auto judged = judge_groups(network_, by, Direction::ingress, flow, peer)) in.hops.push_back(*std::move(judged));
    in.hops.push_back(forwarding(network_, by));
    net::Flow next = flow;
    next.source = *source;
    if (flow.protocol.has_ports()) next.source_port = translated_port_;
    for (Passage& on : sent_on(in, {by, next, true, {by}})) {
        std::vector<Hop> inner = replies_of(on);
        tell_translator(inner, by);
        for (const Return& back : back_outside(network_.enis[by].subnet, to, flow.reply())) {
            std::vector<Hop> replies = inner;
            replies.insert(replies.end(), back.hops.begin(), back.hops.end());
            if (back.door) {
                replies.back().decision = Decision::deny;
                replies.back().because += ": not the way the first packet came";
            }
            if (auto other = other_inspection(way, back)) replies.push_back(*std::move(other));
            traces.push_back(judged(on.hops, std::move(replies)));
        }
    }
}

// The groups of interfaces that passed the packet on, which judge it on the way in and on the way out.
void Walk::forwarded(std::vector<Hop>& hops, const Carried& way, const net::Flow& packet,
                     std::optional<EniId> sender) const {
    const EniId* target = std::get_if<EniId>(&to_);
    for (std::size_t i = way.forwarded.size(); i-- > 0;) {
        const auto& [box, at] = way.forwarded[i];
        const Peer from{packet.source, sender, "", true, model::Tri::unknown};
        const Peer to{packet.destination, target ? std::optional(*target) : std::nullopt, "", true,
                      model::Tri::unknown};
        const auto after = hops.begin() + static_cast<std::ptrdiff_t>(at);
        if (auto judged = judge_groups(network_, box, Direction::egress, packet, to)) hops.insert(after, *judged);
        if (auto judged = judge_groups(network_, box, Direction::ingress, packet, from))
            hops.insert(hops.begin() + static_cast<std::ptrdiff_t>(at) - 1, *judged);
    }
}

}  // namespace netlint::reach
