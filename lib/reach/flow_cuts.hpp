// Test support: few flows that stand for all flows of a network.
#pragma once

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include "nat64.hpp"
#include "netlint/model/network.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/net/flow.hpp"
#include "netlint/net/well_known.hpp"
#include "netlint/set/service_set.hpp"

namespace netlint::reach::testing {

// Where sets of the network begin and end, so that one flow stands for all between two neighbouring cuts.
struct Cuts {
    std::set<net::Address> addresses;
    std::set<std::uint32_t> services;  // as ServicePoint::number
    std::set<std::uint16_t> ports;

    explicit Cuts(const model::Network& network) {
        ports = {0, 1024};
        add(set::ServiceSet::icmp(net::Protocol::icmp, {8, 0}));  // answered by the next one
        add(set::ServiceSet::icmp(net::Protocol::icmp, {0, 0}));
        add(set::ServiceSet::icmp(net::Protocol::icmpv6, {128, 0}));
        add(set::ServiceSet::icmp(net::Protocol::icmpv6, {129, 0}));
        for (const net::Protocol p :
             {net::Protocol::tcp, net::Protocol::udp, net::Protocol::icmp, net::Protocol::icmpv6})
            add(set::ServiceSet::protocol(p));
        for (const model::SecurityGroup& group : network.security_groups)
            for (const model::Permission& permission : group.permissions) {
                add(permission.services);
                if (const auto* prefix = std::get_if<net::Prefix>(&permission.peer)) add(*prefix);
            }
        for (const model::NetworkAcl& acl : network.network_acls)
            for (const model::AclEntry& entry : acl.entries) {
                add(entry.services);
                if (entry.prefix) add(*entry.prefix);
            }
        for (const model::RouteTable& table : network.route_tables)
            for (const model::Route& route : table.routes)
                if (const auto* prefix = std::get_if<net::Prefix>(&route.destination)) add(*prefix);
        for (const model::TransitTable& table : network.transit_tables)
            for (const model::Route& route : table.routes)
                if (const auto* prefix = std::get_if<net::Prefix>(&route.destination)) add(*prefix);
        for (const model::Entrance& entrance : network.entrances) {
            add(entrance.services);
            add(entrance.listens);
        }
        for (const model::ServiceFront& front : network.service_fronts)
            add(front.services.may), add(front.services.must);
        for (const model::ServiceNetworkAssociation& one : network.service_networks)
            add(one.services.may), add(one.services.must);
        for (const model::PrefixList& list : network.prefix_lists) {
            add(list.entries.may);
            for (const model::ListedPrefix& entry : list.listed) add(entry.prefix);
        }
        for (const model::Eni& eni : network.enis)
            if (eni.opens_to) add(eni.opens_to->must), add(eni.opens_to->may);
        for (const model::Subnet& subnet : network.subnets) add(subnet.addresses());
        for (const model::Vpc& vpc : network.vpcs) add(vpc.addresses());
        add(model::symbolic_block("s3"));
        add(model::symbolic_block("aws"));
        add(model::symbolic_block("vpc-lattice"));
        for (const net::Prefix& prefix : set::AddressSet::internet_v4().to_prefixes()) add(prefix);
        add(net::nat64);
        add_names();
    }
    void add_names() {
        const std::set<net::Address> known = addresses;
        for (const net::Address& one : known) {
            const bool name = one.is_v6() && net::nat64.contains(one);
            if (name) addresses.insert(from_nat64(one));
            if (one.is_v4()) addresses.insert(to_nat64(set::AddressSet::of(one)).witness().value());
        }
    }
    void add(const set::AddressSet& set) {
        for (const net::Prefix& prefix : set.to_prefixes()) add(prefix);
    }
    void add(const net::Prefix& prefix) {
        addresses.insert(prefix.first());
        const net::Address last = prefix.last();
        if (last.is_v4() && last.as_v4() != ~net::Ipv4{0}) addresses.insert(net::Address::v4(last.as_v4() + 1));
        if (last.is_v6() && prefix.length() > 0) addresses.insert(net::Address::v6(last.as_v6() + 1));
    }
    void add(const set::ServiceSet& set) {
        for (const auto& run : set.points().intervals()) {
            services.insert(run.first);
            services.insert(run.last + 1);
            for (const std::uint32_t cut : {run.first, run.last + 1}) {
                if (cut >= set::ServicePoint::end) continue;
                const set::ServicePoint point = set::ServicePoint::at(cut);
                if (point.protocol.has_ports()) ports.insert(point.detail);
            }
        }
    }
    std::vector<set::ServicePoint> service_atoms() const {
        std::vector<set::ServicePoint> atoms{set::ServicePoint::at(0)};
        for (const std::uint32_t cut : services)
            if (cut < set::ServicePoint::end) atoms.push_back(set::ServicePoint::at(cut));
        return atoms;
    }
    // One member of each part of `whole`.
    std::vector<net::Address> address_atoms(const set::AddressSet& whole) const {
        std::vector<net::Address> atoms;
        for (const auto& run : whole.v4().intervals()) atoms.push_back(net::Address::v4(run.first));
        for (const auto& run : whole.v6().intervals()) atoms.push_back(net::Address::v6(run.first));
        for (const net::Address& cut : addresses)
            if (whole.contains(cut) && std::ranges::find(atoms, cut) == atoms.end()) atoms.push_back(cut);
        return atoms;
    }
};

inline net::Flow make_flow(net::Address source, net::Address destination, set::ServicePoint service,
                           std::uint16_t source_port) {
    net::Flow flow{source, destination, service.protocol};
    if (service.protocol.has_ports()) {
        flow.source_port = source_port;
        flow.destination_port = service.detail;
    } else if (service.protocol.has_icmp()) {
        flow.icmp_type = static_cast<std::uint8_t>(service.detail >> 8);
        flow.icmp_code = static_cast<std::uint8_t>(service.detail);
    }
    return flow;
}

}  // namespace netlint::reach::testing
