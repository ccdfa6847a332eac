// Walks corridors, and remembers them.
#include "corridors.hpp"

#include <algorithm>

namespace netlint::reach::fast {

namespace {

using model::Tri;
using Kind = Place::Kind;

// For which landings are kept: thousands of subnets have a dozen.
constexpr std::size_t most_departures = 64;

// Groups can be named across a peering within one region.
References across(const std::string& region, const std::string& other) {
    if (region == other) return References::alive;
    return region.empty() || other.empty() ? References::open : References::dead;
}

std::size_t content(const Corridor& corridor) {
    std::uint64_t hash = 0x9e3779b97f4a7c15;
    const auto add = [&](std::uint64_t value) { hash = (hash ^ value) * 0xff51afd7ed558ccd + (hash >> 29); };
    const auto add_bounds = [&](const LabelBounds& bounds) {
        add(std::uint64_t{static_cast<std::uint32_t>(bounds.must)} << 32 | static_cast<std::uint32_t>(bounds.may));
    };
    for (const Arrival& arrival : corridor.arrivals) {
        add_bounds(arrival.services);
        add(static_cast<std::uint64_t>(arrival.references) * 2 + arrival.transit);
    }
    for (const Reach& reach : corridor.translators) {
        add(reach.place.index);
        add_bounds(reach.services);
    }
    add(corridor.appliance * 2u + corridor.otherwise);
    return hash;
}

}  // namespace

Corridors::Corridors(const Facts& facts, Labels& labels)
    : facts_(facts),
      labels_(labels),
      between_(facts.network.subnets.size() * facts.network.subnets.size() + 1),
      outside_(facts.network.subnets.size() + 1),
      departures_(facts, labels),
      crossings_(facts.network.transit_attachments.size() * facts.doors.all().size() + 1) {}

const Corridor& Corridors::between(Id<model::Subnet> from, Id<model::Subnet> to, const Packet& packet) {
    return *between_.at(std::uint64_t{from.value} << 32 | to.value, packet,
                        [&](const Packet& whole) { return &between_once(from, to, whole); });
}

const Corridor& Corridors::between_once(Id<model::Subnet> from, Id<model::Subnet> to, const Packet& packet) {
    if (facts_.network.subnets[from].vpc != facts_.network.subnets[to].vpc)
        if (const auto departure = departures_.of(from, packet); departure && *departure < most_departures)
            if (const Corridor* corridor = landed(*departure, from, to, packet)) return *corridor;
    return *walked(from, to, packet);
}

const Corridor* Corridors::landed(std::uint32_t departure, Id<model::Subnet> from, Id<model::Subnet> to,
                                  const Packet& packet) {
    const Id<model::Vpc> here = facts_.network.subnets[from].vpc;
    const auto holds = [&](const Landing& landing) {
        return std::ranges::find(landing.not_within, here) == landing.not_within.end();
    };
    if (departure >= landings_.size()) landings_.resize(departure + 1);
    auto& of_subnets = landings_[departure];
    if (of_subnets.empty()) of_subnets.resize(facts_.network.subnets.size());
    const Landing& landing = of_subnets[to.value].at(packet, [&](const Packet& whole) {
        Landing made{nullptr, departures_.leads_to(departure, whole)};
        if (holds(made)) made.corridor = walked(from, to, whole);
        return made;
    });
    return holds(landing) ? landing.corridor : nullptr;
}

const Corridors::Sent& Corridors::outside(Id<model::Subnet> from, const Packet& packet) {
    return outside_.at(from.value, packet, [&](const Packet& whole) {
        walk(from, whole, walk_);
        return walk_;
    });
}

const Corridor* Corridors::walked(Id<model::Subnet> from, Id<model::Subnet> to, const Packet& packet) {
    walk(from, packet, walk_);
    arrive(walk_, from, to, packet, corridor_);
    return kept(corridor_);
}

void Corridors::walk(Id<model::Subnet> from, const Packet& packet, Sent& out) {
    out.reached.clear();
    out.otherwise = false;
    for (const Choice& choice : facts_.routes(from).at(packet.family, packet.destination, packet.destinations))
        out.otherwise |= !std::holds_alternative<model::LocalTarget>(*choice.target) &&
                         !std::holds_alternative<Id<model::Peering>>(*choice.target);
    Sending sending(facts_, labels_, crossings_, packet, out.reached);
    sending.from(from);
    out.appliance = sending.meets_appliance();
    if (out.appliance) out.reached.clear();
}

void Corridors::arrive(const Sent& sent, Id<model::Subnet> from, Id<model::Subnet> to, const Packet& packet,
                       Corridor& out) {
    const model::Network& network = facts_.network;
    out.arrivals.clear();
    out.services = {};
    out.translators.clear();
    out.appliance = sent.appliance;
    out.otherwise = sent.otherwise;
    if (sent.reached.empty()) return;
    const LabelBounds entering =
        facts_.entering(to)[static_cast<std::size_t>(packet.family)].at(packet.source, packet.sources);
    const auto add = [&](Place place, References references) {
        const LabelBounds services = labels_.both(services_at(sent.reached, place), entering);
        if (!services.empty()) out.arrivals.push_back({services, references, false});
    };
    const Id<model::Vpc> here = network.subnets[from].vpc, there = network.subnets[to].vpc;
    if (here == there) add({Kind::deliver, here.value}, References::alive);
    for (const Reach& reach : sent.reached) {
        if (reach.place.kind == Kind::nat) out.translators.push_back(reach);
        if (reach.place.kind != Kind::across_to_accepter && reach.place.kind != Kind::across_to_requester) continue;
        const model::Peering& peering = network.peerings[Id<model::Peering>{reach.place.index}];
        const bool accepts = reach.place.kind == Kind::across_to_accepter;
        if ((accepts ? peering.requester : peering.accepter) == here &&
            (accepts ? peering.accepter : peering.requester) == there)
            add(reach.place, across(network.vpcs[here].region, network.vpcs[there].region));
    }
    add_transit(sent, from, to, entering, out.arrivals);
    add({Kind::beyond, 0}, References::open);
    for (const Arrival& arrival : out.arrivals) out.services = labels_.either(out.services, arrival.services);
}

// Referencing over a transit gateway takes the gateway and both attachments.
References Corridors::references_over(const model::TransitAttachment& attachment, Id<model::Vpc> from) const {
    const model::Network& network = facts_.network;
    Tri named = std::min(network.transit_gateways[attachment.gateway].group_references, attachment.group_references);
    for (const Id<model::TransitAttachment> id : facts_.doors.attachments_of(from)) {
        const model::TransitAttachment& other = network.transit_attachments[id];
        if (other.gateway == attachment.gateway) named = std::min(named, other.group_references);
    }
    return named == Tri::yes ? References::alive : named == Tri::unknown ? References::open : References::dead;
}

// Out of every door of the VPC. Where AWS chooses among the doors of an attachment, certain is what all of them let
// through.
void Corridors::add_transit(const Sent& sent, Id<model::Subnet> from, Id<model::Subnet> to, const LabelBounds& entering,
                            std::vector<Arrival>& out) const {
    const model::Network& network = facts_.network;
    const Id<model::Vpc> here = network.subnets[from].vpc, there = network.subnets[to].vpc;
    std::vector<std::pair<Id<model::TransitAttachment>, Arrival>> chosen;
    for (const Reach& reach : sent.reached) {
        if (reach.place.kind != Kind::transit_out) continue;
        const TransitDoor& door = facts_.doors[reach.place.index / 2];
        const model::TransitAttachment& attachment = network.transit_attachments[door.attachment];
        if (attachment.vpc != there) continue;
        const LabelBounds passed =
            door.subnet == to
                ? services_at(sent.reached, {Kind::transit_handed, reach.place.index})
                : labels_.both(services_at(sent.reached, {Kind::transit_deliver, reach.place.index}), entering);
        if (reach.place.index % 2 == 0) {
            if (!passed.empty()) out.push_back({passed, references_over(attachment, here), true});
            continue;
        }
        const auto found = std::ranges::find(chosen, door.attachment, [](const auto& one) { return one.first; });
        if (found == chosen.end())
            chosen.emplace_back(door.attachment, Arrival{passed, references_over(attachment, here), true});
        else
            found->second.services = {labels_.both(found->second.services.must, passed.must),
                                      labels_.either(found->second.services.may, passed.may)};
    }
    for (const auto& [attachment, arrival] : chosen)
        if (!arrival.services.empty()) out.push_back(arrival);
}

const Corridor* Corridors::kept(const Corridor& corridor) {
    const std::size_t hash = content(corridor);
    const auto [first, last] = by_content_.equal_range(hash);
    for (auto found = first; found != last; ++found)
        if (*found->second == corridor) return found->second;
    corridors_.push_back(corridor);
    by_content_.emplace(hash, &corridors_.back());
    return &corridors_.back();
}

}  // namespace netlint::reach::fast
