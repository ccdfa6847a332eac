// Holds what the tables of transit gateways send to each VPC beside the addresses of the others.
#include "detours.hpp"

#include <algorithm>
#include <set>
#include <span>

namespace netlint::reach::fast {

namespace {

using set::AddressSet;

// Of all interfaces, by VPC.
std::vector<AddressSet> homes(const model::Network& network) {
    std::vector<AddressSet> out(network.vpcs.size());
    for (const model::Eni& eni : network.enis) {
        const model::Subnet& subnet = network.subnets[eni.subnet];
        // An address that the plan does not tell is one of the subnet.
        out[subnet.vpc.value] |= eni.addresses.empty() ? subnet.addresses() : eni.addresses;
    }
    return out;
}

// What may be sent to the attachments of each VPC.
std::vector<AddressSet> sent_to(const Facts& facts) {
    const model::Network& network = facts.network;
    std::vector<AddressSet> out(network.vpcs.size());
    std::set<std::span<const RouteShare>::pointer> seen;  // attachments share tables
    for (std::size_t i = 0; i < network.transit_attachments.size(); ++i) {
        const std::span<const RouteShare> shares = facts.routes(network.transit_attachments.id(i)).shares();
        if (shares.empty() || !seen.insert(shares.data()).second) continue;
        for (const RouteShare& share : shares)
            if (const auto* to = std::get_if<Id<model::TransitAttachment>>(&share.target))
                if (const auto& vpc = network.transit_attachments[*to].vpc) out[vpc->value] |= share.destinations.may;
    }
    return out;
}

}  // namespace

Detours::Detours(const Facts& facts) : of_(facts.network.vpcs.size()) {
    const model::Network& network = facts.network;
    const std::vector<AddressSet> home = homes(network), sent = sent_to(facts);
    for (std::size_t at = 0; at < sent.size(); ++at) {
        if (sent[at].empty()) continue;
        sent_ |= sent[at];
        for (std::size_t other = 0; other < home.size(); ++other)
            if (other != at && !of_[other] && sent[at].overlaps(home[other])) of_[other] = true;
    }
    for (const model::TransitAttachment& attachment : network.transit_attachments)
        for (const Id<model::Subnet> door : attachment.subnets)
            if (attachment.vpc && network.subnets[door].vpc != *attachment.vpc) of_[attachment.vpc->value] = true;
}

}  // namespace netlint::reach::fast
