// Collects the prefixes and services that two networks name.
#include "outside_ends.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <set>
#include <utility>

#include <boost/container_hash/hash.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

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

AddressSet addresses_inside(const model::Network& network) {
    AddressSet all;
    for (const model::Vpc& vpc : network.vpcs) all |= vpc.addresses();
    return all;
}

struct Hash {
    std::size_t operator()(const net::Prefix& prefix) const {
        const net::Address& first = prefix.first();
        const net::Ipv6 number = first.is_v4() ? net::Ipv6(first.as_v4()) : first.as_v6();
        std::size_t hash = prefix.length();
        boost::hash_combine(hash, static_cast<std::uint64_t>(number >> 64));
        boost::hash_combine(hash, static_cast<std::uint64_t>(number & ~std::uint64_t{0}));
        return hash;
    }
};

// The same few prefixes stand in very many permissions.
struct Named {
    boost::unordered_flat_set<net::Prefix, Hash> prefixes;
    std::set<std::string> services;
};

void add_names(const model::Network& network, Named& named) {
    for (const model::PrefixList& list : network.prefix_lists) {
        if (!list.service.empty()) {
            named.services.insert(list.service);
            continue;
        }
        for (const model::ListedPrefix& entry : list.listed) named.prefixes.insert(entry.prefix);
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

// By prefix, the first that does not lie within it: they stand in order, each before those that it contains.
std::vector<std::size_t> ends_of(const std::vector<net::Prefix>& prefixes) {
    std::vector<std::size_t> out(prefixes.size());
    for (std::size_t i = prefixes.size(); i-- > 0;) {
        out[i] = i + 1;
        while (out[i] < prefixes.size() && prefixes[i].contains(prefixes[out[i]])) out[i] = out[out[i]];
    }
    return out;
}

// The hosts of each prefix that no smaller one and no VPC holds: O(n log n) in all.
std::vector<AddressSet> hosts_of(const std::vector<net::Prefix>& prefixes, const AddressSet& inside) {
    const std::vector<std::size_t> ends = ends_of(prefixes);
    std::vector<AddressSet> out;
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
        const AddressSet all = AddressSet::of(prefixes[i]);
        if (all.subset_of(inside)) {
            out.emplace_back();
            continue;
        }
        std::vector<net::Prefix> within;
        for (std::size_t part = i + 1; part < ends[i]; part = ends[part]) within.push_back(prefixes[part]);
        out.push_back(all - AddressSet::of(within) - (inside & all));
    }
    return out;
}

void add_prefixes(const std::vector<net::Prefix>& prefixes, const AddressSet& inside, std::vector<OutsideEnd>& out) {
    std::vector<AddressSet> hosts = hosts_of(prefixes, inside);
    std::vector<std::pair<net::Prefix, std::string>> around;  // ends that the prefix lies within, the smallest last
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
        if (hosts[i].empty()) continue;
        while (!around.empty() && !around.back().first.contains(prefixes[i])) around.pop_back();
        std::string part_of;
        if (!around.empty())
            part_of = around.back().second;
        else if (hosts[i].subset_of(AddressSet::internet_v4()))
            part_of = "internet";
        else if (hosts[i].subset_of(AddressSet::internet_v6()))
            part_of = "internet6";
        const std::string name = "cidr:" + prefixes[i].to_string();
        around.emplace_back(prefixes[i], name);
        out.push_back({name, reach::Outside{name, std::move(hosts[i])}, std::move(part_of)});
    }
}

}  // namespace

std::vector<OutsideEnd> outside_ends(const model::Network& earlier, const model::Network& later) {
    Named named;
    named.prefixes.insert(private_space.begin(), private_space.end());
    add_names(earlier, named);
    add_names(later, named);
    std::vector<net::Prefix> prefixes;
    for (const net::Prefix& prefix : named.prefixes)
        if (prefix.length() > 0) prefixes.push_back(prefix);
    std::ranges::sort(prefixes);

    const AddressSet inside = addresses_inside(earlier) | addresses_inside(later);
    const AddressSet taken = inside | AddressSet::of(prefixes);
    std::vector<OutsideEnd> ends;
    for (const auto& [name, hosts] :
         {std::pair{"internet", AddressSet::internet_v4()}, {"internet6", model::public_hosts_v6()}}) {
        ends.push_back({name, reach::Outside{name, hosts}, {}});
        // What is left of the internet counts as a part of it too small to be the internet.
        const AddressSet rest = hosts - taken;
        if (rest.empty() || at_large(rest)) continue;
        const std::string other = std::string(name) + " (other hosts)";
        ends.push_back({other, reach::Outside{other, rest}, name});
    }
    add_prefixes(prefixes, inside, ends);
    for (const std::string& service : named.services)
        ends.push_back({"service:" + service, reach::ServiceParty{service}, "internet"});
    return ends;
}

}  // namespace netlint::rule
