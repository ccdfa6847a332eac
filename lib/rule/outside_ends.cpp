// Collects the prefixes and services that two networks name.
#include "outside_ends.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "netlint/model/symbolic.hpp"
#include "netlint/net/well_known.hpp"
#include "reachability.hpp"

namespace netlint::rule {
namespace {

using set::AddressSet;

// Where hosts live that are on no internet: RFC 1918, RFC 6598 and RFC 4193.
constexpr std::array<net::Prefix, 5> private_space{{
    {net::quad(10, 0, 0, 0), 8},
    {net::quad(172, 16, 0, 0), 12},
    {net::quad(192, 168, 0, 0), 16},
    {net::quad(100, 64, 0, 0), 10},
    {net::Address::v6(net::Ipv6{0xfc00} << 112), 7},
}};

AddressSet inside(const model::Network& network) {
    AddressSet all;
    for (const model::Vpc& vpc : network.vpcs) all |= vpc.addresses();
    return all;
}

struct Named {
    std::set<net::Prefix> prefixes;
    std::set<std::string> services;
};

void add_names(const model::Network& network, Named& named) {
    for (const model::PrefixList& list : network.prefix_lists) {
        if (!list.service.empty()) {
            named.services.insert(list.service);
            continue;
        }
        for (const AddressSet* entries : {&list.entries.must, &list.entries.may})
            for (const net::Prefix& prefix : (*entries - model::symbolic_addresses()).to_prefixes())
                named.prefixes.insert(prefix);
    }
    for (const model::SecurityGroup& group : network.security_groups)
        for (const model::Permission& permission : group.permissions)
            if (const auto* prefix = std::get_if<net::Prefix>(&permission.peer)) named.prefixes.insert(*prefix);
    for (const model::NetworkAcl& acl : network.network_acls)
        for (const model::AclEntry& entry : acl.entries)
            if (entry.prefix) named.prefixes.insert(*entry.prefix);
    for (const model::RouteTable& table : network.route_tables)
        for (const model::Route& route : table.routes)
            if (const auto* prefix = std::get_if<net::Prefix>(&route.destination)) named.prefixes.insert(*prefix);
    for (const model::TransitTable& table : network.transit_tables)
        for (const model::Route& route : table.routes)
            if (const auto* prefix = std::get_if<net::Prefix>(&route.destination)) named.prefixes.insert(*prefix);
    for (const model::VpcEndpoint& endpoint : network.endpoints)
        if (!endpoint.service.empty()) named.services.insert(endpoint.service);
}

struct PrefixEnd {
    net::Prefix prefix;
    OutsideEnd end;
};

}  // namespace

std::vector<OutsideEnd> outside_ends(const model::Network& earlier, const model::Network& later) {
    Named named{{private_space.begin(), private_space.end()}, {}};
    add_names(earlier, named);
    add_names(later, named);
    std::vector<net::Prefix> prefixes;  // the smallest first
    for (const net::Prefix& prefix : named.prefixes)
        if (prefix.length() > 0) prefixes.push_back(prefix);
    std::ranges::stable_sort(prefixes, std::greater{}, &net::Prefix::length);

    AddressSet taken = inside(earlier) | inside(later);
    std::vector<PrefixEnd> found;
    for (const net::Prefix& prefix : prefixes) {
        AddressSet hosts = AddressSet::of(prefix) - taken;
        taken |= AddressSet::of(prefix);
        if (hosts.empty()) continue;
        const std::string name = "cidr:" + prefix.to_string();
        found.push_back({prefix, {name, reach::Outside{name, std::move(hosts)}, {}}});
    }
    std::vector<OutsideEnd> ends;
    for (const auto& [name, hosts] :
         {std::pair{"internet", AddressSet::internet_v4()}, {"internet6", AddressSet::internet_v6()}}) {
        ends.push_back({name, reach::Outside{name, hosts}, {}});
        // What is left of the internet counts as a part of it too small to be the internet.
        const AddressSet rest = hosts - taken;
        if (rest.empty() || at_large(rest)) continue;
        const std::string other = std::string(name) + " (other hosts)";
        ends.push_back({other, reach::Outside{other, rest}, name});
    }
    for (std::size_t i = found.size(); i-- > 0;) {
        OutsideEnd& end = found[i].end;
        const AddressSet& hosts = std::get<reach::Outside>(end.party).addresses;
        if (hosts.subset_of(AddressSet::internet_v4())) end.part_of = "internet";
        if (hosts.subset_of(AddressSet::internet_v6())) end.part_of = "internet6";
        for (std::size_t larger = found.size(); --larger > i;)
            if (found[larger].prefix.contains(found[i].prefix)) end.part_of = found[larger].end.name;
        ends.push_back(end);
    }
    for (const std::string& service : named.services)
        ends.push_back({"service:" + service, reach::ServiceParty{service}, "internet"});
    return ends;
}

}  // namespace netlint::rule
