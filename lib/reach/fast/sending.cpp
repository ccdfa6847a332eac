// The walk: one branch for every kind of target, so that a new kind is a compile error until it has one.
#include "sending.hpp"

#include <algorithm>
#include <utility>

#include "../nat64.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::reach::fast {

namespace {

using model::Tri;
using Kind = Place::Kind;

}  // namespace

LabelBounds services_at(std::span<const Reach> reached, Place place) {
    const auto found = std::ranges::find(reached, place, &Reach::place);
    return found == reached.end() ? LabelBounds{} : found->services;
}

void Sending::put(Place place, const LabelBounds& services) {
    if (services.empty()) return;
    const auto found = std::ranges::find(reached_, place, &Reach::place);
    if (found == reached_.end())
        reached_.push_back({place, services});
    else
        found->services = labels_.either(found->services, services);
}

LabelBounds Sending::entering(Id<model::Subnet> subnet) {
    return facts_.entering(subnet)[static_cast<std::size_t>(packet_.family)].at(packet_.source, packet_.sources);
}

LabelBounds Sending::leaving(Id<model::Subnet> subnet) {
    return facts_.leaving(subnet)[static_cast<std::size_t>(packet_.family)].at(packet_.destination,
                                                                               packet_.destinations);
}

LabelBounds Sending::within(const Within& where, Point point, Span& valid, const LabelBounds& services) {
    return labels_.both(services, where[static_cast<std::size_t>(packet_.family)].at(point, valid));
}

bool Sending::inside(Id<model::Subnet> subnet) {
    return !within(facts_.inside(subnet), packet_.destination, packet_.destinations, everything).empty();
}

void Sending::from(Id<model::Subnet> subnet) {
    if (inside(subnet)) return;  // handed over on the link
    const LabelBounds out = leaving(subnet);
    if (out.empty()) return;
    for (const Choice& choice : facts_.routes(subnet).at(packet_.family, packet_.destination, packet_.destinations))
        follow(subnet, *choice.target, choice.certain ? out : possible(out));
}

void Sending::follow(Id<model::Subnet> from, const model::RouteTarget& target, const LabelBounds& services) {
    const model::Network& network = facts_.network;
    const Id<model::Vpc> vpc = network.subnets[from].vpc;
    by_nat64(from, target, services);
    const auto beyond = [&] { put({Kind::beyond, 0}, possible(services)); };
    const auto to = [&](const Within& where) {
        return within(where, packet_.destination, packet_.destinations, services);
    };
    std::visit(overloaded{
                   [&](const model::LocalTarget&) {
                       put({Kind::deliver, vpc.value}, services);
                   },
                   [&](Id<model::InternetGateway> id) {
                       const model::InternetGateway& gateway = network.internet_gateways[id];
                       const bool certain = gateway.attached.certain();
                       if (gateway.vpc ? *gateway.vpc != vpc : certain) return;
                       const LabelBounds open = to(facts_.public_hosts);
                       put({Kind::internet, vpc.value}, certain ? open : possible(open));
                   },
                   [&](Id<model::EgressOnlyGateway> id) {
                       if (network.egress_only_gateways[id].vpc == vpc && packet_.family == net::Family::ipv6)
                           put({Kind::egress_only, vpc.value}, to(facts_.internet_hosts));
                   },
                   [&](Id<model::NatGateway> id) { to_nat(from, id, services); },
                   [&](Id<model::VpcEndpoint> id) { to_endpoint(from, id, services); },
                   [&](Id<model::Peering> id) { over_peering(vpc, id, services); },
                   [&](Id<model::Eni> id) { to_appliance(from, id, services); },
                   [&](Id<model::TransitGateway> id) { over_transit(from, id, services); },
                   [](Id<model::TransitAttachment>) {},
                   [](const model::BlackholeTarget&) {},
                   [&](const model::UnmodelledTarget&) { beyond(); },
               },
               target);
}

void Sending::by_nat64(Id<model::Subnet> from, const model::RouteTarget& target, const LabelBounds& services) {
    for (const Id<model::NatGateway> id : nat64_gateways(facts_.network, from, target))
        put({Kind::nat64, id.value},
            within(facts_.nat64_names, packet_.destination, packet_.destinations,
                   possible(labels_.both(services, LabelBounds::exactly(facts_.nat64_services)))));
}

void Sending::to_nat(Id<model::Subnet> from, Id<model::NatGateway> id, const LabelBounds& services) {
    const model::NatGateway& nat = facts_.network.nat_gateways[id];
    if (nat.subnet == from || packet_.family != net::Family::ipv4) return;
    if (facts_.network.subnets[nat.subnet].vpc != facts_.network.subnets[from].vpc) return;
    const LabelBounds translatable = labels_.both(services, LabelBounds::exactly(facts_.nat_services));
    put({Kind::nat, id.value}, labels_.both(translatable, entering(nat.subnet)));
}

void Sending::to_appliance(Id<model::Subnet> from, Id<model::Eni> id, const LabelBounds& services) {
    const model::Eni& eni = facts_.network.enis[id];
    if (eni.source_dest_check || facts_.network.subnets[eni.subnet].vpc != facts_.network.subnets[from].vpc) return;
    appliances_ = labels_.either(appliances_, services);
}

void Sending::to_endpoint(Id<model::Subnet> from, Id<model::VpcEndpoint> id, const LabelBounds& services) {
    const model::VpcEndpoint& endpoint = facts_.network.endpoints[id];
    if (endpoint.kind != model::EndpointKind::gateway)
        appliances_ = labels_.either(appliances_, services);
    else if (endpoint.vpc == facts_.network.subnets[from].vpc)
        put({Kind::service, id.value}, labels_.both(services, LabelBounds::exactly(facts_.endpoint_services)));
}

