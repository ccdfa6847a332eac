// Zones decide which door a packet takes.
#include "transit_doors.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace netlint::reach {

using model::Tri;

TransitDoors::TransitDoors(const model::Network& network) : network_(&network), attachments_(network.vpcs.size()) {
    for (std::size_t i = 0; i < network.transit_attachments.size(); ++i) {
        const Id<model::TransitAttachment> id = network.transit_attachments.id(i);
        const model::TransitAttachment& attachment = network.transit_attachments[id];
        begin_.push_back(static_cast<std::uint32_t>(doors_.size()));
        for (const Id<model::Subnet> subnet : attachment.subnets) doors_.push_back({id, subnet});
        if (attachment.vpc) attachments_[attachment.vpc->value].push_back(id);
    }
    begin_.push_back(static_cast<std::uint32_t>(doors_.size()));
    for (const model::TransitGateway& gateway : network.transit_gateways)
        unattached_.push_back({{}, false, !gateway.attachments_complete.certain()});
    for (std::size_t i = 0; i < network.subnets.size(); ++i) {
        const Id<model::Subnet> subnet = network.subnets.id(i);
        auto& ways = ways_.emplace_back();
        for (const Id<model::TransitAttachment> id : attachments_of(network.subnets[subnet].vpc)) {
            const Id<model::TransitGateway> gateway = network.transit_attachments[id].gateway;
            if (std::ranges::find(ways, gateway, [](const auto& way) { return way.first; }) == ways.end())
                ways.emplace_back(gateway, found(subnet, gateway));
        }
    }
    // A subnet whose zone the plan does not tell is in the same zone as itself alone.
    std::map<std::string, std::uint32_t> zones;
    for (const TransitDoor& door : doors_) {
        const auto& zone = network.subnets[door.subnet].zone;
        const auto own = static_cast<std::uint32_t>(doors_.size()) + door.subnet.value;
        zones_.push_back(zone ? zones.try_emplace(*zone, static_cast<std::uint32_t>(zones.size())).first->second : own);
    }
}

Tri TransitDoors::same_zone(Id<model::Subnet> a, Id<model::Subnet> b) const {
    if (a == b) return Tri::yes;
    const auto &left = network_->subnets[a].zone, &right = network_->subnets[b].zone;
    if (!left || !right) return Tri::unknown;
    return *left == *right ? Tri::yes : Tri::no;
}

const TransitDoors::Ways& TransitDoors::in(Id<model::Subnet> from, Id<model::TransitGateway> gateway) const {
    for (const auto& [id, ways] : ways_[from.value])
        if (id == gateway) return ways;
    return unattached_[gateway.value];
}

TransitDoors::Ways TransitDoors::found(Id<model::Subnet> from, Id<model::TransitGateway> gateway) const {
    Ways ways;
    const Id<model::Vpc> vpc = network_->subnets[from].vpc;
    for (const Id<model::TransitAttachment> id : attachments_of(vpc)) {
        const model::TransitAttachment& attachment = network_->transit_attachments[id];
        if (attachment.gateway == gateway) ways.beyond |= !attachment.subnets_complete.certain();
    }
    if (ways.beyond) return ways;
    for (const Tri wanted : {Tri::yes, Tri::unknown}) {
        for (const Id<model::TransitAttachment> id : attachments_of(vpc)) {
            if (network_->transit_attachments[id].gateway != gateway) continue;
            for (std::uint32_t door = begin_[id.value]; door < begin_[id.value + 1]; ++door)
                if (same_zone(from, doors_[door].subnet) == wanted) ways.doors.push_back(door);
        }
        if (ways.doors.empty()) continue;
        ways.certain = wanted == Tri::yes && ways.doors.size() == 1;
        return ways;
    }
    return ways;
}

std::vector<std::uint32_t> TransitDoors::out(std::uint32_t in, Id<model::TransitAttachment> to) const {
    const model::TransitAttachment& attachment = network_->transit_attachments[to];
    std::vector<std::uint32_t> all;
    if (!attachment.vpc || !network_->vpcs[*attachment.vpc].in_plan || !attachment.subnets_complete.certain() ||
        to == doors_[in].attachment)
        return all;
    for (std::uint32_t door = begin_[to.value]; door < begin_[to.value + 1]; ++door) {
        if (attachment.appliance_mode == Tri::no && same_zone(doors_[in].subnet, doors_[door].subnet) == Tri::yes)
            return {door};
        all.push_back(door);
    }
    return all;
}

}  // namespace netlint::reach
