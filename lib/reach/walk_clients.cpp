// The judge's walk for interfaces that speak for clients whom no packet of the network shows.
#include <algorithm>

#include "gates.hpp"
#include "nat64.hpp"
#include "walk.hpp"

namespace netlint::reach {

using model::Direction;
using model::Tri;

std::vector<net::Address> parts_of(const model::Network& network, const set::AddressSet& whole) {
    std::vector<set::AddressSet> parts{whole};
    const auto cut = [&](const set::AddressSet& by) {
        for (std::size_t i = parts.size(); i-- > 0;) {
            set::AddressSet inside = parts[i] & by;
            if (inside.empty() || inside == parts[i]) continue;
            parts[i] = parts[i] - by;
            parts.push_back(std::move(inside));
        }
    };
    const auto cut_destination = [&](const model::Route& route) {
        if (const auto* prefix = std::get_if<net::Prefix>(&route.destination)) cut(set::AddressSet::of(*prefix));
    };
    for (const model::SecurityGroup& group : network.security_groups)
        for (const model::Permission& permission : group.permissions)
            if (const auto* prefix = std::get_if<net::Prefix>(&permission.peer)) cut(set::AddressSet::of(*prefix));
    for (const model::NetworkAcl& acl : network.network_acls)
        for (const model::AclEntry& entry : acl.entries)
            if (entry.prefix) cut(set::AddressSet::of(*entry.prefix));
    for (const model::PrefixList& list : network.prefix_lists) {
        for (const set::AddressSet* entries : {&list.entries.must, &list.entries.may}) cut(*entries);
        for (const model::ListedPrefix& entry : list.listed) cut(set::AddressSet::of(entry.prefix));
    }
    for (const model::RouteTable& table : network.route_tables) std::ranges::for_each(table.routes, cut_destination);
    for (const model::TransitTable& table : network.transit_tables)
        std::ranges::for_each(table.routes, cut_destination);
    for (const model::Subnet& subnet : network.subnets) cut(subnet.addresses());
    for (const model::Vpc& vpc : network.vpcs) cut(vpc.addresses());
    cut(set::AddressSet::internet());
    std::vector<net::Address> found;
    for (const set::AddressSet& part : parts)
        if (const auto one = part.witness()) found.push_back(*one);
    return found;
}

// Clients of a VPN get where it authorizes and routes them.
Trace Walk::allowed(EniId from, const net::Flow& flow, Trace trace) const {
    const model::Eni& eni = network_.enis[from];
    if (!eni.opens_to) return trace;
    const net::Address destination = named_by_nat64(flow) ? from_nat64(flow.destination) : flow.destination;
    const std::string host = host_text(destination);
    Hop hop = make_hop(Stage::authorization, Decision::allow, eni_name(network_, from),
                       host + " is among the networks that its clients may call", eni.opens_where);
    const Tri inside = contains(*eni.opens_to, destination);
    if (inside == Tri::no) {
        hop.decision = Decision::deny;
        hop.because = host + " is not among the networks that its clients may call";
        hop.code = "NO_PATH";
    } else if (inside == Tri::unknown) {
        hop.decision = Decision::unknown;
        hop.because = "whether " + host + " is among the networks that its clients may call is not known";
        hop.depends_on = eni.opens_where.address + ": which networks its clients may call";
    }
    const Decision decision = hop.decision;
    std::vector<Hop> forward{std::move(hop)};
    forward.insert(forward.end(), trace.forward.begin(), trace.forward.end());
    const Disposition before = trace.disposition;
    trace = judged(std::move(forward), std::move(trace.reply));
    if (decision != Decision::deny && before == Disposition::unknown) trace.disposition = before;
    return trace;
}

// Under the address of a client of the sender where the sender keeps it: of whichever client of the internet.
std::optional<Hop> Walk::received(EniId sender, EniId target, const net::Flow& packet, const Peer& peer) const {
    std::optional<Hop> own = judge_groups(network_, target, Direction::ingress, packet, peer);
    const Tri keeps = network_.enis[sender].keeps_clients;
    if (!own || keeps == Tri::no) return own;
    std::optional<Hop> best, worst;
    const auto weigh = [&](Hop hop) {
        const auto order = [](const Hop& one) {
            return one.decision == Decision::allow ? 0 : one.decision == Decision::unknown ? 1 : 2;
        };
        if (!best || order(hop) < order(*best)) best = hop;
        if (!worst || order(hop) > order(*worst)) worst = std::move(hop);
    };
    const net::Family family = packet.source.family();
    for (const net::Address& client : parts_of(network_, set::AddressSet::internet().only(family))) {
        net::Flow theirs = packet;
        theirs.source = client;
        Peer seen = peer;
        seen.address = client;
        if (auto judged = judge_groups(network_, target, Direction::ingress, theirs, seen)) weigh(*std::move(judged));
    }
    if (keeps == Tri::unknown) weigh(*std::move(own));
    if (best->decision == Decision::allow && worst->decision != Decision::allow) {
        best->decision = Decision::unknown;
        best->depends_on = eni_name(network_, sender) + ": the address of its client";
    }
    return best;
}

}  // namespace netlint::reach
