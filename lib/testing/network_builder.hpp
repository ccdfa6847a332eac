// Small networks for tests, said in few words: names are addresses of resources, services and prefixes are text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/model/symbolic.hpp"

namespace netlint::testing {

inline net::Prefix prefix(std::string_view text) {
    return net::Prefix::parse(text).value();
}
inline net::Address address(std::string_view text) {
    return net::Address::parse(text).value();
}
inline set::AddressSet addresses(std::string_view text) {
    return set::AddressSet::of(prefix(text));
}
inline set::ServiceSet services(std::string_view text) {
    return set::ServiceSet::parse(text).value();
}
inline model::Certainty open(std::string depends_on) {
    return model::Certainty::possible(std::move(depends_on));
}

inline constexpr model::Direction in = model::Direction::ingress;
inline constexpr model::Direction out = model::Direction::egress;

// Whom a permission names: a prefix as text, a group, a list, or nobody known.
struct Peer {
    std::variant<net::Prefix, Id<model::SecurityGroup>, Id<model::PrefixList>, model::UnknownPeer> value;
    Peer(const char* text) : value(prefix(text)) {}
    Peer(std::string_view text) : value(prefix(text)) {}
    Peer(Id<model::SecurityGroup> group) : value(group) {}
    Peer(Id<model::PrefixList> list) : value(list) {}
    Peer(model::UnknownPeer) : value(model::UnknownPeer{}) {}
};

// Readers give every object of AWS's own making; so does this: a VPC has its main table with local routes, its default
// ACL that allows everything (of each family the VPC has), and its default group.
class NetworkBuilder {
public:
    model::Network network;

    Id<model::Vpc> vpc(std::string name, std::initializer_list<const char*> prefixes,
                       std::string region = "eu-west-1") {
        model::Vpc vpc;
        vpc.where.address = name;
        vpc.region = std::move(region);
        vpc.dns_hostnames = model::Tri::yes;
        for (const char* text : prefixes) vpc.prefixes.push_back(prefix(text));
        const Id<model::Vpc> id = network.vpcs.add(std::move(vpc));
        const Id<model::RouteTable> main = table(id, name + ".main");
        network.route_tables[main].main = true;
        network.vpcs[id].main_table = main;
        const Id<model::NetworkAcl> acl = this->acl(id, name + ".default_acl");
        network.network_acls[acl].is_default = true;
        network.vpcs[id].default_acl = acl;
        for (const model::Direction direction : {in, out}) {
            entry(acl, direction, 100, true, "all", "0.0.0.0/0");
            for (const net::Prefix& p : network.vpcs[id].prefixes)
                if (p.family() == net::Family::ipv6) entry(acl, direction, 101, true, "all", "::/0");
        }
        const Id<model::SecurityGroup> group = this->group(id, name + ".default_group");
        network.security_groups[group].is_default = true;
        network.vpcs[id].default_group = group;
        allow(group, in, "all", group);
        allow(group, out, "all", "0.0.0.0/0");
        return id;
    }

    // On the main table and the default ACL until told otherwise.
    Id<model::Subnet> subnet(Id<model::Vpc> vpc, std::string name, std::initializer_list<const char*> prefixes) {
        model::Subnet subnet;
        subnet.where.address = std::move(name);
        subnet.vpc = vpc;
        for (const char* text : prefixes) subnet.prefixes.push_back(prefix(text));
        subnet.tables = {*network.vpcs[vpc].main_table};
        subnet.acls = {*network.vpcs[vpc].default_acl};
        return network.subnets.add(std::move(subnet));
    }

    // With the local routes of its VPC.
    Id<model::RouteTable> table(Id<model::Vpc> vpc, std::string name) {
        model::RouteTable table;
        table.where.address = std::move(name);
        table.vpc = vpc;
        for (const net::Prefix& p : network.vpcs[vpc].prefixes)
            table.routes.push_back({p, {model::LocalTarget{}}, model::RouteOrigin::local, {}, table.where});
        return network.route_tables.add(std::move(table));
    }
    model::Route& route(Id<model::RouteTable> table, std::string_view destination, model::RouteTarget target,
                        model::Certainty certainty = {}) {
        model::Provenance where = network.route_tables[table].where;
        where.attribute = "route " + std::string(destination);
        return network.route_tables[table].routes.emplace_back(prefix(destination), std::vector{std::move(target)},
                                                               model::RouteOrigin::fixed, std::move(certainty), where);
    }
    model::Route& route(Id<model::RouteTable> table, Id<model::PrefixList> destination, model::RouteTarget target) {
        model::Provenance where = network.route_tables[table].where;
        where.attribute = "route " + network.prefix_lists[destination].name;
        return network.route_tables[table].routes.emplace_back(destination, std::vector{std::move(target)},
                                                               model::RouteOrigin::fixed, model::Certainty{}, where);
    }
    void use(Id<model::Subnet> subnet, Id<model::RouteTable> table) {
        network.subnets[subnet].tables = {table};
        network.subnets[subnet].table_explicit = true;
    }
    void use(Id<model::Subnet> subnet, Id<model::NetworkAcl> acl) {
        network.subnets[subnet].acls = {acl};
        network.subnets[subnet].acl_explicit = true;
    }

