// Follows routes whatever their destinations; what a transit gateway sends on, by its destinations.
#include "scopes.hpp"

#include <algorithm>

#include "netlint/base/overloaded.hpp"

namespace netlint::reach::fast {

namespace {

// Sorted, each once: lists have most VPCs of a large network many times over, so they are marked, not compared.
void sort_unique(std::vector<Id<model::Vpc>>& vpcs, std::size_t all) {
    std::vector<bool> marked(all);
    for (const Id<model::Vpc> vpc : vpcs) marked[vpc.value] = true;
    vpcs.clear();
    for (std::uint32_t i = 0; i < all; ++i)
        if (marked[i]) vpcs.emplace_back(i);
}

}  // namespace

Scopes::Scopes(const Facts& facts) : facts_(&facts), network_(&facts.network) {
    const model::Network& network = facts.network;
    std::map<std::pair<Id<model::Vpc>, std::vector<Id<model::RouteTable>>>, std::uint32_t> known;
    for (std::size_t i = 0; i < network.subnets.size(); ++i) {
        const Id<model::Subnet> id = network.subnets.id(i);
        const model::Subnet& subnet = network.subnets[id];
        const auto [found, fresh] =
            known.try_emplace({subnet.vpc, subnet.tables}, static_cast<std::uint32_t>(scopes_.size()));
        of_.push_back(found->second);
        if (!fresh) continue;
        const auto vpc_of = [&](Id<model::Eni> eni) { return network.subnets[network.enis[eni].subnet].vpc; };
        Scope scope;
        scope.vpcs.push_back(subnet.vpc);
        add_tables(id, 0, scope);
        // Who calls a balancer may get to its targets; where its ports are not known, nobody asks how it is called.
        for (const model::Entrance& entrance : network.entrances)
            if (entrance.door &&
                (entrance.listens.empty() || std::ranges::find(scope.vpcs, vpc_of(*entrance.door)) != scope.vpcs.end()))
                scope.vpcs.push_back(vpc_of(entrance.target));
        sort_unique(scope.vpcs, network.vpcs.size());
        scopes_.push_back(std::move(scope));
    }
}

bool Scopes::meets(Id<model::Subnet> from, Id<model::Subnet> to) const {
    const auto scope = of(from);
    return !scope || std::ranges::binary_search(*scope, network_->subnets[to].vpc);
}

void Scopes::add_tables(Id<model::Subnet> subnet, unsigned translators, Scope& scope) {
    const std::vector<Id<model::RouteTable>>& tables = network_->subnets[subnet].tables;
    if (tables.empty()) scope.anywhere = true;
    for (const Id<model::RouteTable> id : tables) {
        const model::RouteTable& table = network_->route_tables[id];
        if (!table.complete.certain()) scope.anywhere = true;
        for (const model::Route& route : table.routes) {
            if (route.targets.empty()) scope.anywhere = true;
            for (const model::RouteTarget& target : route.targets) {
                if (scope.anywhere) return;
                add_target(subnet, target, translators, scope);
            }
        }
    }
}

void Scopes::add_target(Id<model::Subnet> from, const model::RouteTarget& target, unsigned translators, Scope& scope) {
    const Id<model::Vpc> vpc = network_->subnets[from].vpc;
    std::visit(overloaded{
                   [&](const model::LocalTarget&) { scope.vpcs.push_back(vpc); },
                   [](Id<model::InternetGateway>) {},
                   [](Id<model::EgressOnlyGateway>) {},
                   [&](Id<model::NatGateway> id) {
                       // One behind another is rare enough to be left open.
                       if (translators > 0)
                           scope.anywhere = true;
                       else
                           add_tables(network_->nat_gateways[id].subnet, translators + 1, scope);
                   },
                   [&](Id<model::VpcEndpoint> id) {
                       if (network_->endpoints[id].kind != model::EndpointKind::gateway) scope.anywhere = true;
                   },
                   [&](Id<model::Peering> id) {
                       const model::Peering& peering = network_->peerings[id];
                       for (const auto& end : {peering.requester, peering.accepter})
                           if (end) scope.vpcs.push_back(*end);
                   },
                   [&](Id<model::Eni> id) { scope.anywhere |= !network_->enis[id].source_dest_check; },
                   [&](Id<model::TransitGateway> id) { add_transit(from, id, translators, scope); },
                   [](Id<model::TransitAttachment>) {},
                   [](const model::BlackholeTarget&) {},
                   [&](const model::UnmodelledTarget&) { scope.anywhere = true; },
               },
               target);
}

// Where the tables of the VPC's attachments lead.
void Scopes::add_transit(Id<model::Subnet> from, Id<model::TransitGateway> id, unsigned translators, Scope& scope) {
    if (!network_->transit_gateways[id].attachments_complete.certain()) scope.anywhere = true;
    for (const Id<model::TransitAttachment> in : facts_->doors.attachments_of(network_->subnets[from].vpc)) {
        const model::TransitAttachment& attachment = network_->transit_attachments[in];
        if (attachment.gateway != id || scope.anywhere) continue;
        if (!attachment.subnets_complete.certain() || !attachment.tables_complete.certain() || turns_back(from, in)) {
            scope.anywhere = true;
            return;
        }
        const std::pair key{attachment.tables, translators};
        auto known = behind_.find(key);
        if (known == behind_.end()) known = behind_.emplace(key, behind(in, translators)).first;
        scope.anywhere |= known->second.anywhere;
        scope.vpcs.insert(scope.vpcs.end(), known->second.vpcs.begin(), known->second.vpcs.end());
    }
}

// What the gateway would send out where it came in is lost, or not known.
bool Scopes::turns_back(Id<model::Subnet> from, Id<model::TransitAttachment> attachment) const {
    const Id<model::TransitGateway> gateway = network_->transit_attachments[attachment].gateway;
    for (const RouteShare& back : facts_->routes(attachment).shares())
        if (back.target == model::RouteTarget(attachment))
            for (const RouteShare& sent : facts_->routes(from).shares())
                if (sent.target == model::RouteTarget(gateway) && sent.destinations.may.overlaps(back.destinations.may))
                    return true;
    return false;
}

Scopes::Scope Scopes::behind(Id<model::TransitAttachment> in, unsigned translators) {
    Scope scope;
    for (const Id<model::TransitTable> table : network_->transit_attachments[in].tables)
        scope.anywhere |= !network_->transit_tables[table].complete.certain();
    for (const RouteShare& share : facts_->routes(in).shares()) {
        if (scope.anywhere) return scope;
        if (std::holds_alternative<model::BlackholeTarget>(share.target)) continue;
        const auto* to = std::get_if<Id<model::TransitAttachment>>(&share.target);
        const model::TransitAttachment* attachment = to ? &network_->transit_attachments[*to] : nullptr;
        if (!attachment || !attachment->vpc || !network_->vpcs[*attachment->vpc].in_plan ||
            !attachment->subnets_complete.certain() || attachment->subnets.empty()) {
            scope.anywhere = true;
            return scope;
        }
        scope.vpcs.push_back(*attachment->vpc);
        for (const Id<model::Subnet> door : attachment->subnets)
            add_door(door, share.destinations.may, translators, scope);
    }
    sort_unique(scope.vpcs, network_->vpcs.size());
    return scope;
}

// What would leave by another gateway again is not followed further.
void Scopes::add_door(Id<model::Subnet> door, const set::AddressSet& arriving, unsigned translators, Scope& scope) {
    const std::vector<Id<model::RouteTable>>& tables = network_->subnets[door].tables;
    if (tables.empty()) scope.anywhere = true;
    for (const Id<model::RouteTable> id : tables) scope.anywhere |= !network_->route_tables[id].complete.certain();
    for (const RouteShare& share : facts_->routes(door).shares()) {
        if (scope.anywhere) return;
        if (!share.destinations.may.overlaps(arriving)) continue;
        if (std::holds_alternative<Id<model::TransitGateway>>(share.target) ||
            std::holds_alternative<Id<model::Peering>>(share.target))
            scope.anywhere = true;
        else
            add_target(door, share.target, translators, scope);
    }
}

}  // namespace netlint::reach::fast
