// Zones decide which door a packet takes.
#include "transit_doors.hpp"

namespace netlint::reach {

using model::Tri;

TransitDoors::TransitDoors(const model::Network& network) : network_(&network) {
    for (std::size_t i = 0; i < network.transit_attachments.size(); ++i) {
        const Id<model::TransitAttachment> id = network.transit_attachments.id(i);
        for (const Id<model::Subnet> subnet : network.transit_attachments[id].subnets) doors_.push_back({id, subnet});
    }
}

Tri TransitDoors::same_zone(Id<model::Subnet> a, Id<model::Subnet> b) const {
    if (a == b) return Tri::yes;
    const auto &left = network_->subnets[a].zone, &right = network_->subnets[b].zone;
    if (!left || !right) return Tri::unknown;
    return *left == *right ? Tri::yes : Tri::no;
}

TransitDoors::Ways TransitDoors::in(Id<model::Subnet> from, Id<model::TransitGateway> gateway) const {
    Ways ways;
    const Id<model::Vpc> vpc = network_->subnets[from].vpc;
    std::size_t attachments = 0;
    for (const model::TransitAttachment& attachment : network_->transit_attachments) {
        if (attachment.gateway != gateway || attachment.vpc != vpc) continue;
        ++attachments;
        ways.beyond |= !attachment.subnets_complete.certain();
    }
    if (attachments == 0) ways.beyond = !network_->transit_gateways[gateway].attachments_complete.certain();
    if (ways.beyond) return ways;
    for (const Tri wanted : {Tri::yes, Tri::unknown}) {
        for (std::uint32_t door = 0; door < doors_.size(); ++door) {
            const model::TransitAttachment& attachment = network_->transit_attachments[doors_[door].attachment];
            if (attachment.gateway == gateway && attachment.vpc == vpc &&
                same_zone(from, doors_[door].subnet) == wanted)
                ways.doors.push_back(door);
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
    for (std::uint32_t door = 0; door < doors_.size(); ++door) {
        if (doors_[door].attachment != to) continue;
        if (attachment.appliance_mode == Tri::no && same_zone(doors_[in].subnet, doors_[door].subnet) == Tri::yes)
            return {door};
        all.push_back(door);
    }
    return all;
}

}  // namespace netlint::reach
