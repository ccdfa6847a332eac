// Ends, gateways and groups at one pair of addresses, and the sweep over all of them.
#include "evaluation.hpp"

#include <algorithm>
#include <array>

#include "../ends.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::reach::fast {

namespace {

using model::Tri;
using set::AddressSet;
using Kind = Place::Kind;

LabelBounds cut(const LabelBounds& services, Tri allowed) {
    if (allowed == Tri::yes) return services;
    return allowed == Tri::no ? LabelBounds{} : possible(services);
}

}  // namespace

// What is looked up at a pair of points holds for the runs around them, and the next pair begins after those. So the
// cost is in the pieces that the two ends' own filters and tables cut each other into, not in those of the network.
bool Evaluation::cells(const Endpoint& from, const Endpoint& to, std::vector<Cell>& out) {
    if (facts_.by_nat64(from, to)) return false;
    const AddressSet &sources = addresses_of(facts_.network, from), &destinations = addresses_of(facts_.network, to);
    const EniId* target_eni = std::get_if<EniId>(&to);
    const bool doubtful = target_eni && !facts_.network.enis[*target_eni].accepting.certain();
    for (const net::Family family : {net::Family::ipv4, net::Family::ipv6}) {
        const std::vector<Span> targets = to_spans(destinations, family);
        if (targets.empty()) continue;
        for (const Span& source : to_spans(sources, family)) {
            Point at = source.first;
            for (;;) {
                Span here{at, source.last};
                const std::size_t before = out.size();
                for (const Span& target : targets) {
                    Point towards = target.first;
                    for (;;) {
                        Span there{towards, target.last};
                        const std::size_t begin = out.size();
                        if (!known(from, to, {family, at, towards, here, there}, out)) return false;
                        for (std::size_t i = begin; i < out.size(); ++i) {
                            if (doubtful)
                                for (LabelBounds* part : {&out[i].first, &out[i].every, &out[i].some})
                                    *part = possible(*part);
                            out[i].family = family;
                            out[i].destinations = {towards, there.last};
                        }
                        if (there.last == target.last) break;
                        towards = there.last.next();
                    }
                }
                for (std::size_t i = before; i < out.size(); ++i) out[i].sources = {at, here.last};
                if (here.last == source.last) break;
                at = here.last.next();
            }
        }
    }
    // What stands behind an interface only takes from what it lets in.
    return out.empty() || !target_eni || !facts_.has_fronts(*target_eni);
}

bool Evaluation::known(const Endpoint& from, const Endpoint& to, const Packet& packet, std::vector<Cell>& out) {
    return std::visit(overloaded{
                          [&](EniId eni) {
                              if (!facts_.network.enis[eni].opens_connections) return true;
                              if (facts_.speaks_for_clients(eni)) return takes_nothing(eni, to);
                              return std::visit(overloaded{
                                                    [&](EniId target) { return to_eni(eni, target, packet, out); },
                                                    [&](const Outside&) { return to_outside(eni, packet, out); },
                                                    [](const Platform&) { return false; },
                                                },
                                                to);
                          },
                          [&](const Outside&) {
                              const EniId* eni = std::get_if<EniId>(&to);
                              return !eni || from_outside(*eni, packet, out);
                          },
                          [](const Platform&) { return true; },  // the platform opens no connections
                      },
                      from);
}

// Whether clients for whom the interface speaks get nothing to the end, wherever they are: neither themselves, nor by a
// balancer that hands it what they call.
bool Evaluation::takes_nothing(EniId from, const Endpoint& to) const {
    const EniId* eni = std::get_if<EniId>(&to);
    if (eni && !facts_.network.enis[*eni].accepts_connections) return true;
    const auto& allowed = facts_.network.enis[from].opens_to;
    if (!allowed || allowed->may.overlaps(addresses_of(facts_.network, to))) return false;
    return !eni || !facts_.handed_on(*eni) ||
           std::ranges::none_of(facts_.network.entrances, [&](const model::Entrance& entrance) {
               return entrance.door && entrance.target == *eni && allowed->may.overlaps(addresses(*entrance.door));
           });
}