    // Without permissions, as Terraform makes it.
    Id<model::SecurityGroup> group(Id<model::Vpc> vpc, std::string name) {
        model::SecurityGroup group;
        group.where.address = name;
        group.name = std::move(name);
        group.vpc = vpc;
        return network.security_groups.add(std::move(group));
    }
    void allow(Id<model::SecurityGroup> group, model::Direction direction, std::string_view service, Peer peer,
               model::Certainty certainty = {}) {
        model::SecurityGroup& target = network.security_groups[group];
        model::Provenance where = target.where;
        where.attribute = (direction == in ? "ingress[" : "egress[") + std::to_string(target.permissions.size()) + "]";
        target.permissions.push_back(
            {direction, services(service), std::move(peer.value), std::move(certainty), std::move(where)});
    }

    // Without entries: it denies everything.
    Id<model::NetworkAcl> acl(Id<model::Vpc> vpc, std::string name) {
        model::NetworkAcl acl;
        acl.where.address = std::move(name);
        acl.vpc = vpc;
        return network.network_acls.add(std::move(acl));
    }
    // Entries are given in the order of their numbers, ingress and egress apart.
    void entry(Id<model::NetworkAcl> acl, model::Direction direction, int number, bool allow, std::string_view service,
               std::string_view peer, model::Certainty certainty = {}) {
        auto& entries = network.network_acls[acl].entries;
        model::Provenance where = network.network_acls[acl].where;
        where.attribute = (direction == in ? "ingress " : "egress ") + std::to_string(number);
        auto at = entries.begin();
        while (at != entries.end() && std::pair(at->direction, at->number) < std::pair(direction, number)) ++at;
        entries.insert(at, {direction, number, allow, services(service), prefix(peer), std::move(certainty), where});
    }

    // A resource with one interface: fixed addresses as text, or any usable one of the subnet when none is given.
    Id<model::Eni> eni(Id<model::Subnet> subnet, std::string name,
                       std::initializer_list<Id<model::SecurityGroup>> groups,
                       std::initializer_list<const char*> fixed = {}) {
        model::Resource resource;
        resource.where.address = std::move(name);
        return eni(network.resources.add(std::move(resource)), subnet, groups, fixed);
    }
    // One more interface of a resource.
    Id<model::Eni> eni(Id<model::Resource> resource, Id<model::Subnet> subnet,
                       std::initializer_list<Id<model::SecurityGroup>> groups,
                       std::initializer_list<const char*> fixed = {}) {
        model::Eni eni;
        eni.where = network.resources[resource].where;
        eni.public_where = eni.where;
        eni.resource = resource;
        eni.subnet = subnet;
        for (const Id<model::SecurityGroup> group : groups) eni.groups.push_back({group, {}, eni.where});
        for (const char* text : fixed) eni.addresses |= set::AddressSet::of(address(text));
        eni.address_fixed = fixed.size() > 0;
        if (!eni.address_fixed) eni.addresses = network.subnets[subnet].usable_addresses();
        const Id<model::Eni> id = network.enis.add(std::move(eni));
        network.resources[resource].enis.push_back(id);
        return id;
    }
    Id<model::Resource> resource(Id<model::Eni> eni) const { return network.enis[eni].resource; }
    void make_public(Id<model::Eni> eni, model::Tri has = model::Tri::yes) { network.enis[eni].has_public_v4 = has; }

    Id<model::InternetGateway> internet_gateway(Id<model::Vpc> vpc, std::string name = "aws_internet_gateway.this") {
        return network.internet_gateways.add({{std::move(name), "", 0, {}}, vpc, {}, {}});
    }
    Id<model::EgressOnlyGateway> egress_only_gateway(Id<model::Vpc> vpc) {
        return network.egress_only_gateways.add({{"aws_egress_only_internet_gateway.this", "", 0, {}}, vpc});
    }
    Id<model::NatGateway> nat(Id<model::Subnet> subnet, std::string name, std::initializer_list<const char*> fixed = {},
                              bool is_public = true) {
        const Id<model::Eni> interface = eni(subnet, name, {}, fixed);
        model::Eni& it = network.enis[interface];
        it.filtered = false;
        it.accepts_connections = false;
        it.has_public_v4 = is_public ? model::Tri::yes : model::Tri::no;
        network.resources[it.resource].tier = model::Tier::nat;
        model::NatGateway nat;
        nat.where.address = std::move(name);
        nat.subnet = subnet;
        nat.eni = interface;
        nat.is_public = is_public;
        nat.has_public_v4 = it.has_public_v4;
        return network.nat_gateways.add(std::move(nat));
    }
    Id<model::Peering> peering(Id<model::Vpc> requester, Id<model::Vpc> accepter, model::Tri active = model::Tri::yes) {
        return network.peerings.add({{"aws_vpc_peering_connection.this", "", 0, {}}, requester, accepter, active});
    }

