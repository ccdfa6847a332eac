// Names of hosts, the services that are translated, and who translates them.
#include "nat64.hpp"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <variant>

#include "netlint/net/well_known.hpp"
#include "trails.hpp"

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

constexpr std::string_view gateway_kind = "NAT gateway";

bool may_be_shown(const model::UnmodelledTarget& target) {
    if (target.kind == gateway_kind) return !target.address.starts_with("nat-");  // no resource of the plan has that id
    return target.kind == "route table" || target.kind == "route";
}

// What each target of the subnet's table that names of hosts may be handed to is; `visit` may see one twice.
template <class Visit>
void each_target(const model::Network& network, Id<model::Subnet> id, const Visit& visit) {
    const model::RouteTarget untold = model::UnmodelledTarget{"route table", ""};
    const model::Subnet& subnet = network.subnets[id];
    if (subnet.tables.empty()) visit(untold);
    for (const Id<model::RouteTable> table : subnet.tables) {
        if (!network.route_tables[table].complete.certain()) visit(untold);
        for (const model::Route& route : network.route_tables[table].routes) {
            if (!may_name(network, route)) continue;
            if (route.targets.empty()) visit(untold);
            for (const model::RouteTarget& target : route.targets) visit(target);
        }
    }
}

// Whether an attachment leads to where the plan does not show it all.
bool open_ended(const model::Network& network, const model::TransitAttachment& attachment) {
    return !attachment.vpc || !network.vpcs[*attachment.vpc].in_plan || !attachment.subnets_complete.certain() ||
           attachment.subnets.empty();
}

// Whether a packet that comes out of a transit gateway there would leave the VPC again, which is not followed.
bool leads_further(const model::Network& network, const model::TransitAttachment& attachment) {
    bool out = false;
    for (const Id<model::Subnet> subnet : attachment.subnets)
        each_target(network, subnet, [&](const model::RouteTarget& target) {
            out = out || std::holds_alternative<Id<model::TransitGateway>>(target) ||
                  std::holds_alternative<Id<model::Peering>>(target);
        });
    return out;
}

// Whether packets of IPv6 may leave the plan by the gateway, or come back by the attachment that they went in by.
bool leads_beyond(const model::Network& network, Id<model::TransitGateway> id) {
    if (!network.transit_gateways[id].attachments_complete.certain()) return true;
    for (std::size_t i = 0; i < network.transit_attachments.size(); ++i) {
        const model::RouteTarget own = network.transit_attachments.id(i);
        const model::TransitAttachment& attachment = network.transit_attachments[network.transit_attachments.id(i)];
        if (attachment.gateway != id || !attachment.vpc) continue;
        if (!attachment.subnets_complete.certain() || !attachment.tables_complete.certain()) return true;
        for (const Id<model::TransitTable> table : attachment.tables) {
            if (!network.transit_tables[table].complete.certain()) return true;
            for (const model::Route& route : network.transit_tables[table].routes) {
                if (!may_name(network, route)) continue;
                if (route.targets.empty()) return true;
                for (const model::RouteTarget& target : route.targets) {
                    if (std::holds_alternative<model::BlackholeTarget>(target)) continue;
                    const auto* to = std::get_if<Id<model::TransitAttachment>>(&target);
                    if (!to || target == own || open_ended(network, network.transit_attachments[*to]) ||
                        leads_further(network, network.transit_attachments[*to]))
                        return true;
                }
            }
        }
    }
    return false;
}

bool more_inspections_than_followed(const model::Network& network) {
    std::set<std::string> services;
    for (const model::VpcEndpoint& endpoint : network.endpoints)
        if (endpoint.kind == model::EndpointKind::gateway_load_balancer) services.insert(endpoint.service);
    std::size_t boxes = 0;
    for (const model::Eni& eni : network.enis) boxes += !eni.source_dest_check;
    return services.size() + boxes > Trails::longest;
}

bool forwards(const model::Network& network, Id<model::Vpc> vpc, Id<model::Eni> id) {
    const model::Eni& eni = network.enis[id];
    return !eni.source_dest_check && network.subnets[eni.subnet].vpc == vpc;
}

// Where a table leads names of hosts.
enum class Leads : unsigned char { nowhere, on, out };  // on: perhaps to the table of another subnet

Leads leads(const model::Network& network, Id<model::Subnet> subnet, const model::RouteTarget& target) {
    if (!nat64_gateways(network, subnet, target).empty()) return Leads::out;
    if (std::holds_alternative<model::UnmodelledTarget>(target)) return Leads::out;
    if (const auto* id = std::get_if<Id<model::Eni>>(&target))
        return forwards(network, network.subnets[subnet].vpc, *id) ? Leads::out : Leads::on;
    if (std::holds_alternative<Id<model::TransitGateway>>(target)) return Leads::on;
    if (const auto* id = std::get_if<Id<model::VpcEndpoint>>(&target)) {
        const model::VpcEndpoint& endpoint = network.endpoints[*id];
        if (endpoint.kind == model::EndpointKind::gateway) return Leads::nowhere;
        return endpoint.kind == model::EndpointKind::gateway_load_balancer && endpoint.eni ? Leads::on : Leads::out;
    }
    return Leads::nowhere;
}

