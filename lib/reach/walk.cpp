// The judge's walk: its ends, and what their own filters say. Gateways, replies and ways in are in files of their own.
#include "walk.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "gates.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/net/well_known.hpp"

namespace netlint::reach {
namespace {

using model::Direction;
using model::Tri;

std::string name_of(const model::Network& network, const Endpoint& endpoint) {
    return std::visit(overloaded{[&](Id<model::Eni> eni) { return eni_name(network, eni); },
                                 [](const auto& other) { return other.name; }},
                      endpoint);
}

// Of several ways that the plan leaves open the best one, which is then not certain.
Trace best_of(std::vector<Trace> traces, const std::string& depends_on) {
    const auto better = [&](const Trace& a, const Trace& b) {
        return std::pair(rank(a), a.blockers().size()) < std::pair(rank(b), b.blockers().size());
    };
    if (traces.size() == 1) return std::move(traces.front());
    Trace best = std::move(*std::min_element(traces.begin(), traces.end(), better));
    if (rank(best) > 1) return best;
    best.disposition = Disposition::unknown;
    if (best.depends_on().empty()) {
        Hop open = make_hop(Stage::route, Decision::unknown, "", "the plan leaves the way open");
        open.depends_on = depends_on.empty() ? "routes: known after apply" : depends_on;
        best.forward.push_back(std::move(open));
    }
    return best;
}

}  // namespace

// The disposition of both halves, and the words.
Trace judged(std::vector<Hop> forward, std::vector<Hop> reply) {
    for (Hop& one : forward) one.half = Half::forward;
    for (Hop& one : reply) one.half = Half::reply;
    Trace trace;
    const Decision first = decision_of(forward), second = decision_of(reply);
    if (first == Decision::deny)
        trace.disposition = Disposition::denied;
    else if (second == Decision::deny)
        trace.disposition = Disposition::reply_lost;
    else if (first == Decision::unknown || second == Decision::unknown)
        trace.disposition = Disposition::unknown;
    else
        trace.disposition = Disposition::delivered;
    trace.forward = std::move(forward);
    trace.reply = std::move(reply);
    return trace;
}

int rank(const Trace& trace) {
    switch (trace.disposition) {
        case Disposition::delivered:
            return 0;
        case Disposition::unknown:
            return 1;
        case Disposition::reply_lost:
            return 2;
        case Disposition::denied:
            return 3;
    }
    return 4;
}

void take(Trace& best, Trace other) {
    const auto better = [](const Trace& a, const Trace& b) {
        return std::pair(rank(a), a.blockers().size()) < std::pair(rank(b), b.blockers().size());
    };
    if (better(other, best)) best = std::move(other);
}

Trace Walk::trace(const net::Flow& flow) const {
    return std::visit(
        overloaded{[&](EniId eni) {
                       if (!network_.enis[eni].opens_connections)
                           return judged({make_hop(Stage::authorization, Decision::deny, eni_name(network_, eni),
                                                   "it takes connections and opens none", network_.enis[eni].where,
                                                   "VPCE_INTRA_VPC_TRAFFIC")},
                                         {});
                       Trace best = allowed(eni, flow, from_eni(eni, flow));
                       if (const EniId* target = std::get_if<EniId>(&to_))
                           for (Trace& way : by_entrances(*target, flow)) take(best, std::move(way));
                       return best;
                   },
                   [&](const Outside& outside) {
                       if (const EniId* eni = std::get_if<EniId>(&to_)) {
                           Trace best = from_outside(*eni, flow);
                           for (Trace& way : by_entrances(*eni, flow)) take(best, std::move(way));
                           return best;
                       }
                       return judged(
                           {make_hop(Stage::destination, Decision::deny, outside.name, "neither end is in the plan")},
                           {});
                   },
                   [&](const Platform& platform) {
                       return judged(
                           {make_hop(Stage::resolver, Decision::deny, platform.name, "it opens no connections")}, {});
                   }},
        from_);
}

Trace Walk::from_eni(EniId eni, const net::Flow& flow) const {
    if (std::holds_alternative<Platform>(to_)) return to_platform(eni, flow);
    if (std::holds_alternative<Outside>(to_) && model::symbolic_block("vpc-lattice").contains(flow.destination))
        return to_service_networks(eni, flow);
    std::vector<Trace> traces;
    std::string depends_on;
    for (Passage& way : send({eni, flow})) {
        std::vector<Hop> replies = replies_of(way);
        if (depends_on.empty()) depends_on = way.depends_on;
        traces.push_back(judged(std::move(way.hops), std::move(replies)));
    }
    return best_of(std::move(traces), depends_on);
}

Trace Walk::to_platform(EniId from, const net::Flow& flow) const {
    const model::Vpc& vpc = network_.vpc_of(network_.enis[from].subnet);
    const std::string name = name_of(network_, to_);
    bool resolver = false;
    for (const net::NamedAddress& known : net::platform_addresses)
        resolver = resolver || (known.name == "resolver" && known.address == flow.destination);
    for (const net::Prefix& prefix : vpc.prefixes)
        if (prefix.family() == net::Family::ipv4) {
            resolver = resolver || flow.destination == net::Address::v4(prefix.first().as_v4() + 2);
            break;
        }
    Hop answer = make_hop(Stage::resolver, Decision::allow, name,
                          "no security group, network ACL or route applies to it", vpc.where);
    if (resolver && vpc.dns_support == Tri::no) {
        answer.decision = Decision::deny;
        answer.because = "enable_dns_support is off: the resolver does not answer";
        answer.code = "BAD_STATE";
    } else if (resolver && vpc.dns_support == Tri::unknown) {
        answer.decision = Decision::unknown;
        answer.depends_on = vpc.where.address + " enable_dns_support: known after apply";
    }
    return judged({answer}, {});
}

std::vector<Passage> Walk::send(const Bearer& bearer) const {
    const EniId sender = bearer.sender;
    const net::Flow& packet = bearer.packet;
    const model::Eni& eni = network_.enis[sender];
    const EniId* target = std::get_if<EniId>(&to_);
    std::vector<Hop> check;
    if (!bearer.translated && eni.source_dest_check && !eni.addresses.contains(packet.source))
        check = {make_hop(Stage::source_check, Decision::deny, eni_name(network_, sender),
                          host_text(packet.source) + " is no address of it", eni.where, "ENI_ADDRESS_RESTRICTION")};
    // Whether a reference of the sender's groups means the target depends on what lies between.
    const auto whole = [&](Passage way) {
        const auto between = [](const Hop& one) {
            return one.stage == Stage::nat_gateway || one.stage == Stage::middlebox ||
                   one.stage == Stage::transit_gateway;
        };
        const Peer peer{packet.destination, target ? std::optional(*target) : std::nullopt, "",
                        std::none_of(way.hops.begin(), way.hops.end(), between)};
        if (auto judged = judge_groups(network_, sender, Direction::egress, packet, peer))
            way.hops.insert(way.hops.begin(), *std::move(judged));
        way.hops.insert(way.hops.begin(), check.begin(), check.end());
        return way;
    };
    if (network_.subnets[eni.subnet].addresses().contains(packet.destination)) {
        Passage way;
        way.legs.push_back({sender, packet, true});
        if (target && network_.enis[*target].subnet == eni.subnet)
            arrive(way, sender, packet, true, false);
        else
            way.hops.push_back(make_hop(Stage::destination, Decision::deny, subnet_name(network_, eni.subnet),
                                        "no interface of the plan has " + host_text(packet.destination), {},
                                        "NO_POSSIBLE_DESTINATION"));
        return {whole(std::move(way))};
    }
    std::vector<Passage> ways;
    for (const Carried& carried : carry(network_, eni.subnet, packet, Half::forward))
        for (Passage& way : finish(carried, bearer)) {
            way.exits_of = carried.exits_of;
            way.exits = carried.exits;
            if (way.depends_on.empty()) way.depends_on = carried.depends_on;
            ways.push_back(whole(std::move(way)));
        }
    join_exits(ways, [](const Passage& way) { return way.legs.size() == 1; });
    return ways;
}

// Into the target's subnet and interface.
void Walk::arrive(Passage& way, EniId sender, const net::Flow& packet, bool names_known, bool crossing) const {
    const EniId* target = std::get_if<EniId>(&to_);
    if (!target) return;
    const model::Eni& eni = network_.enis[*target];
    if (crossing) way.hops.push_back(judge_acl(network_, eni.subnet, Direction::ingress, packet, Half::forward));
    const bool named = names_known && way.names != model::Tri::no;
    const Peer peer{packet.source, named ? std::optional(sender) : std::nullopt, "", true, way.names};
    if (auto judged = received(sender, *target, packet, peer)) way.hops.push_back(*std::move(judged));
    take_in(way.hops, *target, packet, sender);
}

// Whether the interface takes the packet as its own.
Hop Walk::arrival(EniId to, const net::Flow& packet) const {
    const model::Eni& eni = network_.enis[to];
    Hop end =
        make_hop(Stage::destination, Decision::allow, eni_name(network_, to), host_text(packet.destination), eni.where);
    if (!eni.accepts_connections) {
        end.decision = Decision::deny;
        end.because = "it opens connections and takes none";
        end.code = "PROTOCOL_RESTRICTION";
    } else if (!eni.addresses.contains(packet.destination)) {
        end.decision = Decision::deny;
        end.because = host_text(packet.destination) + " is no address of it";
        end.code = "ENI_ADDRESS_RESTRICTION";
    } else if (!eni.accepting.certain()) {
        end.decision = Decision::unknown;
        end.depends_on = eni.accepting.depends_on();
    }
    return end;
}

// In by the internet gateway whatever the subnet's table says; in by a way beyond the plan only where replies take it
// too.
Trace Walk::from_outside(EniId to, const net::Flow& flow) const {
    const Id<model::Subnet> subnet = network_.enis[to].subnet;
    std::vector<Trace> traces;
    std::string depends_on;
    const auto enter = [&](Hop entry, const std::vector<Hop>& inside, bool handed, std::vector<Hop> replies) {
        std::vector<Hop> hops{std::move(entry)};
        hops.insert(hops.end(), inside.begin(), inside.end());
        if (!handed) hops.push_back(judge_acl(network_, subnet, Direction::ingress, flow, Half::forward));
        const Peer peer{flow.source, std::nullopt, name_of(network_, from_)};
        if (auto judged = judge_groups(network_, to, Direction::ingress, flow, peer))
            hops.push_back(*std::move(judged));
        take_in(hops, to, flow, std::nullopt);
        traces.push_back(judged(std::move(hops), std::move(replies)));
    };
    const std::vector<Carried> in = carry_in(network_, network_.subnets[subnet].vpc, flow, Half::forward);
    for (Return& back : back_outside(subnet, to, flow.reply())) {
        if (depends_on.empty()) depends_on = back.depends_on;
        if (back.door) {
            Hop entry = entry_by_other(to, flow, *back.door);
            if (decision_of(back.hops) == Decision::deny) entry.decision = Decision::deny;
            enter(std::move(entry), {}, false, back.hops);
            back.hops.back().decision = Decision::deny;
            back.hops.back().because += ": not the way the first packet came";
        }
        for (const Carried& way : in) {
            if (way.translated) continue;
            if (depends_on.empty()) depends_on = way.depends_on;
            std::vector<Hop> inside = way.hops;
            const bool local =
                way.choice && way.choice->target && std::holds_alternative<model::LocalTarget>(*way.choice->target);
            if (way.handed ? way.subnet != subnet : !local)
                inside.push_back(make_hop(Stage::destination, Decision::deny, eni_name(network_, to),
                                          "no way from the gateway leads to it", {}, "NO_PATH"));
            forwarded(inside, way, flow, std::nullopt);
            std::vector<Hop> replies = back.hops;
            if (auto other = other_inspection(way, back)) replies.push_back(*std::move(other));
            enter(entry_by_internet(to, flow), inside, way.handed, std::move(replies));
        }
    }
    for (const Carried& way : in)
        if (way.translated) in_by_translator(to, flow, way, traces);
    return best_of(std::move(traces), depends_on);
}

}  // namespace netlint::reach
