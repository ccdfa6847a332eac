// Compiles a network.
#include "facts.hpp"

#include <algorithm>
#include <utility>

#include <boost/sort/spreadsort/integer_sort.hpp>

#include "../acl_filter.hpp"
#include "../nat64.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/net/well_known.hpp"
#include "netlint/set/atoms.hpp"

namespace netlint::reach::fast {

namespace {

using model::Tri;
using set::AddressSet;
using set::ServiceSet;
using Addresses = set::Bounds<AddressSet>;

template <class Bits>
const set::IntervalSet<Bits>& of_family(const AddressSet& set) {
    if constexpr (std::is_same_v<Bits, net::Ipv4>)
        return set.v4();
    else
        return set.v6();
}

const model::InternetGateway* internet_gateway(const model::Network& network, Id<model::Vpc> vpc) {
    const model::InternetGateway* possible = nullptr;
    for (const model::InternetGateway& gateway : network.internet_gateways) {
        const bool certain = gateway.attached.certain();
        if (gateway.vpc == vpc && certain) return &gateway;
        if (!certain && (!gateway.vpc || gateway.vpc == vpc) && !possible) possible = &gateway;
    }
    return possible;
}

// By digits: groups of a large organisation make half a million of them.
void sort_v4(std::vector<Point>& points) {
    std::vector<net::Ipv4> bits(points.size());
    std::ranges::transform(points, bits.begin(), to_v4);
    boost::sort::spreadsort::integer_sort(bits.begin(), bits.end());
    std::ranges::transform(bits, points.begin(), [](net::Ipv4 one) { return to_point(one); });
}

// Whether the interface's groups may admit some of the peer's addresses, or members of one of the groups.
bool may_admit(const model::Network& network, const model::Eni& eni, model::Direction direction,
               const net::Prefix& addresses, const std::vector<bool>& groups) {
    if (!eni.filtered || !eni.groups_complete.certain()) return true;
    const auto meets = overloaded{
        [&](const net::Prefix& prefix) { return prefix.overlaps(addresses); },
        [&](Id<model::SecurityGroup> id) { return static_cast<bool>(groups[id.value]); },
        [&](Id<model::PrefixList> id) {
            return network.prefix_lists[id].entries.may.overlaps(AddressSet::of(addresses));
        },
        [](const model::UnknownPeer&) { return true; },
    };
    return std::ranges::any_of(eni.groups, [&](const model::Attachment& attachment) {
        const model::SecurityGroup& group = network.security_groups[attachment.group];
        return !group.in_plan || std::ranges::any_of(group.permissions, [&](const model::Permission& permission) {
            return permission.direction == direction && std::visit(meets, permission.peer);
        });
    });
}

// Of all permissions and entries of ACLs: nearly all that filters tell apart.
std::vector<const ServiceSet*> services(const model::Network& network) {
    std::vector<const ServiceSet*> out;
    for (const model::SecurityGroup& group : network.security_groups)
        for (const model::Permission& permission : group.permissions) out.push_back(&permission.services);
    for (const model::NetworkAcl& acl : network.network_acls)
        for (const model::AclEntry& entry : acl.entries) out.push_back(&entry.services);
    return out;
}

// What NAT gateways and endpoints carry, whatever the filters say.
ServiceSet carried_by_nat() {
    return ServiceSet::with_ports() | ServiceSet::protocol(net::Protocol::icmp);
}
ServiceSet carried_by_endpoints() {
    return ServiceSet::protocol(net::Protocol::tcp) | ServiceSet::protocol(net::Protocol::icmp);
}

const model::Network& cut(const model::Network& network, Labels& labels) {
    std::vector<const ServiceSet*> all = services(network);
    const std::array carried{carried_by_nat(), carried_by_endpoints(), reach::nat64_services()};
    for (const ServiceSet& some : carried) all.push_back(&some);
    labels.cut(all);
    return network;
}

// The groups that interfaces which forward may be in: by group.
std::vector<bool> groups_of_boxes(const model::Network& network) {
    std::vector<bool> out(network.security_groups.size());
    for (const model::Eni& eni : network.enis) {
        if (eni.source_dest_check) continue;
        if (!eni.groups_complete.certain()) out.assign(out.size(), true);
        for (const model::Attachment& attachment : eni.groups) out[attachment.group.value] = true;
    }
    return out;
}

}  // namespace

RouteRuns::RouteRuns(std::vector<RouteShare> shares) : shares_(std::move(shares)) {
    ranges_[0] = ranges<net::Ipv4>(of_family<net::Ipv4>);
    ranges_[1] = ranges<net::Ipv6>(of_family<net::Ipv6>);
}

// The destinations are cut where any share begins or ends. O(n log n) in the intervals of the shares, and in what they
// have in common.
template <class Bits>
Runs<RouteRuns::Range> RouteRuns::ranges(const auto& of_family) {
    std::vector<set::IntervalSet<Bits>> cuts;
    for (const RouteShare& share : shares_)
        for (const AddressSet* side : {&share.destinations.must, &share.destinations.may})
            cuts.push_back(of_family(*side));
    const std::vector<set::Interval<Bits>> atoms = set::atoms<Bits>(cuts);
    std::vector<std::vector<Choice>> choices(atoms.size());
    const auto each_atom = [&](const set::IntervalSet<Bits>& set, auto visit) {
        for (const auto& run : set.intervals()) {
            auto atom = std::ranges::lower_bound(atoms, run.first, {}, &set::Interval<Bits>::first);
            for (; atom != atoms.end() && atom->first <= run.last; ++atom)
                visit(choices[static_cast<std::size_t>(atom - atoms.begin())]);
        }
    };
    for (const RouteShare& share : shares_) {
        each_atom(of_family(share.destinations.may), [&](auto& at) { at.push_back({&share.target, false}); });
        each_atom(of_family(share.destinations.must), [&](auto& at) {
            if (!at.empty() && at.back().target == &share.target) at.back().certain = true;
        });
    }
    Runs<Range> out;
    for (std::size_t i = 0; i < atoms.size(); ++i) {
        if (i > 0 && choices[i] == choices[i - 1]) continue;
        const auto first = static_cast<std::uint32_t>(choices_.size());
        choices_.insert(choices_.end(), choices[i].begin(), choices[i].end());
        out.append(to_point(atoms[i].first), {first, static_cast<std::uint32_t>(choices[i].size())});
    }
    return out;
}

Facts::Facts(const model::Network& net, Labels& labels)
    : network(cut(net, labels)),
      doors(net),
      groups(net, labels),
      public_hosts(to_runs(Addresses::exactly(AddressSet::internet() | model::symbolic_addresses()), labels)),
      internet_hosts(to_runs(Addresses::exactly(AddressSet::internet()), labels)),
      nat64_names(to_runs(Addresses::exactly(AddressSet::of(net::nat64)), labels)),
      other_hosts(to_runs(Addresses::exactly(reach::possible_in_vpc()), labels)),
      nat_services(labels.of(carried_by_nat())),
      endpoint_services(labels.of(carried_by_endpoints())),
      nat64_services(labels.of(reach::nat64_services())),
      nat_of_(net.enis.size()),
      handed_on_(net.enis.size()) {
    for (const model::Entrance& entrance : net.entrances)
        if (entrance.door) handed_on_[entrance.target.value] = true;
    std::vector<bool> of_gateways(net.enis.size());
    for (const model::NatGateway& nat : net.nat_gateways) of_gateways[nat.eni.value] = true;
    for (const model::VpcEndpoint& endpoint : net.endpoints)
        if (endpoint.eni) of_gateways[endpoint.eni->value] = true;
    for (std::size_t i = 0; i < net.enis.size(); ++i) {
        if (has_fronts(net.enis.id(i))) handed_on_[i] = true;
        forwards_ |= !net.enis[net.enis.id(i)].source_dest_check && !of_gateways[i];
    }
    add_nat64();
    add_subnets(labels);
    add_vpcs(labels);
    add_attachments();
    for (std::size_t i = 0; i < net.nat_gateways.size(); ++i)
        nat_of_[net.nat_gateways[net.nat_gateways.id(i)].eni.value] = net.nat_gateways.id(i);
}

void Facts::add_nat64() {
    sends_by_nat64_.resize(network.enis.size());
    takes_by_nat64_.resize(network.enis.size());
    const std::vector<bool> senders = nat64_senders(network);
    if (std::ranges::count(senders, true) == 0) return;
    const std::vector<bool> any(network.security_groups.size(), true), boxes = groups_of_boxes(network);
    const net::Prefix hosts{net::Address::v4(0), 0};
    for (std::size_t i = 0; i < network.enis.size(); ++i) {
        const model::Eni& eni = network.enis[network.enis.id(i)];
        sends_by_nat64_[i] = senders[eni.subnet.value] && !eni.addresses.v6().empty() &&
                             may_admit(network, eni, model::Direction::egress, net::nat64, any);
        takes_by_nat64_[i] =
            !eni.addresses.v4().empty() && may_admit(network, eni, model::Direction::ingress, hosts, boxes);
    }
}

void Facts::add_subnets(Labels& labels) {
    for (const model::Subnet& subnet : network.subnets) {
        const auto [filter, fresh] = filters_.try_emplace(subnet.acls);
        if (fresh)
            for (const model::Direction direction : {model::Direction::ingress, model::Direction::egress})
                filter->second[static_cast<std::size_t>(direction)] =
                    to_runs(acl_filter(network, subnet, direction), direction, labels);
        entering_.push_back(&filter->second[static_cast<std::size_t>(model::Direction::ingress)]);
        leaving_.push_back(&filter->second[static_cast<std::size_t>(model::Direction::egress)]);
        if (subnet.tables.empty()) {
            routes_.push_back(&open_routes_.emplace_back(route_shares(network, subnet)));
        } else {
            const auto [table, is_new] = tables_.try_emplace(subnet.tables);
            if (is_new) table->second = RouteRuns(route_shares(network, subnet));
            routes_.push_back(&table->second);
        }
        inside_.push_back(to_runs(Addresses::exactly(subnet.addresses()), labels));
    }
}

void Facts::add_attachments() {
    for (const model::TransitAttachment& attachment : network.transit_attachments) {
        // What a table that the plan does not tell may hold is the attachment's own.
        if (!attachment.tables_complete.certain()) {
            transit_routes_.push_back(&open_routes_.emplace_back(route_shares(network, attachment)));
            continue;
        }
        const auto [table, fresh] = transit_tables_.try_emplace(attachment.tables);
        if (fresh) table->second = RouteRuns(route_shares(network, attachment));
        transit_routes_.push_back(&table->second);
    }
}

void Facts::add_vpcs(Labels& labels) {
    for (std::size_t i = 0; i < network.vpcs.size(); ++i) {
        const Id<model::Vpc> id = network.vpcs.id(i);
        const model::Vpc& vpc = network.vpcs[id];
        const bool known = vpc.in_plan && vpc.prefixes_known.certain();
        owned_.push_back(
            to_runs({vpc.addresses(), known ? vpc.addresses() : vpc.addresses() | possible_in_vpc()}, labels));
        const model::InternetGateway* gateway = internet_gateway(network, id);
        edge_routed_.push_back(gateway && !gateway->tables.empty());
        if (edge_routed_.back()) edge_routes_.emplace_back(route_shares(network, *gateway));
        gateway_.push_back(gateway       ? (gateway->attached.certain() ? Tri::yes : Tri::unknown)
                           : vpc.in_plan ? Tri::no
                                         : Tri::unknown);
    }
}

std::array<std::vector<Point>, 2> Facts::cuts() const {
    std::array<std::vector<Point>, 2> out;
    groups.add_cuts(out);
    for (std::size_t family = 0; family < out.size(); ++family) {
        std::vector<Point>& all = out[family];
        const auto add = [&](std::span<const Point> starts) { all.insert(all.end(), starts.begin(), starts.end()); };
        for (const auto& [acls, filters] : filters_)
            for (const auto& filter : filters) add(filter[family].starts());
        for (const auto& [ids, table] : tables_) add(table.starts(family));
        for (const auto& [ids, table] : transit_tables_) add(table.starts(family));
        for (const RouteRuns& table : open_routes_) add(table.starts(family));
        for (const std::vector<Within>* sets : {&inside_, &owned_})
            for (const Within& set : *sets) add(set[family].starts());
        for (const RouteRuns& table : edge_routes_) add(table.starts(family));
        add(public_hosts[family].starts());
        add(internet_hosts[family].starts());
        add(nat64_names[family].starts());
        if (family == 0) continue;
        // Of names of hosts, what tells the hosts apart.
        const Span names{to_point(net::nat64.first().as_v6()), to_point(net::nat64.last().as_v6())};
        for (const Point& point : all)
            if (names.first <= point && point <= names.last)
                out[0].push_back(to_point(from_nat64(net::Address::v6(to_v6(point))).as_v4()));
    }
    sort_v4(out[static_cast<std::size_t>(net::Family::ipv4)]);
    std::ranges::sort(out[static_cast<std::size_t>(net::Family::ipv6)]);
    for (std::vector<Point>& all : out) all.erase(std::unique(all.begin(), all.end()), all.end());
    return out;
}

}  // namespace netlint::reach::fast
