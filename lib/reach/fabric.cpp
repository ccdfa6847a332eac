// Puts the flooded graph's first packets and replies together.
#include "fabric.hpp"

#include <algorithm>
#include <map>

#include "netlint/model/symbolic.hpp"
#include "route_shares.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;
using Kind = Place::Kind;

const Headers& everything() {
    static const Headers all = Headers::exactly(HeaderSpace::all());
    return all;
}

Headers reversed(const Headers& headers) {
    return {headers.must.reverse(), headers.may.reverse()};
}

Headers at_most(Headers headers) {
    return Headers::at_most(std::move(headers.may));
}

// Groups can be named across a peering within one region.
References across(const std::string& region, const std::string& other) {
    if (region == other) return References::alive;
    return region.empty() || other.empty() ? References::open : References::dead;
}

// What an internet gateway lets in: no private source, whatever the ACL says.
Headers from_public() {
    return Headers::exactly(HeaderSpace::box(AddressSet::internet() | model::symbolic_addresses(), AddressSet::all(),
                                             set::ServiceSet::all()));
}

template <class Key, class Make>
std::span<const Way> kept(std::map<Key, std::vector<Way>>& cache, const Key& key, const Make& make) {
    auto found = cache.find(key);
    if (found == cache.end()) found = cache.emplace(key, make()).first;
    return found->second;
}

}  // namespace

const Reached& Fabric::reached(Id<model::Subnet> from) const {
    auto found = reached_.find(from);
    if (found == reached_.end()) found = reached_.emplace(from, graph_.from(from)).first;
    return found->second;
}

std::vector<Fabric::Arrival> Fabric::arrivals(Id<model::Subnet> from, Id<model::Subnet> to) const {
    if (from == to) return {{{Kind::leave, from.value}, References::alive, everything()}};
    std::vector<Arrival> out;
    const Reached& sent = reached(from);
    const auto add = [&](Place place, References references, const Headers* filter) {
        const Headers& headers = sent.at(place);
        if (headers.may.empty()) return;
        Headers passed = filter ? headers & *filter : headers;
        if (!passed.may.empty()) out.push_back({place, references, std::move(passed)});
    };
    const Headers& entering = graph_.entering(to);
    const Id<model::Vpc> here = network_->subnets[from].vpc, there = network_->subnets[to].vpc;
    if (here == there) add({Kind::deliver, here.value}, References::alive, &entering);
    for (std::size_t i = 0; i < network_->peerings.size(); ++i) {
        const Id<model::Peering> id = network_->peerings.id(i);
        const model::Peering& peering = network_->peerings[id];
        const References references = across(network_->vpcs[here].region, network_->vpcs[there].region);
        if (peering.requester == here && peering.accepter == there)
            add({Kind::across_to_accepter, id.value}, references, &entering);
        if (peering.accepter == here && peering.requester == there)
            add({Kind::across_to_requester, id.value}, references, &entering);
    }
    add({Kind::deliver_boxed, there.value}, References::dead, &entering);
    add({Kind::handed_boxed, to.value}, References::dead, nullptr);
    add_transit_arrivals(from, to, out);
    add({Kind::beyond, 0}, References::open, &entering);
    return out;
}

