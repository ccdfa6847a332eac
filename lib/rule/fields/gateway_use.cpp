// Fields of NAT gateways, Elastic IPs and VPC endpoints: whether they work where they stand, and who uses them.
#include <algorithm>

#include <fmt/format.h>

#include "functions.hpp"

namespace netlint::rule::fields {
namespace {

using model::Tri;

const model::VpcEndpoint& endpoint_of(const Context& context, const Object& object) {
    return context.network().endpoints[object.id<model::VpcEndpoint>()];
}

// Who could use an endpoint of its VPC: everything that opens connections there.
bool is_client(const model::Network& network, const model::Eni& eni) {
    const model::Tier tier = network.resources[eni.resource].tier;
    return tier == model::Tier::app || tier == model::Tier::other;
}

// Whether a route leads to what stands in the VPC: one that does for certain decides, whatever other tables leave open.
Fact led_to(const model::Network& network, Id<model::Vpc> vpc, const model::RouteTarget& target,
            std::string otherwise) {
    std::string open;
    for (const model::RouteTable& table : network.route_tables) {
        for (const model::Route& route : table.routes) {
            if (std::ranges::find(route.targets, target) == route.targets.end()) continue;
            const bool only = route.targets.size() == 1;
            if (only && route.certainty.certain()) return Fact::truth(true);
            if (open.empty())
                open = only ? route.certainty.depends_on() : route.where.to_string() + ": target known after apply";
        }
        if (open.empty() && table.vpc == vpc && !table.complete.certain()) open = table.complete.depends_on();
    }
    return open.empty() ? Fact::truth(false, std::move(otherwise)) : Fact::open(std::move(open));
}

}  // namespace

// A firewall or an appliance may stand between it and the internet gateway, so packets are followed, not one route.
Fact nat_has_way_out(const Context& context, const Object& object, Argument) {
    const model::NatGateway& gateway = context.network().nat_gateways[object.id<model::NatGateway>()];
    const reach::Outside internet{"internet", set::AddressSet::internet_v4()};
    const auto& sent = context.reach().connection(gateway.eni, internet).forward;
    if (!gateway.is_public || !sent.must.empty()) return Fact::truth(true);
    const model::Network& network = context.network();
    const model::Subnet& subnet = network.subnets[gateway.subnet];
    if (!sent.may.empty()) {
        static const std::string to_internet = "internet-gateway";
        Fact fact = leads_to(context, gateway.subnet, {&to_internet, 1});
        if (std::get<Tri>(fact.value) != Tri::unknown) return Fact::truth(true);
        fact.because = fmt::format("where the table of its subnet {} leads is not known", subnet.where.address);
        return fact;
    }
    const reach::Party own = reach::ResourceParty{network.enis[gateway.eni].resource, {gateway.eni}};
    reach::Answer answer = context.reach().engine().ask(
        {"", {gateway.where.address, {own}}, {internet.name, {internet}}, https(), set::PortSet::of({1024, 65535})});
    // What a network ACL refuses is another matter.
    const auto is_acl = [](const reach::Hop& hop) {
        return hop.stage == reach::Stage::network_acl_ingress || hop.stage == reach::Stage::network_acl_egress;
    };
    if (std::ranges::all_of(answer.blockers, is_acl)) return Fact::truth(true);
    Fact fact = Fact::truth(
        false, fmt::format("the table of its subnet {} has no route to an internet gateway", subnet.where.address));
    fact.related.push_back(subnet.where.address);
    fact.proof = std::move(answer);
    return fact;
}

Fact nat_used(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const Id<model::NatGateway> id = object.id<model::NatGateway>();
    return led_to(network, network.subnets[network.nat_gateways[id].subnet].vpc, id, "no route leads to it");
}

Fact address_taken(const Context& context, const Object& object, Argument) {
    const model::ElasticAddress& address = context.network().elastic_addresses[object.id<model::ElasticAddress>()];
    if (address.taken == Tri::unknown) return Fact::open(address.depends_on);
    return Fact::truth(address.taken == Tri::yes, "nothing of the plan takes it");
}

Fact endpoint_routed(const Context& context, const Object& object, Argument) {
    const model::VpcEndpoint& endpoint = endpoint_of(context, object);
    if (endpoint.kind != model::EndpointKind::gateway || !endpoint.tables.empty()) return Fact::truth(true);
    return led_to(context.network(), endpoint.vpc, object.id<model::VpcEndpoint>(), "no route table has its route");
}

Fact endpoint_name_resolves(const Context& context, const Object& object, Argument) {
    const model::VpcEndpoint& endpoint = endpoint_of(context, object);
    if (endpoint.kind != model::EndpointKind::interface || endpoint.private_dns == Tri::no) return Fact::truth(true);
    const model::Vpc& vpc = context.network().vpcs[endpoint.vpc];
    if (!vpc.in_plan) return Fact::truth(true);
    std::string open;
    for (const auto& [value, attribute] :
         {std::pair(vpc.dns_support, "enable_dns_support"), std::pair(vpc.dns_hostnames, "enable_dns_hostnames")}) {
        if (value == Tri::unknown && open.empty())
            open = fmt::format("{} {}: known after apply", vpc.where.address, attribute);
        if (value != Tri::no) continue;
        Fact fact = Fact::truth(false, fmt::format("{} {} is false", vpc.where.address, attribute));
        if (endpoint.private_dns == Tri::unknown)
            fact = Fact::open(endpoint.where.address + " private_dns_enabled: known after apply", fact.because);
        fact.related.push_back(vpc.where.address);
        return fact;
    }
    return open.empty() ? Fact::truth(true) : Fact::open(std::move(open));
}

Fact endpoint_covers_zones(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::VpcEndpoint& endpoint = endpoint_of(context, object);
    if (endpoint.kind != model::EndpointKind::interface || !endpoint.resource) return Fact::truth(true);
    const model::Resource& resource = network.resources[*endpoint.resource];
    if (resource.enis.empty()) return Fact::truth(true);
    std::vector<std::string> own, clients, related;
    std::vector<Id<model::Subnet>> subnets;
    std::string open;
    const auto doubt = [&](std::string depends_on) {
        if (open.empty()) open = std::move(depends_on);
    };
    if (!resource.enis_complete.certain()) doubt(resource.enis_complete.depends_on());
    for (const Id<model::Eni> eni : resource.enis) {
        const model::Subnet& subnet = network.subnets[network.enis[eni].subnet];
        subnets.push_back(network.enis[eni].subnet);
        if (subnet.zone)
            own.push_back(*subnet.zone);
        else
            doubt(subnet.where.address + ": its zone is known after apply");
    }
    std::string unplaced;
    for (const Id<model::Eni> id : context.contents(endpoint.vpc).enis) {
        const model::Eni& eni = network.enis[id];
        if (!is_client(network, eni) || std::ranges::find(subnets, eni.subnet) != subnets.end()) continue;
        const model::Subnet& subnet = network.subnets[eni.subnet];
        if (!subnet.zone) unplaced = subnet.where.address + ": its zone is known after apply";
        if (!subnet.zone || std::ranges::find(own, *subnet.zone) != own.end()) continue;
        clients.push_back(*subnet.zone);
        related.push_back(network.resources[eni.resource].where.address);
    }
    if (clients.empty()) return unplaced.empty() ? Fact::truth(true) : Fact::open(std::move(unplaced));
    sort_unique(own);
    sort_unique(clients);
    sort_unique(related);
    Fact fact = Fact::truth(false, fmt::format("it is in {}, and clients are in {} too", listed(own), listed(clients)));
    if (!open.empty()) fact = Fact::open(std::move(open));
    fact.related = std::move(related);
    return fact;
}

Fact endpoint_has_clients(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::VpcEndpoint& endpoint = endpoint_of(context, object);
    if (endpoint.kind != model::EndpointKind::interface || !endpoint.resource) return Fact::truth(true);
    const model::Resource& resource = network.resources[*endpoint.resource];
    if (resource.enis.empty() || !resource.enis_complete.certain()) return Fact::truth(true);
    bool any = false;
    for (const Id<model::Eni> eni : context.contents(endpoint.vpc).enis) {
        if (!is_client(network, network.enis[eni])) continue;
        any = true;
        for (const Id<model::Eni> there : resource.enis)
            if (context.reach().share(eni, there).may.overlaps(https())) return Fact::truth(true);
    }
    // A plan of a network alone shows no client; they come with other plans.
    if (!any) return Fact::truth(true);
    if (!context.hidden_users().empty()) return Fact::open(context.hidden_users());
    Fact fact = Fact::truth(
        false, fmt::format("nothing in {} can open tcp/443 to it", network.vpcs[endpoint.vpc].where.address));
    fact.related.push_back(network.vpcs[endpoint.vpc].where.address);
    return fact;
}

}  // namespace netlint::rule::fields
