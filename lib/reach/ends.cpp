// Resolves resources, services and resolvers to endpoints.
#include "ends.hpp"

#include <optional>
#include <utility>

#include "connector.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/net/well_known.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;

const model::Vpc* vpc_of(const model::Network& network, const Endpoint* client) {
    const auto* eni = client ? std::get_if<Id<model::Eni>>(client) : nullptr;
    return eni ? &network.vpc_of(network.enis[*eni].subnet) : nullptr;
}

// Private DNS makes the service's name mean the endpoint's interfaces; it needs the VPC's DNS and hostnames.
model::Tri named_privately(const model::Vpc& vpc, const model::VpcEndpoint& endpoint) {
    if (vpc.dns_support == model::Tri::no || vpc.dns_hostnames == model::Tri::no) return model::Tri::no;
    return endpoint.private_dns;
}

Ends service(const model::Network& network, const std::string& name, const model::Vpc* vpc) {
    Ends ends;
    bool certain = false;
    for (const model::VpcEndpoint& endpoint : network.endpoints) {
        if (!vpc || &network.vpcs[endpoint.vpc] != vpc || endpoint.service != name) continue;
        if (endpoint.kind != model::EndpointKind::interface || !endpoint.resource) continue;
        const model::Tri privately = named_privately(*vpc, endpoint);
        if (privately == model::Tri::no) continue;
        for (const Id<model::Eni> eni : network.resources[*endpoint.resource].enis) ends.endpoints.emplace_back(eni);
        if (privately == model::Tri::unknown)
            ends.depends_on = endpoint.where.address + " private_dns_enabled: known after apply";
        else
            certain = true;
    }
    if (certain && !ends.endpoints.empty()) {
        ends.depends_on.clear();
        return ends;
    }
    ends.endpoints.emplace_back(Outside{"service:" + name, model::symbolic_block(name)});
    return ends;
}

Ends resolver(const model::Network& network, const std::optional<net::Address>& address, const model::Vpc* vpc) {
    const AddressSet own = vpc ? resolver_addresses(*vpc) : AddressSet{};
    if (!address) return {{Platform{"dns", own}}, {}};
    if (own.contains(*address)) return {{Platform{"dns:" + address->to_string(), AddressSet::of(*address)}}, {}};
    for (const net::NamedAddress& known : net::platform_addresses)
        if (vpc && known.address == *address)
            return {{Platform{std::string(known.name) + " at " + address->to_string(), AddressSet::of(*address)}}, {}};
    Ends ends;
    for (std::size_t i = 0; i < network.enis.size(); ++i) {
        const model::Eni& eni = network.enis[network.enis.id(i)];
        if (eni.address_fixed && eni.addresses.contains(*address)) ends.endpoints.emplace_back(network.enis.id(i));
    }
    if (ends.endpoints.empty())
        ends.endpoints.emplace_back(Outside{"dns:" + address->to_string(), AddressSet::of(*address)});
    return ends;
}

}  // namespace

Ends ends_of(const model::Network& network, const Party& party, const Endpoint* client) {
    const model::Vpc* vpc = vpc_of(network, client);
    return std::visit(overloaded{
                          [](const ResourceParty& p) {
                              Ends ends;
                              ends.endpoints.assign(p.enis.begin(), p.enis.end());
                              return ends;
                          },
                          [](const Outside& p) {
                              return Ends{{p}, {}};
                          },
                          [&](const ServiceParty& p) { return service(network, p.name, vpc); },
                          [&](const ResolverParty& p) { return resolver(network, p.address, vpc); },
                      },
                      party);
}

std::string name_of(const model::Network& network, const Endpoint& endpoint) {
    return std::visit(overloaded{
                          [&](Id<model::Eni> id) { return network.resources[network.enis[id].resource].where.address; },
                          [](const auto& host) { return host.name; },
                      },
                      endpoint);
}

const AddressSet& addresses_of(const model::Network& network, const Endpoint& endpoint) {
    return std::visit(overloaded{
                          [&](Id<model::Eni> id) -> const AddressSet& { return network.enis[id].addresses; },
                          [](const auto& host) -> const AddressSet& { return host.addresses; },
                      },
                      endpoint);
}

}  // namespace netlint::reach
