// Names of hosts, the services that are translated, and who translates them.
#include "nat64.hpp"

#include <algorithm>
#include <limits>
#include <variant>

#include "netlint/net/well_known.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::ServiceSet;

constexpr net::IcmpType echo_v4{8, 0}, echo_v6{128, 0};

const ServiceSet& echoes(net::Protocol protocol) {
    static const ServiceSet v4 = ServiceSet::icmp(net::Protocol::icmp, echo_v4),
                            v6 = ServiceSet::icmp(net::Protocol::icmpv6, echo_v6);
    return protocol == net::Protocol::icmp ? v4 : v6;
}

bool may_name(const model::Network& network, const model::Route& route) {
    static const AddressSet names = AddressSet::of(net::nat64);
    if (const auto* prefix = std::get_if<net::Prefix>(&route.destination)) return prefix->overlaps(net::nat64);
    return network.prefix_lists[std::get<Id<model::PrefixList>>(route.destination)].entries.may.overlaps(names);
}

// Where a subnet's table leads names of hosts.
enum class Leads : unsigned char { nowhere, on, to_gateway };  // on: perhaps to the table of another subnet

Leads leads(const model::Network& network, Id<model::Subnet> id) {
    Leads out = Leads::nowhere;
    const auto look = [&](const model::RouteTarget& target) {
        if (!nat64_gateways(network, id, target).empty())
            out = Leads::to_gateway;
        else if (std::holds_alternative<Id<model::TransitGateway>>(target) ||
                 std::holds_alternative<Id<model::VpcEndpoint>>(target) ||
                 std::holds_alternative<Id<model::Eni>>(target))
            out = std::max(out, Leads::on);
    };
    const model::RouteTarget untold = model::UnmodelledTarget{"route table", ""};
    const model::Subnet& subnet = network.subnets[id];
    if (subnet.tables.empty()) look(untold);
    for (const Id<model::RouteTable> table : subnet.tables) {
        if (!network.route_tables[table].complete.certain()) look(untold);
        for (const model::Route& route : network.route_tables[table].routes) {
            if (!may_name(network, route)) continue;
            if (route.targets.empty()) look(untold);
            for (const model::RouteTarget& target : route.targets) look(target);
        }
    }
    return out;
}

}  // namespace

AddressSet to_nat64(const AddressSet& hosts) {
    const net::Ipv6 base = net::nat64.first().as_v6();
    std::vector<set::Interval<net::Ipv6>> runs;
    for (const auto& run : hosts.v4().intervals()) runs.push_back({base | run.first, base | run.last});
    return AddressSet(set::IntervalSet<net::Ipv6>::from(std::move(runs)));
}

AddressSet from_nat64(const AddressSet& names) {
    static const AddressSet all = AddressSet::of(net::nat64);
    constexpr net::Ipv6 host = std::numeric_limits<net::Ipv4>::max();
    std::vector<set::Interval<net::Ipv4>> runs;
    const AddressSet known = names & all;
    for (const auto& run : known.v6().intervals())
        runs.push_back({static_cast<net::Ipv4>(run.first & host), static_cast<net::Ipv4>(run.last & host)});
    return AddressSet(set::IntervalSet<net::Ipv4>::from(std::move(runs)));
}

net::Address from_nat64(const net::Address& name) {
    constexpr net::Ipv6 host = std::numeric_limits<net::Ipv4>::max();
    return net::Address::v4(static_cast<net::Ipv4>(name.as_v6() & host));
}

AddressSet nat64_names(const AddressSet& hosts) {
    return hosts.v4().empty() ? AddressSet{} : to_nat64(hosts) - hosts;
}

const ServiceSet& nat64_services() {
    static const ServiceSet all = ServiceSet::with_ports() | echoes(net::Protocol::icmpv6);
    return all;
}

ServiceSet with_echoes(ServiceSet services) {
    for (const auto& [one, other] :
         {std::pair(net::Protocol::icmp, net::Protocol::icmpv6), std::pair(net::Protocol::icmpv6, net::Protocol::icmp)})
        if (services.overlaps(echoes(one))) return services | echoes(other);
    return services;
}

std::optional<net::Flow> after_nat64(const net::Flow& packet) {
    if (!nat64_services().contains(packet)) return std::nullopt;
    net::Flow next = packet;
    next.destination = from_nat64(packet.destination);
    if (packet.protocol == net::Protocol::icmpv6) {
        next.protocol = net::Protocol::icmp;
        next.icmp_type = echo_v4.type;
        next.icmp_code = echo_v4.code.value_or(0);
    }
    return next;
}

std::vector<Id<model::NatGateway>> nat64_gateways(const model::Network& network, Id<model::Subnet> subnet,
                                                  const model::RouteTarget& target) {
    std::vector<Id<model::NatGateway>> out;
    const auto add = [&](Id<model::NatGateway> id) {
        const Id<model::Subnet> at = network.nat_gateways[id].subnet;
        // Its own subnet would send it round in a loop.
        if (at != subnet && network.subnets[at].vpc == network.subnets[subnet].vpc) out.push_back(id);
    };
    if (const auto* known = std::get_if<Id<model::NatGateway>>(&target)) add(*known);
    // What a table that the plan does not tell may hold, rather than what is known to be something else.
    if (const auto* untold = std::get_if<model::UnmodelledTarget>(&target);
        untold && (untold->kind == "route table" || untold->kind == "route"))
        for (std::size_t i = 0; i < network.nat_gateways.size(); ++i) add(network.nat_gateways.id(i));
    return out;
}

bool may_send_nat64(const model::Network& network, Id<model::Subnet> subnet) {
    return !network.nat_gateways.empty() && leads(network, subnet) != Leads::nowhere;
}

std::vector<bool> nat64_senders(const model::Network& network) {
    std::vector<bool> out(network.subnets.size());
    if (network.nat_gateways.empty()) return out;
    bool any = false;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Leads to = leads(network, network.subnets.id(i));
        any = any || to == Leads::to_gateway;
        out[i] = to != Leads::nowhere;
    }
    if (!any) out.assign(out.size(), false);
    return out;
}

}  // namespace netlint::reach
