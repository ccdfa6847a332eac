// The judge's walk of packets of IPv6 to hosts of IPv4, which a NAT gateway or an interface that forwards may take
// there.
#include <algorithm>
#include <set>

#include "gates.hpp"
#include "nat64.hpp"
#include "netlint/net/well_known.hpp"
#include "walk.hpp"

namespace netlint::reach {

namespace {

using model::Direction;

// What it makes of the packet is possible at most.
Hop taking(const net::Flow& packet, std::string at, const model::Provenance& where, std::string depends_on) {
    Hop hop = make_hop(Stage::nat_gateway, Decision::unknown, std::move(at),
                       "takes IPv6 to " + from_nat64(packet.destination).to_string() + " by NAT64", where);
    hop.depends_on = std::move(depends_on);
    if (after_nat64(packet)) return hop;
    hop.decision = Decision::deny;
    hop.because = "it carries TCP, UDP and ICMP only";
    hop.code = "PROTOCOL_RESTRICTION";
    return hop;
}

// A source port of each range that the network's ACLs tell apart, which look at replies.
std::vector<std::uint16_t> client_ports(const model::Network& network) {
    std::set<std::uint16_t> ports{0};
    for (const model::NetworkAcl& acl : network.network_acls)
        for (const model::AclEntry& entry : acl.entries)
            for (const auto& run : entry.services.points().intervals())
                for (const std::uint32_t cut : {run.first, run.last + 1}) {
                    if (cut >= set::ServicePoint::end) continue;
                    const set::ServicePoint point = set::ServicePoint::at(cut);
                    if (point.protocol.has_ports()) ports.insert(point.detail);
                }
    return {ports.begin(), ports.end()};
}

}  // namespace

// Whether the packet goes to a host of IPv4 by another name than the question has for it.
bool Walk::named_by_nat64(const net::Flow& packet) const {
    if (!net::nat64.contains(packet.destination)) return false;
    const auto* outside = std::get_if<Outside>(&to_);
    return !outside || !outside->addresses.contains(packet.destination);
}

// By each of the gateways; `door`: what beyond the plan may take it to one, or have one.
std::vector<Passage> Walk::by_nat64(Passage way, const std::optional<Hop>& door, std::vector<Id<model::NatGateway>> by,
                                    const Bearer& bearer) const {
    const net::Flow& packet = bearer.packet;
    way.legs.front().beyond = true;
    way.legs.front().by_gateway = true;
    if (door)
        for (const Id<model::NatGateway> id : nat64_gateways_from_beyond(network_))
            if (std::ranges::find(by, id) == by.end()) by.push_back(id);
    std::vector<Passage> ways;
    for (const Id<model::NatGateway> id : by) {
        const model::NatGateway& nat = network_.nat_gateways[id];
        Passage whole = way;
        whole.hops.push_back(
            taking(packet, nat.where.address, nat.where, nat.where.address + ": NAT64 is not modelled whole"));
        std::optional<net::Flow> next = after_nat64(packet);
        if (!next || !named_by_nat64(packet)) {
            ways.push_back(std::move(whole));
            continue;
        }
        const model::Eni& own = network_.enis[nat.eni];
        set::AddressSet addresses = own.addresses.only(net::Family::ipv4);
        if (addresses.empty()) addresses = network_.subnets[own.subnet].usable_addresses().only(net::Family::ipv4);
        next->source = addresses.witness().value_or(net::Address::v4(0));
        if (next->protocol.has_ports()) next->source_port = translated_port_;
        Bearer onward{nat.eni, *next, true, bearer.passed};
        onward.passed.push_back(nat.eni);
        for (Passage& passage : sent_on(whole, onward)) ways.push_back(std::move(passage));
    }
    if (!door) return ways;
    for (const EniId id : nat64_boxes_from_beyond(network_))
        for (Passage& passage : by_nat64_box(way, id, bearer)) ways.push_back(std::move(passage));
    ways.push_back(by_unseen_nat64(std::move(way), *door, packet));
    return ways;
}

// By an interface that forwards: in its own name, if it has one.
std::vector<Passage> Walk::by_nat64_box(Passage way, EniId by, const Bearer& bearer) const {
    const net::Flow& packet = bearer.packet;
    const std::string name = eni_name(network_, by);
    const Peer peer{packet.source, bearer.sender, "", true, model::Tri::unknown};
    if (auto judged = judge_groups(network_, by, Direction::ingress, packet, peer))
        way.hops.push_back(*std::move(judged));
    way.hops.push_back(taking(packet, name, network_.enis[by].where, name + ": what it forwards"));
    way.hops.back().stage = Stage::middlebox;
    const auto end = [&](std::string because, std::string code) {
        way.hops.back().decision = Decision::deny;
        way.hops.back().because = std::move(because);
        way.hops.back().code = std::move(code);
        return std::vector{std::move(way)};
    };
    if (was_at(bearer, by)) return end("the packet was here before: a loop", "ROUTING_LOOP");
    std::optional<net::Flow> next = after_nat64(packet);
    if (!next) return {std::move(way)};
    const std::optional<net::Address> source = own_address(by, net::Family::ipv4);
    if (!source) return end("it has no address of IPv4 to translate to", "MISMATCHED_IP_VERSION");
    next->source = *source;
    if (next->protocol.has_ports()) next->source_port = translated_port_;
    Bearer onward{by, *next, true, bearer.passed};
    onward.passed.push_back(by);
    return sent_on(way, onward);
}

// By a translator that the plan does not show.
Passage Walk::by_unseen_nat64(Passage way, const Hop& door, const net::Flow& packet) const {
    way.hops.push_back(taking(packet, door.at, door.where, door.at + ": whether NAT64 lies behind it"));
    const std::optional<net::Flow> next = after_nat64(packet);
    const EniId* target = std::get_if<EniId>(&to_);
    if (!next || !target) return way;
    Trace last = from_unseen(*target, *next);
    way.hops.insert(way.hops.end(), last.forward.begin(), last.forward.end());
    way.replies = std::move(last.reply);
    return way;
}

// From whatever address and port serves best. It gets in where replies to it get out (Walk::from_outside), and nobody
// from the internet gets to a private address.
Trace Walk::from_unseen(EniId to, const net::Flow& packet) const {
    const model::Eni& eni = network_.enis[to];
    const model::Subnet& subnet = network_.subnets[eni.subnet];
    std::optional<Trace> best;
    const auto found = [&](Trace trace) {
        if (best)
            take(*best, std::move(trace));
        else
            best = std::move(trace);
    };
    const std::vector<std::uint16_t> ports =
        packet.protocol.has_ports() ? client_ports(network_) : std::vector<std::uint16_t>{0};
    for (const net::Address& source : parts_of(network_, set::AddressSet::all_v4())) {
        net::Flow sent = packet;
        sent.source = source;
        std::vector<Hop> taken;
        if (auto groups = judge_groups(network_, to, Direction::ingress, sent, {source, std::nullopt, ""}))
            taken.push_back(*std::move(groups));
        take_in(taken, to, sent, std::nullopt);
        if (subnet.addresses().contains(source)) {
            if (may_hide_gateways(network_, subnet.vpc)) found(judged(taken, {}));
            continue;
        }
        for (const std::uint16_t port : ports) {
            sent.source_port = port;
            for (const Return& back : back_outside(eni.subnet, to, sent.reply(), true)) {
                if (!back.door) continue;
                Hop entry = *back.door;
                if (!back.local && eni.has_public_v4 == model::Tri::no &&
                    set::AddressSet::internet_v4().contains(source))
                    continue;
                if (decision_of(back.hops) == Decision::deny) entry.decision = Decision::deny;
                std::vector<Hop> hops{std::move(entry)};
                hops.push_back(judge_acl(network_, eni.subnet, Direction::ingress, sent, Half::forward));
                hops.insert(hops.end(), taken.begin(), taken.end());
                found(judged(std::move(hops), back.hops));
            }
        }
    }
    if (best) return *std::move(best);
    return judged(
        {make_hop(Stage::nat_gateway, Decision::deny, eni_name(network_, to),
                  "no way leads to " + host_text(packet.destination) + " from where NAT64 may be", {}, "NO_PATH")},
        {});
}

}  // namespace netlint::reach
