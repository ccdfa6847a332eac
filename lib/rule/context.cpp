// Builds the tables.
#include "context.hpp"

#include <algorithm>

namespace netlint::rule {

Context::Context(const reach::Engine& engine, set::PortSet client_ports)
    : engine_(engine), client_ports_(std::move(client_ports)) {
    const model::Network& n = network();
    carriers_.resize(n.security_groups.size());
    enis_.resize(n.subnets.size());
    for (std::size_t i = 0; i < n.enis.size(); ++i) {
        const auto id = n.enis.id(i);
        const model::Eni& eni = n.enis[id];
        enis_[eni.subnet.value].push_back(id);
        for (const model::Attachment& attached : eni.groups)
            carriers_[attached.group.value].push_back({id, attached.certainty.certain()});
        if (!eni.groups_complete.certain() && hidden_users_.empty()) hidden_users_ = eni.groups_complete.depends_on();
    }
    contents_ = find_contents(n);
    std::vector<net::Prefix> prefixes;
    for (const model::Vpc& vpc : n.vpcs) prefixes.insert(prefixes.end(), vpc.prefixes.begin(), vpc.prefixes.end());
    inside_ = set::AddressSet::of(prefixes);
    for (std::size_t i = 0; i < n.subnets.size(); ++i) classes_.push_back(classify(n, n.subnets.id(i)));
    for (const model::Resource& resource : n.resources) {
        types_.insert(resource.type);
        if (!resource.enis_complete.certain() && hidden_users_.empty())
            hidden_users_ = resource.enis_complete.depends_on();
    }
    for (const model::Unmodelled& other : n.unmodelled) {
        types_.insert(other.type);
        if (other.carries_packets && hidden_users_.empty()) hidden_users_ = other.address + ": not modelled";
    }
}

Reachability& Context::reach() const {
    if (!reach_) reach_ = std::make_unique<Reachability>(engine_, client_ports_);
    return *reach_;
}

const Candidates& Context::candidates(std::string_view name) const {
    auto found = candidates_.find(name);
    if (found == candidates_.end())
        found = candidates_.emplace(std::string(name), Candidates(reach().fast(), zone(name).parties)).first;
    return found->second;
}

const Uses& Context::uses() const {
    if (!uses_) uses_ = find_uses(network());
    return *uses_;
}

Reachability& Context::without(const std::vector<Loss>& losses, bool open) const {
    auto& left = left_[{losses, open}];
    if (!left) {
        model::Network network = rule::without(this->network(), losses);
        left = std::make_unique<Left>(open ? without_filters(std::move(network)) : std::move(network), client_ports_);
    }
    return left->reach;
}

const std::vector<const LostReply*>& Context::lost_replies(Id<model::NetworkAcl> acl) const {
    if (!lost_replies_) {
        lost_replies_ = find_lost_replies(*this);
        lost_at_ = by_acl(network(), *lost_replies_);
    }
    return lost_at_[acl.value];
}

const Refusals& Context::refusals() const {
    if (!refusals_) refusals_.emplace(network());
    return *refusals_;
}

const Refusals& Context::refusals_between() const {
    if (refusals_between_) return *refusals_between_;
    std::set<Id<model::Subnet>> passed;
    for (const model::NatGateway& nat : network().nat_gateways) passed.insert(nat.subnet);
    for (const model::Eni& eni : network().enis)
        if (!eni.source_dest_check) passed.insert(eni.subnet);
    for (const model::TransitAttachment& attachment : network().transit_attachments)
        passed.insert(attachment.subnets.begin(), attachment.subnets.end());
    return refusals_between_.emplace(network(), passed);
}

const Refusals& Context::refusals_in(Id<model::Vpc> vpc) const {
    const auto found = refusals_in_.find(vpc);
    if (found != refusals_in_.end()) return found->second;
    const std::vector<Id<model::Subnet>>& subnets = contents(vpc).subnets;
    return refusals_in_.try_emplace(vpc, network(), std::set(subnets.begin(), subnets.end())).first->second;
}

bool Context::possibly_shadowed(Id<model::NetworkAcl> acl, std::size_t entry) const {
    const auto [found, is_new] = shadowed_.try_emplace(acl);
    if (is_new) found->second = rule::possibly_shadowed(network().network_acls[acl]);
    return found->second[entry];
}

bool Context::possibly_redundant(Id<model::SecurityGroup> group, std::size_t permission) const {
    const auto [found, is_new] = redundant_.try_emplace(group);
    if (is_new) found->second = rule::possibly_redundant(network(), network().security_groups[group]);
    return found->second[permission];
}

}  // namespace netlint::rule