Leads leads(const model::Network& network, Id<model::Subnet> subnet) {
    Leads most = Leads::nowhere;
    each_target(network, subnet,
                [&](const model::RouteTarget& target) { most = std::max(most, leads(network, subnet, target)); });
    return most;
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

const AddressSet& possible_in_vpc() {
    static const AddressSet all = AddressSet::all() - AddressSet::of(net::nat64);
    return all;
}

AddressSet nat64_names(const AddressSet& hosts) {
    return hosts.v4().empty() ? AddressSet{} : to_nat64(hosts) - hosts;
}

const ServiceSet& nat64_services() {
    static const ServiceSet all = ServiceSet::with_ports() | echoes(net::Protocol::icmpv6);
    return all;
}

const set::HeaderSpace& nat64_packets() {
    static const auto all = set::HeaderSpace::box(AddressSet::all_v6(), AddressSet::of(net::nat64), nat64_services());
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
    if (const auto* untold = std::get_if<model::UnmodelledTarget>(&target); untold && may_be_shown(*untold))
        for (std::size_t i = 0; i < network.nat_gateways.size(); ++i) add(network.nat_gateways.id(i));
    return out;
}

std::vector<Id<model::NatGateway>> nat64_gateways_from_beyond(const model::Network& network) {
    std::vector<bool> led(network.nat_gateways.size());
    if (led.empty()) return {};
    for (std::size_t i = 0; i < network.subnets.size(); ++i)
        each_target(network, network.subnets.id(i), [&](const model::RouteTarget& target) {
            for (const Id<model::NatGateway> id : nat64_gateways(network, network.subnets.id(i), target))
                led[id.value] = true;
        });
    std::vector<Id<model::NatGateway>> out;
    for (std::size_t i = 0; i < led.size(); ++i) {
        const Id<model::NatGateway> id = network.nat_gateways.id(i);
        const model::Subnet& at = network.subnets[network.nat_gateways[id].subnet];
        if (led[i] || !network.vpcs[at.vpc].in_plan) out.push_back(id);  // or by tables that the plan does not show
    }
    return out;
}

std::vector<Id<model::Eni>> nat64_boxes_from_beyond(const model::Network& network) {
    std::vector<bool> led(network.enis.size()), any(network.vpcs.size());  // by interface; by VPC: all of its own
    for (std::size_t i = 0; i < network.subnets.size(); ++i)
        each_target(network, network.subnets.id(i), [&](const model::RouteTarget& target) {
            const auto* untold = std::get_if<model::UnmodelledTarget>(&target);
            if (const auto* id = std::get_if<Id<model::Eni>>(&target)) led[id->value] = true;
            if (untold && may_be_shown(*untold)) any[network.subnets[network.subnets.id(i)].vpc.value] = true;
        });
    std::vector<Id<model::Eni>> out;
    for (std::size_t i = 0; i < led.size(); ++i) {
        const Id<model::Eni> id = network.enis.id(i);
        const Id<model::Vpc> vpc = network.subnets[network.enis[id].subnet].vpc;
        if (forwards(network, vpc, id) && (led[i] || any[vpc.value] || !network.vpcs[vpc].in_plan)) out.push_back(id);
    }
    return out;
}

bool may_hide_gateways(const model::Network& network, Id<model::Vpc> vpc) {
    if (!network.vpcs[vpc].in_plan) return true;
    for (const model::RouteTable& table : network.route_tables) {
        if (table.vpc != vpc) continue;
        for (const model::Route& route : table.routes)
            for (const model::RouteTarget& target : route.targets)
                if (const auto* other = std::get_if<model::UnmodelledTarget>(&target))
                    if (other->kind == gateway_kind) return true;
    }
    return false;
}

bool may_send_nat64(const model::Network& network, Id<model::Subnet> subnet) {
    return leads(network, subnet) != Leads::nowhere;
}

std::vector<bool> nat64_senders(const model::Network& network) {
    std::vector<bool> out(network.subnets.size());
    bool any = more_inspections_than_followed(network);
    for (std::size_t i = 0; i < network.transit_gateways.size() && !any; ++i)
        any = leads_beyond(network, network.transit_gateways.id(i));
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Leads to = leads(network, network.subnets.id(i));
        any = any || to == Leads::out;
        out[i] = to != Leads::nowhere;
    }
    if (!any) out.assign(out.size(), false);
    return out;
}

}  // namespace netlint::reach
