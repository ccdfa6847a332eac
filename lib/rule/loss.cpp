// Takes elements out of a network by cutting what leads to them.
#include "loss.hpp"

#include <algorithm>

#include "netlint/base/overloaded.hpp"

namespace netlint::rule {
namespace {

using model::RouteTarget;

// What becomes of a route to one of its targets.
enum class Fate : unsigned char { stays, blackhole, withdrawn };

// Asks of each target of each route, those of transit gateways' tables too.
template <class F>
void each_route(model::Network& network, F fate) {
    const auto judge = [&](auto& table) {
        for (model::Route& route : table.routes) {
            std::erase_if(route.targets, [&](RouteTarget& target) {
                const Fate found = fate(target);
                if (found == Fate::blackhole) target = model::BlackholeTarget{};
                return found == Fate::withdrawn;
            });
        }
        std::erase_if(table.routes, [](const model::Route& route) { return route.targets.empty(); });
    };
    for (model::RouteTable& table : network.route_tables) judge(table);
    for (model::TransitTable& table : network.transit_tables) judge(table);
}

template <class T>
void blackhole_all(model::Network& network) {
    each_route(network, [](const RouteTarget& target) {
        return std::holds_alternative<Id<T>>(target) ? Fate::blackhole : Fate::stays;
    });
}

// Packets to these interfaces, and those that they should pass on, get nowhere.
void stop(model::Network& network, const std::vector<Id<model::Eni>>& enis) {
    const auto lost = [&](Id<model::Eni> eni) { return std::ranges::find(enis, eni) != enis.end(); };
    each_route(network, [&](const RouteTarget& target) {
        const auto* eni = std::get_if<Id<model::Eni>>(&target);
        const auto* nat = std::get_if<Id<model::NatGateway>>(&target);
        return (eni && lost(*eni)) || (nat && lost(network.nat_gateways[*nat].eni)) ? Fate::blackhole : Fate::stays;
    });
    for (const Id<model::Eni> eni : enis) network.enis[eni].accepts_connections = false;
}

void lose(model::Network& network, const LostZone& zone) {
    const auto lies_there = [&](Id<model::Subnet> subnet) { return network.subnets[subnet].zone == zone.name; };
    std::vector<Id<model::Eni>> gone;
    for (std::size_t i = 0; i < network.enis.size(); ++i)
        if (lies_there(network.enis[network.enis.id(i)].subnet)) gone.push_back(network.enis.id(i));
    stop(network, gone);
    for (model::Resource& resource : network.resources) {
        // The private name of an endpoint still leads to all of its interfaces.
        if (resource.tier == model::Tier::endpoint) continue;
        std::erase_if(resource.enis, [&](Id<model::Eni> eni) { return lies_there(network.enis[eni].subnet); });
    }
    for (model::TransitAttachment& attachment : network.transit_attachments)
        std::erase_if(attachment.subnets, lies_there);
}

void lose(model::Network& network, const LostInterfaces& lost) {
    stop(network, lost.enis);
}

void lose(model::Network& network, const LostEndpoint& lost) {
    each_route(network, [&](const RouteTarget& target) {
        return target == RouteTarget(lost.endpoint) ? Fate::withdrawn : Fate::stays;
    });
    model::VpcEndpoint& endpoint = network.endpoints[lost.endpoint];
    endpoint.private_dns = model::Tri::no;
    endpoint.tables.clear();
    if (endpoint.resource) stop(network, network.resources[*endpoint.resource].enis);
    endpoint.resource.reset();
}

void lose(model::Network& network, const LostKind& kind) {
    if (kind.word == "internet-gateway") {
        blackhole_all<model::InternetGateway>(network);
        for (model::InternetGateway& gateway : network.internet_gateways) {
            gateway.vpc.reset();
            gateway.attached = {};
        }
    } else if (kind.word == "egress-only-gateway") {
        blackhole_all<model::EgressOnlyGateway>(network);
    } else if (kind.word == "nat-gateway") {
        blackhole_all<model::NatGateway>(network);
    } else if (kind.word == "gateway-endpoint") {
        blackhole_all<model::VpcEndpoint>(network);
    } else if (kind.word == "interface-endpoint") {
        for (model::Eni& eni : network.enis)
            if (network.resources[eni.resource].tier == model::Tier::endpoint) eni.accepts_connections = false;
    } else if (kind.word == "peering") {
        blackhole_all<model::Peering>(network);
        for (model::Peering& peering : network.peerings) peering.active = model::Tri::no;
    } else if (kind.word == "transit-gateway") {
        blackhole_all<model::TransitGateway>(network);
    } else if (kind.word == "middlebox") {
        blackhole_all<model::Eni>(network);
    } else if (kind.word == "waf") {
        // A web ACL sits in the balancer itself, so only what ends there has passed it.
        for (const model::LoadBalancer& balancer : network.load_balancers) {
            const bool guarded = std::ranges::any_of(balancer.fronts, [](const model::Provenance& front) {
                return front.address.find("aws_cloudfront_distribution") == std::string::npos;
            });
            if (guarded) stop(network, network.resources[balancer.resource].enis);
        }
    }
}

}  // namespace

model::Network without(model::Network network, const std::vector<Loss>& losses) {
    for (const Loss& loss : losses) std::visit([&](const auto& one) { lose(network, one); }, loss);
    return network;
}

model::Network without_filters(model::Network network) {
    for (model::Eni& eni : network.enis) {
        eni.filtered = false;
        eni.accepts_connections = true;
    }
    for (model::NetworkAcl& acl : network.network_acls) {
        acl.entries.clear();
        for (const model::Direction direction : {model::Direction::ingress, model::Direction::egress})
            for (const net::Prefix& everyone :
                 {net::Prefix(net::Address::v4(0), 0), net::Prefix(net::Address::v6(0), 0)})
                acl.entries.push_back({direction,
                                       everyone.family() == net::Family::ipv4 ? 100 : 101,
                                       true,
                                       set::ServiceSet::all(),
                                       everyone,
                                       {},
                                       {}});
    }
    return network;
}

}  // namespace netlint::rule