    Id<model::TransitGateway> transit_gateway(std::string name) {
        return network.transit_gateways.add({{std::move(name), "", 0, {}}, model::Tri::no, {}, {}, {}});
    }
    Id<model::TransitTable> transit_table(Id<model::TransitGateway> gateway, std::string name) {
        return network.transit_tables.add({{std::move(name), "", 0, {}}, gateway, {}, {}});
    }
    // Associated with no table until told so.
    Id<model::TransitAttachment> attachment(Id<model::TransitGateway> gateway, std::optional<Id<model::Vpc>> vpc,
                                            std::string name, std::vector<Id<model::Subnet>> subnets) {
        model::TransitAttachment attachment;
        attachment.where.address = std::move(name);
        attachment.gateway = gateway;
        attachment.vpc = vpc;
        attachment.subnets = std::move(subnets);
        return network.transit_attachments.add(std::move(attachment));
    }
    model::Route& transit_route(Id<model::TransitTable> table, std::string_view destination, model::RouteTarget target,
                                model::Certainty certainty = {}) {
        model::Provenance where = network.transit_tables[table].where;
        where.attribute = "route " + std::string(destination);
        return network.transit_tables[table].routes.emplace_back(prefix(destination), std::vector{std::move(target)},
                                                                 model::RouteOrigin::fixed, std::move(certainty),
                                                                 where);
    }
    // Every prefix of the attached VPC, learned.
    void propagate(Id<model::TransitTable> table, Id<model::TransitAttachment> attachment) {
        if (const auto vpc = network.transit_attachments[attachment].vpc)
            for (const net::Prefix& p : network.vpcs[*vpc].prefixes)
                transit_route(table, p.to_string(), attachment).origin = model::RouteOrigin::propagated;
    }

    // A customer's list.
    Id<model::PrefixList> list(std::string name, std::initializer_list<const char*> entries) {
        model::PrefixList list;
        list.where.address = name;
        list.name = std::move(name);
        for (const char* text : entries) list.add({prefix(text)});
        return network.prefix_lists.add(std::move(list));
    }
    // AWS's own list of a service.
    Id<model::PrefixList> service_list(std::string service) {
        model::PrefixList list;
        list.name = "com.amazonaws.eu-west-1." + service;
        list.entries = set::Bounds<set::AddressSet>::exactly(model::symbolic_block(service));
        list.service = std::move(service);
        return network.prefix_lists.add(std::move(list));
    }
    // With its route in each of the tables.
    Id<model::VpcEndpoint> gateway_endpoint(Id<model::Vpc> vpc, Id<model::PrefixList> list,
                                            std::initializer_list<Id<model::RouteTable>> tables) {
        model::VpcEndpoint endpoint;
        endpoint.where.address = "aws_vpc_endpoint." + network.prefix_lists[list].service;
        endpoint.vpc = vpc;
        endpoint.service = network.prefix_lists[list].service;
        endpoint.tables = tables;
        const Id<model::VpcEndpoint> id = network.endpoints.add(std::move(endpoint));
        for (const Id<model::RouteTable> table : tables) route(table, list, id);
        return id;
    }
    // Of a Gateway Load Balancer, before the appliances of a service.
    Id<model::VpcEndpoint> inspection(Id<model::Subnet> subnet, std::string name, std::string service) {
        const Id<model::Eni> interface = eni(subnet, name, {});
        network.enis[interface].filtered = false;
        network.enis[interface].source_dest_check = false;
        network.enis[interface].accepts_connections = false;
        model::VpcEndpoint endpoint;
        endpoint.where.address = std::move(name);
        endpoint.vpc = network.subnets[subnet].vpc;
        endpoint.kind = model::EndpointKind::gateway_load_balancer;
        endpoint.service = std::move(service);
        endpoint.eni = interface;
        return network.endpoints.add(std::move(endpoint));
    }
    Id<model::VpcEndpoint> interface_endpoint(Id<model::Vpc> vpc, std::string service, Id<model::Resource> resource,
                                              model::Tri private_dns = model::Tri::yes) {
        model::VpcEndpoint endpoint;
        endpoint.where = network.resources[resource].where;
        endpoint.vpc = vpc;
        endpoint.kind = model::EndpointKind::interface;
        endpoint.service = std::move(service);
        endpoint.private_dns = private_dns;
        endpoint.resource = resource;
        return network.endpoints.add(std::move(endpoint));
    }
};

}  // namespace netlint::testing