// Out of every door of the VPC. Where AWS chooses among the doors of an attachment, certain is what all of them let
// through.
void Fabric::add_transit_arrivals(Id<model::Subnet> from, Id<model::Subnet> to, std::vector<Arrival>& out) const {
    const Reached& sent = reached(from);
    const TransitDoors& doors = graph_.doors();
    const Id<model::Vpc> there = network_->subnets[to].vpc;
    std::map<Id<model::TransitAttachment>, Arrival> chosen;
    for (std::uint32_t door = 0; door < doors.all().size(); ++door) {
        const Id<model::TransitAttachment> id = doors[door].attachment;
        const model::TransitAttachment& attachment = network_->transit_attachments[id];
        if (attachment.vpc != there) continue;
        const References references = named_over_transit(network_->subnets[from].vpc, attachment);
        const auto passed = [&](std::uint32_t index) {
            if (doors[door].subnet == to) return sent.at({Kind::transit_handed, index});
            return sent.at({Kind::transit_deliver, index}) & graph_.entering(to);
        };
        const std::uint32_t alone = 2 * door, one_of = 2 * door + 1;
        if (Headers headers = passed(alone); !headers.may.empty())
            out.push_back({{Kind::transit_deliver, alone}, references, std::move(headers)});
        if (sent.at({Kind::transit_out, one_of}).may.empty()) continue;
        Headers headers = passed(one_of);
        const auto [found, first] =
            chosen.try_emplace(id, Arrival{{Kind::transit_deliver, one_of}, references, headers});
        if (first) continue;
        found->second.headers = {found->second.headers.must & headers.must, found->second.headers.may | headers.may};
    }
    for (auto& [attachment, arrival] : chosen)
        if (!arrival.headers.may.empty()) out.push_back(std::move(arrival));
}

// Where the gateway and both attachments want it (VPC transit gateway guide, "Security group referencing").
References Fabric::named_over_transit(Id<model::Vpc> from, const model::TransitAttachment& to) const {
    model::Tri named = std::min(network_->transit_gateways[to.gateway].group_references, to.group_references);
    for (const Id<model::TransitAttachment> id : graph_.doors().attachments_of(from)) {
        const model::TransitAttachment& other = network_->transit_attachments[id];
        if (other.gateway == to.gateway) named = std::min(named, other.group_references);
    }
    return named == model::Tri::yes       ? References::alive
           : named == model::Tri::unknown ? References::open
                                          : References::dead;
}

Headers Fabric::answered(Id<model::Subnet> by, Id<model::Subnet> to) const {
    Headers replies;
    for (const Arrival& arrival : arrivals(by, to)) replies |= arrival.headers;
    return reversed(replies);
}

std::vector<Way> Fabric::ways_between(Id<model::Subnet> from, Id<model::Subnet> to) const {
    std::vector<Way> ways;
    const Headers replies = answered(to, from);
    for (Arrival& arrival : arrivals(from, to)) {
        Headers both = arrival.headers & replies;
        ways.push_back({arrival.place.kind, arrival.place.index, arrival.references, std::move(arrival.headers), both});
    }
    return ways;
}

// Replies come back by the gateway that took the packet: from there they are delivered locally.
std::vector<Way> Fabric::ways_out_of(Id<model::Subnet> subnet) const {
    std::vector<Way> ways;
    const Headers replies = reversed(graph_.entering(subnet));
    for (const Reached::Part& part : reached(subnet).parts()) {
        switch (part.place.kind) {
            case Kind::internet: {
                // Replies that an appliance is handed, which has not seen the first packet, are lost.
                const Headers back = reversed(delivered_from_internet(network_->subnets[subnet].vpc));
                ways.push_back(
                    {part.place.kind, part.place.index, References::dead, part.headers, part.headers & replies & back});
                break;
            }
            case Kind::egress_only:
            case Kind::service:
            case Kind::peer:
            case Kind::beyond:
                ways.push_back(
                    {part.place.kind, part.place.index, References::dead, part.headers, part.headers & replies});
                break;
            default:
                break;
        }
    }
    return ways;
}

// Replies have to leave by the gateway that let the packet in. Of what lies beyond the plan only so much is known that
// it may let in whom replies through it may reach.
std::vector<Way> Fabric::ways_into(Id<model::Subnet> subnet) const {
    std::vector<Way> ways;
    const Reached& sent = reached(subnet);
    const Headers& entering = graph_.entering(subnet);
    const auto add = [&](Place place, Headers first) {
        Headers both = first & reversed(sent.at(place));
        ways.push_back({place.kind, place.index, References::dead, std::move(first), std::move(both)});
    };
    const Id<model::Vpc> vpc = network_->subnets[subnet].vpc;
    if (const model::Tri gateway = has_internet_gateway(vpc); gateway != model::Tri::no) {
        const Headers first = entering & from_public() & delivered_from_internet(vpc);
        add({Kind::internet, vpc.value}, gateway == model::Tri::yes ? first : at_most(first));
    }
    for (const Reached::Part& part : sent.parts())
        if (part.place.kind == Kind::peer || part.place.kind == Kind::beyond)
            add(part.place, at_most(entering & reversed(part.headers)));
        else if (part.place.kind == Kind::middlebox && steered(vpc))  // in by the appliance that replies go to
            add(part.place, at_most(entering & reversed(part.headers) & from_public()));
    return ways;
}

