// Lists the objects of a network.
#include "object.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace netlint::rule {
namespace {

constexpr std::array<std::string_view, 19> noun_spellings{
    "vpc",         "subnet",        "subnet_group",    "route_table",     "route",
    "network_acl", "acl_entry",     "security_group",  "permission",      "eni",
    "resource",    "load_balancer", "listener",        "nat_gateway",     "vpc_endpoint",
    "peering",     "target_group",  "transit_gateway", "elastic_address",
};

bool managed(const auto& item) {
    if (item.where.address.empty()) return false;
    if constexpr (requires { item.in_plan; }) return item.in_plan;
    return true;
}

std::vector<Object> whole(Noun noun, const auto& table) {
    std::vector<Object> out;
    std::uint32_t index = 0;
    for (const auto& item : table) {
        if (managed(item)) out.push_back({noun, index, 0});
        ++index;
    }
    return out;
}

// A rule resource of the plan may belong to a group or table that is not in it.
std::vector<Object> parts(Noun noun, const auto& table, auto member) {
    std::vector<Object> out;
    std::uint32_t index = 0;
    for (const auto& owner : table) {
        std::uint32_t part = 0;
        for (const auto& item : owner.*member) {
            if (!item.where.address.empty()) out.push_back({noun, index, part});
            ++part;
        }
        ++index;
    }
    return out;
}

}  // namespace

std::string_view to_string(Noun noun) {
    return noun_spellings[static_cast<std::size_t>(noun)];
}

std::optional<Noun> parse_noun(std::string_view text) {
    const auto found = std::ranges::find(noun_spellings, text);
    if (found == noun_spellings.end()) return std::nullopt;
    return static_cast<Noun>(found - noun_spellings.begin());
}

std::span<const std::string_view> noun_words() {
    return noun_spellings;
}

std::vector<std::string> noun_names() {
    return {noun_spellings.begin(), noun_spellings.end()};
}

const model::Route& Object::route(const model::Network& network) const {
    return network.route_tables[id<model::RouteTable>()].routes[part];
}
const model::AclEntry& Object::entry(const model::Network& network) const {
    return network.network_acls[id<model::NetworkAcl>()].entries[part];
}
const model::Permission& Object::permission(const model::Network& network) const {
    return network.security_groups[id<model::SecurityGroup>()].permissions[part];
}
const model::Listener& Object::listener(const model::Network& network) const {
    return network.load_balancers[id<model::LoadBalancer>()].listeners[part];
}

std::vector<Object> objects_of(const model::Network& network, Noun noun) {
    switch (noun) {
        case Noun::vpc:
            return whole(noun, network.vpcs);
        case Noun::subnet:
            return whole(noun, network.subnets);
        case Noun::subnet_group:
            return whole(noun, network.subnet_groups);
        case Noun::route_table:
            return whole(noun, network.route_tables);
        case Noun::route:
            return parts(noun, network.route_tables, &model::RouteTable::routes);
        case Noun::network_acl:
            return whole(noun, network.network_acls);
        case Noun::acl_entry:
            return parts(noun, network.network_acls, &model::NetworkAcl::entries);
        case Noun::security_group:
            return whole(noun, network.security_groups);
        case Noun::permission:
            return parts(noun, network.security_groups, &model::SecurityGroup::permissions);
        case Noun::eni:
            return whole(noun, network.enis);
        case Noun::resource:
            return whole(noun, network.resources);
        case Noun::load_balancer:
            return whole(noun, network.load_balancers);
        case Noun::listener:
            return parts(noun, network.load_balancers, &model::LoadBalancer::listeners);
        case Noun::nat_gateway:
            return whole(noun, network.nat_gateways);
        case Noun::vpc_endpoint:
            return whole(noun, network.endpoints);
        case Noun::peering:
            return whole(noun, network.peerings);
        case Noun::target_group:
            return whole(noun, network.target_groups);
        case Noun::transit_gateway:
            return whole(noun, network.transit_gateways);
        case Noun::elastic_address:
            return whole(noun, network.elastic_addresses);
    }
    assert(false);
    return {};
}

model::Provenance where_of(const model::Network& network, const Object& object) {
    switch (object.noun) {
        case Noun::vpc:
            return network.vpcs[object.id<model::Vpc>()].where;
        case Noun::subnet:
            return network.subnets[object.id<model::Subnet>()].where;
        case Noun::subnet_group:
            return network.subnet_groups[object.index].where;
        case Noun::route_table:
            return network.route_tables[object.id<model::RouteTable>()].where;
        case Noun::route:
            return object.route(network).where;
        case Noun::network_acl:
            return network.network_acls[object.id<model::NetworkAcl>()].where;
        case Noun::acl_entry:
            return object.entry(network).where;
        case Noun::security_group:
            return network.security_groups[object.id<model::SecurityGroup>()].where;
        case Noun::permission:
            return object.permission(network).where;
        case Noun::eni:
            return network.enis[object.id<model::Eni>()].where;
        case Noun::resource:
            return network.resources[object.id<model::Resource>()].where;
        case Noun::load_balancer:
            return network.load_balancers[object.id<model::LoadBalancer>()].where;
        case Noun::listener:
            return object.listener(network).where;
        case Noun::nat_gateway:
            return network.nat_gateways[object.id<model::NatGateway>()].where;
        case Noun::vpc_endpoint:
            return network.endpoints[object.id<model::VpcEndpoint>()].where;
        case Noun::peering:
            return network.peerings[object.id<model::Peering>()].where;
        case Noun::target_group:
            return network.target_groups[object.id<model::TargetGroup>()].where;
        case Noun::transit_gateway:
            return network.transit_gateways[object.id<model::TransitGateway>()].where;
        case Noun::elastic_address:
            return network.elastic_addresses[object.id<model::ElasticAddress>()].where;
    }
    assert(false);
    return {};
}

model::Certainty certainty_of(const model::Network& network, const Object& object) {
    switch (object.noun) {
        case Noun::route:
            return object.route(network).certainty;
        case Noun::acl_entry:
            return object.entry(network).certainty;
        case Noun::permission:
            return object.permission(network).certainty;
        default:
            return {};
    }
}

}  // namespace netlint::rule
