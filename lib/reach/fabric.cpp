// Puts the flooded graph's first packets and replies together.
#include "fabric.hpp"

#include <algorithm>
#include <map>

#include "internet_edge.hpp"
#include "netlint/model/symbolic.hpp"

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

Fabric::Arrivals Fabric::arrivals(Id<model::Subnet> from, Id<model::Subnet> to) const {
    if (from == to) return {{{Kind::leave, from.value}, References::alive, everything()}};
    Arrivals out;
    const Reached& sent = reached(from);
    const auto add = [&](Place place, References references, const Headers* filter) {
        const Headers& headers = sent.at(place);
        if (headers.may.empty()) return;
        Headers passed = filter ? headers & *filter : headers;
        if (!passed.may.empty()) out.push_back({place, references, std::move(passed)});
    };
    const Headers& entering = graph_.entering(to);
    const Id<model::Vpc> here = network_->subnets[from].vpc, there = network_->subnets[to].vpc;
    for (std::uint32_t trail = 0; trail < graph_.trails().size(); ++trail) {
        const References direct = trail == 0 ? References::alive : References::dead;
        if (here == there || trail != 0) add({Kind::deliver, there.value, trail}, direct, &entering);
        add({Kind::handed, to.value, trail}, References::dead, nullptr);
        for (std::size_t i = 0; i < network_->peerings.size(); ++i) {
            const Id<model::Peering> id = network_->peerings.id(i);
            const model::Peering& peering = network_->peerings[id];
            // Behind an appliance a packet may have come from elsewhere than the peering's VPCs.
            const bool foreign = trail != 0;
            const References references =
                trail == 0 ? across(network_->vpcs[here].region, network_->vpcs[there].region) : References::dead;
            if ((peering.requester == here || foreign) && peering.accepter == there)
                add({Kind::across_to_accepter, id.value, trail}, references, &entering);
            if ((peering.accepter == here || foreign) && peering.requester == there)
                add({Kind::across_to_requester, id.value, trail}, references, &entering);
        }
        add_transit_arrivals(from, to, trail, out);
    }
    add({Kind::beyond}, References::open, &entering);
    return out;
}

// Out of every door of the VPC. Where AWS chooses among the doors of an attachment, certain is what all of them let
// through.
void Fabric::add_transit_arrivals(Id<model::Subnet> from, Id<model::Subnet> to, std::uint32_t trail,
                                  Arrivals& out) const {
    const Reached& sent = reached(from);
    const TransitDoors& doors = graph_.doors();
    const Id<model::Vpc> there = network_->subnets[to].vpc;
    std::map<Id<model::TransitAttachment>, Arrival> chosen;
    for (std::uint32_t door = 0; door < doors.all().size(); ++door) {
        const Id<model::TransitAttachment> id = doors[door].attachment;
        const model::TransitAttachment& attachment = network_->transit_attachments[id];
        if (attachment.vpc != there) continue;
        const References references = named_over_transit(network_->subnets[from].vpc, attachment, trail);
        const auto passed = [&](std::uint32_t index) {
            if (doors[door].subnet == to) return sent.at({Kind::transit_handed, index, trail});
            return sent.at({Kind::transit_deliver, index, trail}) & graph_.entering(to);
        };
        const std::uint32_t alone = 2 * door, one_of = 2 * door + 1;
        if (Headers headers = passed(alone); !headers.may.empty())
            out.push_back({{Kind::transit_deliver, alone, trail}, references, std::move(headers)});
        if (sent.at({Kind::transit_out, one_of, trail}).may.empty()) continue;
        Headers headers = passed(one_of);
        const auto [found, first] =
            chosen.try_emplace(id, Arrival{{Kind::transit_deliver, one_of, trail}, references, headers});
        if (first) continue;
        found->second.headers = {found->second.headers.must & headers.must, found->second.headers.may | headers.may};
    }
    for (auto& [attachment, arrival] : chosen)
        if (!arrival.headers.may.empty()) out.push_back(std::move(arrival));
}

