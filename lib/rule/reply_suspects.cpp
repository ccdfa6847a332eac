// Tells by ACLs and routes which pairs may lose replies.
#include "reply_suspects.hpp"

#include <algorithm>

namespace netlint::rule {

using reach::Endpoint;
using set::ServiceSet;

namespace {

bool filtered_subnet(const model::Network& network, Id<model::Subnet> subnet) {
    return std::ranges::any_of(network.subnets[subnet].acls, [&](Id<model::NetworkAcl> id) {
        const model::NetworkAcl& acl = network.network_acls[id];
        return !acl.where.address.empty() && !allows_everything(acl);
    });
}

}  // namespace

ReplySuspects::ReplySuspects(const Context& context, const std::vector<Endpoint>& ends)
    : context_(context),
      network_(context.network()),
      ends_(ends),
      refusing_(context, reply_services(ServiceSet::with_ports(), ports())),
      filtered_subnets_(network_.subnets.size()),
      refusable_subnets_(network_.subnets.size()),
      in_subnet_(network_.subnets.size()),
      takes_within_(network_.subnets.size()),
      in_vpc_(network_.vpcs.size()) {
    for (std::size_t i = 0; i < filtered_subnets_.size(); ++i)
        filtered_subnets_[i] = filtered_subnet(network_, network_.subnets.id(i));
    // An ACL refuses a reply for one of its two addresses, which is an end's or that of a NAT gateway in between.
    const ServiceSet replies = reply_services(ServiceSet::with_ports(), ports());
    for (std::uint32_t i = 0; i < ends.size(); ++i) {
        refusable_.push_back(context.refusals().meet(addresses_of(network_, ends[i]), replies));
        const auto* eni = std::get_if<Id<model::Eni>>(&ends[i]);
        if (!eni) {
            filtered_.push_back(false);
            outside_.push_back(i);
            continue;
        }
        const std::uint32_t subnet = network_.enis[*eni].subnet.value;
        filtered_.push_back(filtered_subnets_[subnet]);
        in_subnet_[subnet].push_back(i);
        if (refusable_.back()) refusable_subnets_[subnet] = true;
    }
    for (const model::NatGateway& nat : network_.nat_gateways) {
        filtered_nat_ |= filtered_subnets_[nat.subnet.value];
        refusable_nat_ |= context.refusals().meet(network_.enis[nat.eni].addresses, replies);
    }
    for (std::size_t i = 0; i < network_.subnets.size(); ++i) {
        if (in_subnet_[i].empty()) continue;
        const Id<model::Subnet> id = network_.subnets.id(i);
        Targets& those = in_vpc_[network_.subnets[id].vpc.value];
        those.subnets.push_back(id);
        takes_within_[i] = context.reach().fast().takes_within_two_vpcs(id);
        those.all_within = those.all_within && takes_within_[i];
    }
}

std::vector<std::uint32_t> ReplySuspects::targets_of(std::uint32_t from) {
    std::vector<std::uint32_t> out;
    const auto add = [&](const std::vector<std::uint32_t>& those) {
        for (const std::uint32_t to : those)
            if (to != from && may_lose(from, to)) out.push_back(to);
    };
    if (const auto* eni = std::get_if<Id<model::Eni>>(&ends_[from])) {
        for (const Id<model::Subnet> subnet : subnets_from(network_.enis[*eni].subnet)) add(in_subnet_[subnet.value]);
        add(outside_);
    } else {
        for (const auto& all : in_subnet_) add(all);
    }
    std::ranges::sort(out);
    return out;
}

bool ReplySuspects::may_lose(std::uint32_t from, std::uint32_t to) const {
    if (!refusable_[from] && !refusable_[to] && !refusable_nat_) return false;
    const bool judged =
        filtered_[from] || filtered_[to] || (filtered_nat_ && !std::holds_alternative<Id<model::Eni>>(ends_[to]));
    return judged && context_.reach().may_meet(ends_[from], ends_[to]) &&
           context_.reach().fast().may_lose_replies(ends_[from], ends_[to], ports());
}

const std::vector<Id<model::Subnet>>& ReplySuspects::subnets_from(Id<model::Subnet> from) {
    const auto [found, fresh] = subnets_from_.try_emplace(from);
    if (!fresh) return found->second;
    const bool filtered = filtered_subnets_[from.value];
    const bool refusable = refusable_nat_ || refusable_subnets_[from.value];
    const reach::FastEngine& fast = context_.reach().fast();
    const bool opens_within = fast.opens_within_two_vpcs(from);
    const auto look_into = [&](Id<model::Vpc> vpc) {
        const Targets& those = in_vpc_[vpc.value];
        const bool refusing = !opens_within || refusing_.contain(network_.subnets[from].vpc, vpc);
        if (!refusing && those.all_within) return;
        for (const Id<model::Subnet> to : those.subnets)
            if ((filtered || filtered_subnets_[to.value]) && (refusable || refusable_subnets_[to.value]) &&
                (refusing || !takes_within_[to.value]) && fast.may_lose_replies(from, to, ports()))
                found->second.push_back(to);
    };
    if (const auto scope = fast.scope(from))
        std::ranges::for_each(*scope, look_into);
    else
        for (std::size_t i = 0; i < network_.vpcs.size(); ++i) look_into(network_.vpcs.id(i));
    return found->second;
}

}  // namespace netlint::rule