std::vector<Way> Fabric::ways_to_translators(Id<model::Subnet> subnet) const {
    std::vector<Way> ways;
    for (const Reached::Part& part : reached(subnet).parts()) {
        if (part.place.kind == Kind::nat) {
            const Id<model::Subnet> at = network_->nat_gateways[Id<model::NatGateway>{part.place.index}].subnet;
            ways.push_back(
                {Kind::nat, part.place.index, References::dead, part.headers, part.headers & answered(at, subnet)});
        } else if (part.place.kind == Kind::middlebox) {
            const Id<model::Subnet> at = network_->enis[Id<model::Eni>{part.place.index}].subnet;
            ways.push_back({Kind::middlebox, part.place.index, References::dead, part.headers,
                            part.headers & answered(at, subnet)});
        }
    }
    return ways;
}

bool Fabric::steered(Id<model::Vpc> vpc) const {
    const model::InternetGateway* gateway = internet_gateway(vpc);
    return gateway && !gateway->tables.empty();
}

const model::InternetGateway* Fabric::internet_gateway(Id<model::Vpc> vpc) const {
    const model::InternetGateway* possible = nullptr;
    for (const model::InternetGateway& gateway : network_->internet_gateways) {
        const bool certain = gateway.attached.certain();
        if (gateway.vpc == vpc && certain) return &gateway;
        if (!certain && (!gateway.vpc || gateway.vpc == vpc) && !possible) possible = &gateway;
    }
    return possible;
}

model::Tri Fabric::has_internet_gateway(Id<model::Vpc> vpc) const {
    if (const model::InternetGateway* gateway = internet_gateway(vpc))
        return gateway->attached.certain() ? model::Tri::yes : model::Tri::unknown;
    return network_->vpcs[vpc].in_plan ? model::Tri::no : model::Tri::unknown;
}

Headers Fabric::delivered_from_internet(Id<model::Vpc> vpc) const {
    const model::InternetGateway* gateway = internet_gateway(vpc);
    if (!gateway || gateway->tables.empty()) return everything();
    set::Bounds<AddressSet> local;
    for (const Id<model::RouteTable> table : gateway->tables) {
        set::Bounds<AddressSet> of_table;
        for (const RouteShare& share : route_shares(*network_, network_->route_tables[table]))
            if (std::holds_alternative<model::LocalTarget>(share.target)) of_table = share.destinations;
        const bool first = table == gateway->tables.front();
        local = first ? of_table : set::Bounds<AddressSet>{local.must & of_table.must, local.may | of_table.may};
    }
    const auto to = [](const AddressSet& all) {
        return HeaderSpace::box(AddressSet::all(), all, set::ServiceSet::all());
    };
    return {to(local.must), to(local.may)};
}

std::span<const Way> Fabric::between(Id<model::Subnet> from, Id<model::Subnet> to) const {
    return kept(between_, {from, to}, [&] { return ways_between(from, to); });
}

std::span<const Way> Fabric::out_of(Id<model::Subnet> subnet) const {
    return kept(out_of_, subnet, [&] { return ways_out_of(subnet); });
}

std::span<const Way> Fabric::into(Id<model::Subnet> subnet) const {
    return kept(into_, subnet, [&] { return ways_into(subnet); });
}

std::span<const Way> Fabric::to_translators(Id<model::Subnet> subnet) const {
    return kept(to_translators_, subnet, [&] { return ways_to_translators(subnet); });
}

}  // namespace netlint::reach