// Where the gateway and both attachments want it (VPC transit gateway guide, "Security group referencing"). Of an
// inspection VPC on the way AWS is silent.
References Fabric::named_over_transit(Id<model::Vpc> from, const model::TransitAttachment& to,
                                      std::uint32_t trail) const {
    model::Tri named = std::min(network_->transit_gateways[to.gateway].group_references, to.group_references);
    for (const Id<model::TransitAttachment> id : graph_.doors().attachments_of(from)) {
        const model::TransitAttachment& other = network_->transit_attachments[id];
        if (trail == 0 && other.gateway == to.gateway) named = std::min(named, other.group_references);
    }
    if (named == model::Tri::no) return References::dead;
    return named == model::Tri::yes && trail == 0 ? References::alive : References::open;
}

const std::optional<Reached>& Fabric::entered(Id<model::Vpc> vpc) const {
    auto found = entered_.find(vpc);
    if (found == entered_.end()) found = entered_.emplace(vpc, graph_.entering(vpc)).first;
    return found->second;
}

Fabric::Arrivals Fabric::arrivals_from_internet(Id<model::Subnet> to) const {
    const Id<model::Vpc> vpc = network_->subnets[to].vpc;
    const Headers& entering = graph_.entering(to);
    const std::optional<Reached>& let_in = entered(vpc);
    if (!let_in) return {{{Kind::deliver, vpc.value}, References::dead, entering}};
    Arrivals out;
    for (const Reached::Part& part : let_in->parts()) {
        Headers passed;
        if (part.place.kind == Kind::deliver && part.place.index == vpc.value) passed = part.headers & entering;
        if (part.place.kind == Kind::handed && part.place.index == to.value) passed = part.headers;
        if (!passed.may.empty()) out.push_back({part.place, References::dead, std::move(passed)});
    }
    return out;
}

// What lies beyond the plan may answer anything. A gateway outwards, which keeps state itself, brings replies back by a
// way that AWS does not tell.
Headers Fabric::answers(const Arrivals& replies, const Place& to) const {
    const bool any = to.kind == Kind::beyond;
    Headers out;
    for (const Arrival& reply : replies)
        if (any || reply.place.kind == Kind::beyond || graph_.trails().answer(reply.place.trail, to.trail))
            out |= reply.headers;
    return reversed(out);
}

std::vector<Way> Fabric::ways_between(Id<model::Subnet> from, Id<model::Subnet> to) const {
    std::vector<Way> ways;
    const Arrivals replies = arrivals(to, from);
    std::map<std::pair<bool, std::uint32_t>, Headers> known;
    for (Arrival& arrival : arrivals(from, to)) {
        const bool alike = graph_.trails().size() == 1;  // then everything answers everything
        const auto [found, fresh] =
            known.try_emplace({!alike && arrival.place.kind == Kind::beyond, arrival.place.trail});
        if (fresh) found->second = answers(replies, arrival.place);
        Headers both = arrival.headers & found->second;
        ways.push_back({arrival.place.kind, arrival.place.index, arrival.references, std::move(arrival.headers),
                        std::move(both), arrival.place.trail});
    }
    return ways;
}

// Replies come back by the gateway that took the packet: from there they are delivered by its table, or locally. A
// gateway serves senders of its own VPC: of others the packet may come here behind an appliance.
std::vector<Way> Fabric::ways_out_of(Id<model::Subnet> subnet) const {
    std::vector<Way> ways;
    const Headers replies = reversed(graph_.entering(subnet));
    const Id<model::Vpc> vpc = network_->subnets[subnet].vpc;
    const auto add = [&](const Reached::Part& part, Headers both) {
        ways.push_back(
            {part.place.kind, part.place.index, References::dead, part.headers, std::move(both), part.place.trail});
    };
    for (const Reached::Part& part : reached(subnet).parts()) {
        switch (part.place.kind) {
            case Kind::internet:
                // Replies that an appliance is handed which has not seen the first packet are lost, as are those that
                // one which has seen it is not handed.
                if (part.place.index == vpc.value)
                    add(part, part.headers & answers(arrivals_from_internet(subnet), part.place));
                break;
            case Kind::egress_only:
                if (part.place.index == vpc.value) add(part, part.headers & replies);
                break;
            case Kind::service:
                if (network_->endpoints[Id<model::VpcEndpoint>{part.place.index}].vpc == vpc)
                    add(part, part.headers & replies);
                break;
            case Kind::peer:
            case Kind::beyond:
            case Kind::nat64:
                add(part, part.headers & replies);
                break;
            default:
                break;
        }
    }
    return ways;
}

