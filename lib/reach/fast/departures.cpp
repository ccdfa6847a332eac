// Tells apart how subnets hand packets to transit gateways.
#include "departures.hpp"

#include <algorithm>
#include <variant>

namespace netlint::reach::fast {

std::optional<std::uint32_t> Departures::of(Id<model::Subnet> from, const Packet& packet) {
    const std::uint32_t number = of_[from.value].at(packet, [&](const Packet& whole) { return found(from, whole); });
    return number == none ? std::nullopt : std::optional(number);
}

// As Sending goes about it.
std::uint32_t Departures::found(Id<model::Subnet> from, const Packet& packet) {
    const std::size_t family = static_cast<std::size_t>(packet.family);
    if (!facts_.inside(from)[family].at(packet.destination, packet.destinations).empty()) return none;
    const auto choices = facts_.routes(from).at(packet.family, packet.destination, packet.destinations);
    if (choices.size() != 1) return none;
    const auto* gateway = std::get_if<Id<model::TransitGateway>>(choices.front().target);
    if (!gateway) return none;
    const TransitDoors::Ways& ways = facts_.doors.in(from, *gateway);
    if (ways.beyond) return none;
    const LabelBounds left = facts_.leaving(from)[family].at(packet.destination, packet.destinations);
    Departure made{choices.front().certain ? left : possible(left),
                   *gateway,
                   ways.certain,
                   {},
                   references(facts_.network.subnets[from].vpc)};
    std::vector<const RouteRuns*> routes;
    for (const std::uint32_t number : ways.doors) {
        const TransitDoor& door = facts_.doors[number];
        std::get<std::vector<Door>>(made).push_back(
            {facts_.entering(door.subnet)[family].at(packet.source, packet.sources), &facts_.routes(door.attachment),
             facts_.doors.zone_of(number)});
        routes.push_back(&facts_.routes(door.attachment));
    }
    const auto [known, fresh] = numbers_.try_emplace(std::move(made), static_cast<std::uint32_t>(routes_.size()));
    if (fresh) routes_.push_back(std::move(routes));
    return known->second;
}

Departures::References Departures::references(Id<model::Vpc> from) const {
    References out;
    for (const Id<model::TransitAttachment> id : facts_.doors.attachments_of(from)) {
        const model::TransitAttachment& attachment = facts_.network.transit_attachments[id];
        const auto found = std::ranges::find(out, attachment.gateway, [](const auto& one) { return one.first; });
        if (found == out.end())
            out.emplace_back(attachment.gateway, attachment.group_references);
        else
            found->second = std::min(found->second, attachment.group_references);
    }
    return out;
}

std::vector<Id<model::Vpc>> Departures::leads_to(std::uint32_t departure, const Packet& packet) const {
    std::vector<Id<model::Vpc>> out;
    for (const RouteRuns* routes : routes_[departure])
        for (const Choice& choice : routes->at(packet.family, packet.destination, packet.destinations))
            if (const auto* to = std::get_if<Id<model::TransitAttachment>>(choice.target))
                if (const auto& vpc = facts_.network.transit_attachments[*to].vpc) out.push_back(*vpc);
    return out;
}

}  // namespace netlint::reach::fast