bool Evaluation::to_eni(EniId from, EniId to, const Packet& packet, std::vector<Cell>& out) {
    const model::Network& network = facts_.network;
    if (!network.enis[to].accepts_connections) return true;
    if (facts_.handed_on(to) && by_door(from, to, packet)) return false;
    const Id<model::Subnet> here = network.enis[from].subnet, there = network.enis[to].subnet;
    if (here == there) {
        const LabelBounds first = direct(from, to, std::array{on_the_link}, packet);
        if (!first.empty()) out.push_back({{}, {}, {}, first, first, first, everything, false});
        return true;
    }
    // Most pairs end here: the groups of one end refuse, and nobody on the way speaks in another name.
    const LabelBounds sent_out = admitted(from, model::Direction::egress, to, References::open, packet);
    if (sent_out.empty()) return true;
    const LabelBounds let_in = admitted(to, model::Direction::ingress, from, References::open, packet);
    const bool refused = labels_.both(sent_out, let_in).empty();
    const Corridor& way = corridors_.between(here, there, packet);
    if (refused && !way.otherwise) return true;
    if (way.appliance) return false;
    const LabelBounds first = direct(from, to, way.arrivals, packet);
    if (!first.empty()) {
        const Corridor& back = replies(there, here, packet);
        if (back.appliance) return false;
        out.push_back({{}, {}, {}, first, first, first, back.services, false});
    }
    for (const Reach& reach : way.translators) {
        const LabelBounds named =
            admitted(from, model::Direction::egress, to, as_destination(here, there, References::open), packet);
        if (!translated(from, to, reach, named, packet, out)) return false;
    }
    return true;
}

// Whether a balancer may hand on to the target what the sender calls: its own interface, or what the target admits.
bool Evaluation::by_door(EniId from, EniId to, const Packet& packet) {
    for (const model::Entrance& entrance : facts_.network.entrances) {
        if (!entrance.door || entrance.target != to || *entrance.door == from || from == to) continue;
        const LabelBounds services = LabelBounds::exactly(labels_.of(entrance.services));
        if (!labels_.both(services, admitted(to, model::Direction::ingress, *entrance.door, References::alive, packet))
                 .empty())
            return true;
    }
    return false;
}

LabelBounds Evaluation::direct(EniId from, EniId to, std::span<const Arrival> arrivals, const Packet& packet) {
    const SubnetId here = facts_.network.enis[from].subnet, there = facts_.network.enis[to].subnet;
    LabelBounds first;
    for (const Arrival& arrival : arrivals) {
        // Over a transit gateway groups can be named as sources only.
        const References named = arrival.transit ? References::dead : arrival.references;
        LabelBounds services = labels_.both(
            arrival.services,
            admitted(to, model::Direction::ingress, from, in_region(here, there, arrival.references), packet));
        services = labels_.both(
            services, admitted(from, model::Direction::egress, to, as_destination(here, there, named), packet));
        first = labels_.either(first, services);
    }
    return first;
}

// What lies on the way of what answers the packet.
const Corridor& Evaluation::replies(Id<model::Subnet> by, Id<model::Subnet> to, const Packet& packet) {
    return corridors_.between(by, to,
                              {packet.family, packet.destination, packet.source, packet.destinations, packet.sources});
}

bool Evaluation::to_outside(EniId from, const Packet& packet, std::vector<Cell>& out) {
    const LabelBounds admits = admitted(from, model::Direction::egress, std::nullopt, References::dead, packet);
    if (admits.empty()) return true;
    const Id<model::Subnet> subnet = facts_.network.enis[from].subnet;
    const std::size_t family = static_cast<std::size_t>(packet.family);
    const Corridors::Sent sent = corridors_.outside(subnet, packet);
    if (sent.appliance) return false;
    for (const Reach& reach : sent.reached) {
        const Kind kind = reach.place.kind;
        if (kind == Kind::nat) {
            if (!translated(from, Outside{}, reach, admits, packet, out)) return false;
            continue;
        }
        if (kind != Kind::internet && kind != Kind::egress_only && kind != Kind::service && kind != Kind::peer &&
            kind != Kind::beyond && kind != Kind::nat64)
            continue;
        LabelBounds first = labels_.both(reach.services, admits);
        if (kind == Kind::internet && facts_.edge_routed(facts_.network.subnets[subnet].vpc)) return false;
        if (kind == Kind::internet || kind == Kind::egress_only) first = mapped(from, packet, first);
        first = opened(from, kind, model::Direction::egress, first);
        if (first.empty()) continue;
        // Replies come back by the gateway that took the packet: from there they are delivered locally.
        LabelBounds replies = facts_.entering(subnet)[family].at(packet.destination, packet.destinations);
        out.push_back({{}, {}, {}, first, first, first, replies, false});
    }
    return true;
}