void Sending::over_peering(Id<model::Vpc> from, Id<model::Peering> id, LabelBounds services) {
    const model::Peering& peering = facts_.network.peerings[id];
    if (peering.active == Tri::no) return;
    const bool requests = peering.requester == from;
    if (!requests && peering.accepter != from) return;
    const std::optional<Id<model::Vpc>> other = requests ? peering.accepter : peering.requester;
    if (peering.active == Tri::unknown || !other) services = possible(services);
    services =
        within(other ? facts_.owned(*other) : facts_.other_hosts, packet_.destination, packet_.destinations, services);
    if (other) put({requests ? Kind::across_to_accepter : Kind::across_to_requester, id.value}, services);
    if (!other || !facts_.network.vpcs[*other].in_plan || !facts_.network.vpcs[*other].prefixes_known.certain())
        put({Kind::peer, id.value}, possible(services));
}

void Sending::over_transit(Id<model::Subnet> from, Id<model::TransitGateway> id, const LabelBounds& services) {
    const TransitDoors::Ways& ways = facts_.doors.in(from, id);
    if (ways.beyond) put({Kind::beyond, 0}, possible(services));
    for (const std::uint32_t door : ways.doors) {
        const TransitDoor& in = facts_.doors[door];
        const LabelBounds entered = labels_.both(ways.certain ? services : possible(services), entering(in.subnet));
        if (entered.empty()) continue;
        for (const Choice& choice :
             facts_.routes(in.attachment).at(packet_.family, packet_.destination, packet_.destinations)) {
            const LabelBounds routed = choice.certain ? entered : possible(entered);
            const auto beyond = [&](const auto&) { put({Kind::beyond, 0}, possible(routed)); };
            std::visit(overloaded{
                           [&](Id<model::TransitAttachment> to) { attach(door, to, routed); },
                           [](const model::BlackholeTarget&) {},
                           [&](const model::LocalTarget& t) { beyond(t); },
                           [&](Id<model::InternetGateway> t) { beyond(t); },
                           [&](Id<model::EgressOnlyGateway> t) { beyond(t); },
                           [&](Id<model::NatGateway> t) { beyond(t); },
                           [&](Id<model::VpcEndpoint> t) { beyond(t); },
                           [&](Id<model::Peering> t) { beyond(t); },
                           [&](Id<model::Eni> t) { beyond(t); },
                           [&](Id<model::TransitGateway> t) { beyond(t); },
                           [&](const model::UnmodelledTarget& t) { beyond(t); },
                       },
                       *choice.target);
        }
    }
}

void Sending::attach(std::uint32_t in, Id<model::TransitAttachment> to, const LabelBounds& services) {
    if (facts_.doors[in].attachment == to) return attach_by(facts_.doors.out(in, to), services);
    const std::uint64_t key = std::uint64_t{to.value} << 32 | facts_.doors.zone_of(in);
    const Crossed& crossed = crossings_.at(key, packet_, [&](const Packet& whole) {
        Crossed out;
        Sending all(facts_, labels_, crossings_, whole, out.reached);
        all.attach_by(facts_.doors.out(in, to), everything);
        out.appliances = all.appliances_;
        return out;
    });
    for (const Reach& reach : crossed.reached) put(reach.place, labels_.both(services, reach.services));
    appliances_ = labels_.either(appliances_, labels_.both(services, crossed.appliances));
}

void Sending::attach_by(std::span<const std::uint32_t> doors, const LabelBounds& services) {
    if (doors.empty()) put({Kind::beyond, 0}, possible(services));
    for (const std::uint32_t door : doors) out_of(door, doors.size() > 1, services);
}

// Where AWS may choose another door, only what all doors let through is certain; whoever asks for interfaces of the VPC
// puts the doors together.
void Sending::out_of(std::uint32_t door, bool chosen, const LabelBounds& services) {
    const std::uint32_t index = 2 * door + (chosen ? 1 : 0);
    const Id<model::Subnet> subnet = facts_.doors[door].subnet;
    put({Kind::transit_out, index}, services);
    if (inside(subnet)) return put({Kind::transit_handed, index}, services);
    const LabelBounds left = labels_.both(services, leaving(subnet));
    if (left.empty()) return;
    for (const Choice& choice : facts_.routes(subnet).at(packet_.family, packet_.destination, packet_.destinations)) {
        const LabelBounds routed = choice.certain ? left : possible(left);
        const LabelBounds elsewhere = chosen ? possible(routed) : routed;
        const auto beyond = [&] { put({Kind::beyond, 0}, possible(routed)); };
        by_nat64(subnet, *choice.target, elsewhere);
        std::visit(overloaded{
                       [&](const model::LocalTarget&) {
                           put({Kind::transit_deliver, index}, routed);
                       },
                       [&](Id<model::NatGateway> id) { to_nat(subnet, id, elsewhere); },
                       [&](Id<model::Eni> id) { to_appliance(subnet, id, elsewhere); },
                       // They serve senders with an address of the VPC.
                       [](Id<model::InternetGateway>) {},
                       [](Id<model::EgressOnlyGateway>) {},
                       [&](Id<model::VpcEndpoint> id) {
                           if (facts_.network.endpoints[id].kind != model::EndpointKind::gateway)
                               to_endpoint(subnet, id, elsewhere);
                       },
                       [](const model::BlackholeTarget&) {},
                       [&](Id<model::Peering>) { beyond(); },
                       [&](Id<model::TransitGateway>) { beyond(); },
                       [&](Id<model::TransitAttachment>) { beyond(); },
                       [&](const model::UnmodelledTarget&) { beyond(); },
                   },
                   *choice.target);
    }
}

}  // namespace netlint::reach::fast
