// Fields of NAT gateways and VPC endpoints.
#include <algorithm>

#include <fmt/format.h>

#include "functions.hpp"
#include "netlint/model/symbolic.hpp"
#include "words.hpp"

namespace netlint::rule::fields {
namespace {

using model::Tri;

}  // namespace

const set::ServiceSet& https() {
    static const set::ServiceSet only = set::ServiceSet::ports(net::Protocol::tcp, net::PortRange::of(443));
    return only;
}

Fact nat_zones(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const Id<model::NatGateway> id = object.id<model::NatGateway>();
    std::vector<std::string> zones, open, subnets;
    const auto add = [&](const model::Subnet& subnet) {
        if (subnet.zone)
            zones.push_back(*subnet.zone);
        else
            open.push_back(subnet.where.address + ": its zone is known after apply");
    };
    add(network.subnets[network.nat_gateways[id].subnet]);
    for (const Id<model::Subnet> subnet : context.uses().translated[id.value]) {
        add(network.subnets[subnet]);
        subnets.push_back(network.subnets[subnet].where.address);
    }
    sort_unique(zones);
    sort_unique(open);
    sort_unique(subnets);
    std::string because = fmt::format("{} {} through it", listed(subnets), subnets.size() == 1 ? "goes out" : "go out");
    return {std::move(zones), std::move(open), subnets.empty() ? std::string() : std::move(because), subnets, {}};
}

Fact service(const Context& context, const Object& object, Argument) {
    const model::VpcEndpoint& endpoint = context.network().endpoints[object.id<model::VpcEndpoint>()];
    // Those of resources and of service networks have none.
    if (endpoint.service.empty() && endpoint.kind != model::EndpointKind::other)
        return {{}, {endpoint.where.address + " service_name: known after apply"}, {}, {}, {}};
    return {endpoint.service, {}, {}, {}, {}};
}

Fact endpoint_kind(const Context& context, const Object& object, Argument) {
    const auto kind = context.network().endpoints[object.id<model::VpcEndpoint>()].kind;
    return {std::string(endpoint_kinds[static_cast<std::size_t>(kind)]), {}, {}, {}, {}};
}

Fact admits_clients(const Context& context, const Object& object, Argument) {
    const model::Network& network = context.network();
    const model::VpcEndpoint& endpoint = network.endpoints[object.id<model::VpcEndpoint>()];
    if (endpoint.kind != model::EndpointKind::interface || !endpoint.resource || endpoint.private_dns == Tri::no)
        return Fact::truth(true);
    const model::Resource& resource = network.resources[*endpoint.resource];
    if (resource.enis.empty() || !resource.enis_complete.certain()) return Fact::truth(true);
    // Without the endpoint the name would mean public addresses; who reaches those and not the endpoint has lost the
    // service.
    const reach::Endpoint everywhere =
        reach::Outside{"service:" + endpoint.service, model::symbolic_block(endpoint.service)};
    const reach::Party there = reach::ResourceParty{*endpoint.resource, resource.enis};
    std::vector<std::string> refused;
    std::optional<reach::Answer> proof;
    for (const Id<model::Eni> eni : context.contents(endpoint.vpc).enis) {
        const model::Resource& client = network.resources[network.enis[eni].resource];
        if (client.tier == model::Tier::endpoint || client.tier == model::Tier::nat || client.tier == model::Tier::edge)
            continue;
        if (!https().subset_of(context.reach().share(eni, everywhere).must)) continue;
        const auto targets = context.reach().engine().endpoints_of(reach::ServiceParty{endpoint.service}, eni);
        const bool admitted = std::ranges::any_of(targets, [&](const reach::Endpoint& target) {
            return https().overlaps(context.reach().share(eni, target).may);
        });
        if (admitted) continue;
        refused.push_back(client.where.address);
        if (!proof)
            proof = context.reach().engine().ask(
                {"",
                 {client.where.address, {reach::ResourceParty{network.enis[eni].resource, {eni}}}},
                 {resource.where.address, {there}},
                 https(),
                 set::PortSet::of({1024, 65535})});
    }
    if (refused.empty()) return Fact::truth(true);
    sort_unique(refused);
    Fact fact = Fact::truth(false, fmt::format("{} {} it under the endpoint's private address, which refuses tcp/443",
                                               listed(refused), refused.size() == 1 ? "gets" : "get"));
    if (endpoint.private_dns == Tri::unknown) {
        fact.value = Tri::unknown;
        fact.depends_on = {endpoint.where.address + " private_dns_enabled: known after apply"};
    }
    fact.related = std::move(refused);
    fact.proof = std::move(proof);
    return fact;
}

}  // namespace netlint::rule::fields