// Replies have to leave by the gateway that let the packet in. Of what lies beyond the plan only so much is known that
// it may let in whom replies through it may reach.
bool Evaluation::from_outside(EniId to, const Packet& packet, std::vector<Cell>& out) {
    const model::Network& network = facts_.network;
    if (!network.enis[to].accepts_connections) return true;
    const Id<model::Subnet> subnet = network.enis[to].subnet;
    const Id<model::Vpc> vpc = network.subnets[subnet].vpc;
    if (facts_.edge_translated(vpc)) return false;
    LabelBounds admits = admitted(to, model::Direction::ingress, std::nullopt, References::dead, packet);
    const std::size_t family = static_cast<std::size_t>(packet.family);
    if (!admits.empty())
        admits = labels_.both(admits, facts_.entering(subnet)[family].at(packet.source, packet.sources));
    if (admits.empty()) return true;
    if (facts_.edge_routed(vpc)) return false;
    const Packet reply{packet.family, packet.destination, packet.source, packet.destinations, packet.sources};
    const Corridors::Sent& back = corridors_.outside(subnet, reply);
    if (back.appliance) return false;
    const auto from_internet = [&] { return !facts_.internet_hosts[family].at(packet.source, packet.sources).empty(); };
    if (const Tri gateway = facts_.has_internet_gateway(vpc); gateway != Tri::no) {
        LabelBounds first = labels_.both(admits, facts_.public_hosts[family].at(packet.source, packet.sources));
        first = cut(first, gateway);
        first = mapped(to, packet, opened(to, Kind::internet, model::Direction::ingress, first));
        if (!first.empty())
            out.push_back(
                {{}, {}, {}, first, first, first, services_at(back.reached, {Kind::internet, vpc.value}), false});
    }
    const bool unmapped = packet.family == net::Family::ipv4 && public_v4(to) == Tri::no && from_internet();
    for (const Reach& reach : back.reached)
        if ((reach.place.kind == Kind::peer || reach.place.kind == Kind::beyond) && !unmapped) {
            const LabelBounds first = possible(admits);
            out.push_back({{}, {}, {}, first, first, first, reach.services, true});
        }
    return true;
}

LabelBounds Evaluation::admitted(EniId eni, model::Direction direction, std::optional<EniId> peer,
                                 References references, const Packet& packet) {
    const bool in = direction == model::Direction::ingress;
    std::optional<std::uint32_t> peer_class;
    if (peer) peer_class = facts_.groups.class_of(*peer);
    return facts_.groups.admitted(facts_.groups.class_of(eni), direction, packet.family,
                                  in ? packet.source : packet.destination, peer_class, references,
                                  in ? packet.sources : packet.destinations, labels_);
}

// A permission cannot name a group of another region.
References Evaluation::in_region(SubnetId from, SubnetId to, References on_the_way) const {
    const model::Network& network = facts_.network;
    const Id<model::Vpc> source = network.subnets[from].vpc, target = network.subnets[to].vpc;
    if (source == target) return on_the_way;
    const std::string &here = network.vpcs[source].region, &there = network.vpcs[target].region;
    return here != there && !here.empty() && !there.empty() ? References::dead : on_the_way;
}

References Evaluation::as_destination(SubnetId from, SubnetId to, References on_the_way) const {
    return in_region(from, to, on_the_way == References::dead ? References::open : on_the_way);
}

Tri Evaluation::public_v4(EniId eni) const {
    const auto nat = facts_.nat_of(eni);
    if (!nat) return facts_.network.enis[eni].has_public_v4;
    const model::NatGateway& gateway = facts_.network.nat_gateways[*nat];
    return gateway.is_public ? gateway.has_public_v4 : Tri::no;
}

// The internet gateway maps public IPv4 to private addresses one to one; IPv6 needs no mapping.
LabelBounds Evaluation::mapped(EniId eni, const Packet& packet, const LabelBounds& services) const {
    return cut(services, packet.family == net::Family::ipv6 ? facts_.network.enis[eni].public_v6 : public_v4(eni));
}

// What VPC Block Public Access leaves.
LabelBounds Evaluation::opened(EniId eni, Kind through, model::Direction direction, const LabelBounds& services) const {
    if (through != Kind::internet && through != Kind::egress_only) return services;
    switch (facts_.network.subnets[facts_.network.enis[eni].subnet].public_access) {
        case model::PublicAccess::open:
            return services;
        case model::PublicAccess::translated: {
            const bool translates = through == Kind::egress_only || facts_.nat_of(eni);
            return direction == model::Direction::egress && translates ? services : LabelBounds{};
        }
        case model::PublicAccess::none:
            return {};
        case model::PublicAccess::unknown:
            break;
    }
    return possible(services);
}

AddressSet Evaluation::addresses(EniId eni) const {
    const model::Eni& interface = facts_.network.enis[eni];
    if (!interface.addresses.empty()) return interface.addresses;
    const AddressSet subnet = facts_.network.subnets[interface.subnet].usable_addresses();
    return subnet.empty() ? AddressSet::all() : subnet;
}

}  // namespace netlint::reach::fast
