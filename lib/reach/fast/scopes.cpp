// Follows routes whatever their destinations.
#include "scopes.hpp"

#include <algorithm>

#include "netlint/base/overloaded.hpp"

namespace netlint::reach::fast {

Scopes::Scopes(const model::Network& network) : network_(&network) {
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
        for (const model::Entrance& entrance : network.entrances)  // who calls a balancer may get to its targets
            if (entrance.door && std::ranges::find(scope.vpcs, vpc_of(*entrance.door)) != scope.vpcs.end())
                scope.vpcs.push_back(vpc_of(entrance.target));
        std::ranges::sort(scope.vpcs);
        scope.vpcs.erase(std::unique(scope.vpcs.begin(), scope.vpcs.end()), scope.vpcs.end());
        scopes_.push_back(std::move(scope));
    }
}

bool Scopes::meets(Id<model::Subnet> from, Id<model::Subnet> to) const {
    const auto scope = of(from);
    return !scope || std::ranges::binary_search(*scope, network_->subnets[to].vpc);
}

void Scopes::add_tables(Id<model::Subnet> subnet, unsigned translators, Scope& scope) const {
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

void Scopes::add_target(Id<model::Subnet> from, const model::RouteTarget& target, unsigned translators,
                        Scope& scope) const {
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
                   [&](Id<model::TransitGateway> id) { add_transit(id, translators, scope); },
                   [](Id<model::TransitAttachment>) {},
                   [](const model::BlackholeTarget&) {},
                   [&](const model::UnmodelledTarget&) { scope.anywhere = true; },
               },
               target);
}

// Its attachments, and where the tables of the subnets behind them lead further.
void Scopes::add_transit(Id<model::TransitGateway> id, unsigned translators, Scope& scope) const {
    if (!network_->transit_gateways[id].attachments_complete.certain()) scope.anywhere = true;
    for (const model::TransitAttachment& attachment : network_->transit_attachments) {
        if (attachment.gateway != id || scope.anywhere) continue;
        if (!attachment.vpc || !network_->vpcs[*attachment.vpc].in_plan || !attachment.subnets_complete.certain() ||
            !attachment.tables_complete.certain()) {
            scope.anywhere = true;
            return;
        }
        scope.vpcs.push_back(*attachment.vpc);
        for (const Id<model::TransitTable> table : attachment.tables)
            scope.anywhere |= !network_->transit_tables[table].complete.certain();
        for (const Id<model::Subnet> door : attachment.subnets) add_door(door, translators, scope);
    }
}

void Scopes::add_door(Id<model::Subnet> door, unsigned translators, Scope& scope) const {
    const std::vector<Id<model::RouteTable>>& tables = network_->subnets[door].tables;
    if (tables.empty()) scope.anywhere = true;
    for (const Id<model::RouteTable> id : tables) {
        const model::RouteTable& table = network_->route_tables[id];
        if (!table.complete.certain()) scope.anywhere = true;
        for (const model::Route& route : table.routes) {
            if (route.targets.empty()) scope.anywhere = true;
            for (const model::RouteTarget& target : route.targets) {
                // What would leave by another gateway again is not followed further.
                if (std::holds_alternative<Id<model::TransitGateway>>(target) ||
                    std::holds_alternative<Id<model::Peering>>(target))
                    scope.anywhere = true;
                if (!scope.anywhere) add_target(door, target, translators, scope);
            }
        }
    }
}

}  // namespace netlint::reach::fast