Headers Fabric::answered_by_internet(Id<model::Subnet> from, std::uint32_t trail) const {
    Headers replies;
    for (const Reached::Part& part : reached(from).parts())
        if (part.place.kind == Kind::internet && part.place.index == network_->subnets[from].vpc.value &&
            graph_.trails().answer(part.place.trail, trail))
            replies |= part.headers;
    return reversed(replies);
}

// Replies have to leave by the gateway that let the packet in. Of what lies beyond the plan only so much is known that
// it may let in whom replies through it may reach.
std::vector<Way> Fabric::ways_into(Id<model::Subnet> subnet) const {
    std::vector<Way> ways;
    const Id<model::Vpc> vpc = network_->subnets[subnet].vpc;
    if (const model::Tri gateway = has_internet_gateway(vpc); gateway != model::Tri::no) {
        for (const Arrival& arrival : arrivals_from_internet(subnet)) {
            const Headers open = arrival.headers & from_public();
            Headers first = gateway == model::Tri::yes ? open : at_most(open);
            Headers both = first & answered_by_internet(subnet, arrival.place.trail);
            ways.push_back(
                {Kind::internet, vpc.value, References::dead, std::move(first), std::move(both), arrival.place.trail});
        }
    }
    for (Way& way : ways_from_beyond(subnet)) ways.push_back(std::move(way));
    return ways;
}

// The replies come from the translator's own subnet.
std::vector<Way> Fabric::ways_to_translators(Id<model::Subnet> subnet) const {
    std::vector<Way> ways;
    for (const Reached::Part& part : reached(subnet).parts()) {
        Id<model::Subnet> at{0};
        if (part.place.kind == Kind::nat)
            at = network_->nat_gateways[Id<model::NatGateway>{part.place.index}].subnet;
        else if (part.place.kind == Kind::middlebox)
            at = network_->enis[Id<model::Eni>{part.place.index}].subnet;
        else
            continue;
        ways.push_back({part.place.kind, part.place.index, References::dead, part.headers,
                        part.headers & answers(arrivals(at, subnet), part.place), part.place.trail});
    }
    return ways;
}

std::vector<Way> Fabric::ways_in_to_translators(Id<model::Vpc> vpc) const {
    std::vector<Way> ways;
    const std::optional<Reached>& let_in = entered(vpc);
    if (!let_in) return ways;
    for (const Reached::Part& part : let_in->parts()) {
        if (part.place.kind != Kind::middlebox) continue;
        const Id<model::Subnet> at = network_->enis[Id<model::Eni>{part.place.index}].subnet;
        Headers first = at_most(part.headers & from_public());
        Headers both = first & answered_by_internet(at, part.place.trail);
        ways.push_back(
            {part.place.kind, part.place.index, References::dead, std::move(first), std::move(both), part.place.trail});
    }
    return ways;
}

model::Tri Fabric::has_internet_gateway(Id<model::Vpc> vpc) const {
    if (const model::InternetGateway* gateway = internet_gateway(*network_, vpc))
        return gateway->attached.certain() ? model::Tri::yes : model::Tri::unknown;
    return network_->vpcs[vpc].in_plan ? model::Tri::no : model::Tri::unknown;
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

std::span<const Way> Fabric::from_unseen(Id<model::Subnet> subnet) const {
    return kept(from_unseen_, subnet, [&] { return ways_from_unseen(subnet); });
}

std::span<const Way> Fabric::in_to_translators(Id<model::Vpc> vpc) const {
    return kept(in_to_translators_, vpc, [&] { return ways_in_to_translators(vpc); });
}

std::span<const Way> Fabric::to_translators(Id<model::Subnet> subnet) const {
    return kept(to_translators_, subnet, [&] { return ways_to_translators(subnet); });
}

}  // namespace netlint::reach
