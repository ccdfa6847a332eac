// Joins ways, security groups, public addresses and translations into connections.
#include "connector.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "connections.hpp"
#include "nat64.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;

}  // namespace

Connector::Connector(const model::Network& network)
    : network_(&network),
      fabric_(network),
      nat64_from_beyond_(nat64_gateways_from_beyond(network)),
      nat64_boxes_from_beyond_(nat64_boxes_from_beyond(network)) {
    using Key = std::tuple<bool, bool, std::vector<std::pair<Id<model::SecurityGroup>, bool>>>;
    std::map<Key, std::uint32_t> known;
    for (const model::Eni& eni : network.enis) {
        Key key{eni.filtered, eni.groups_complete.certain(), {}};
        for (const model::Attachment& attachment : eni.groups)
            std::get<2>(key).emplace_back(attachment.group, attachment.certainty.certain());
        std::ranges::sort(std::get<2>(key));
        class_of_.push_back(known.try_emplace(std::move(key), static_cast<std::uint32_t>(known.size())).first->second);
    }
    ingress_.resize(known.size());
    egress_.resize(known.size());
    nat_of_.resize(network.enis.size());
    entrances_.resize(network.enis.size());
    for (std::size_t i = 0; i < network.entrances.size(); ++i) {
        const Id<model::Entrance> id = network.entrances.id(i);
        entrances_[network.entrances[id].target.value].push_back(id);
    }
    for (std::size_t i = 0; i < network.nat_gateways.size(); ++i) {
        const Id<model::NatGateway> id = network.nat_gateways.id(i);
        nat_of_[network.nat_gateways[id].eni.value] = id;
    }
}

const Headers& Connector::admitted(EniId eni, model::Direction direction, const EniId* peer,
                                   References references) const {
    constexpr std::uint32_t nobody = ~std::uint32_t{0};
    const std::uint32_t own = class_of_[eni.value];
    const Admission key{own, peer ? class_of_[peer->value] : nobody, direction, references};
    auto found = admitted_.find(key);
    if (found == admitted_.end()) {
        auto& filter = (direction == model::Direction::ingress ? ingress_ : egress_)[own];
        if (!filter) filter.emplace(*network_, network_->enis[eni], direction);
        found = admitted_.emplace(key, filter->admitted(peer ? &network_->enis[*peer] : nullptr, references)).first;
    }
    return found->second;
}

// Translators need some address to speak of, even where the plan tells nothing of it.
AddressSet Connector::addresses(EniId eni) const {
    const model::Eni& interface = network_->enis[eni];
    if (!interface.addresses.empty()) return interface.addresses;
    const AddressSet subnet = network_->subnets[interface.subnet].usable_addresses();
    return subnet.empty() ? AddressSet::all() : subnet;
}

Connection Connector::connect(const Endpoint& from, const Endpoint& to, const HeaderSpace& asked) const {
    return std::visit(overloaded{
                          [&](EniId eni) {
                              if (!network_->enis[eni].opens_connections) return Connection{};
                              Connection out = opened(eni, to, asked);
                              const auto& callable = network_->enis[eni].opens_to;
                              const HeaderSpace named =
                                  callable ? asked & between(AddressSet::all(), to_nat64(callable->may)) : asked;
                              add(out, by_nat64(eni, to, named, {}));
                              const EniId* target = std::get_if<EniId>(&to);
                              if (target && !entrances_[target->value].empty())
                                  add(out, by_entrances(from, *target, asked));
                              return out;
                          },
                          [&](const Outside& outside) {
                              const EniId* eni = std::get_if<EniId>(&to);
                              if (!eni) return Connection{};
                              const HeaderSpace called =
                                  asked & between(outside.addresses, network_->enis[*eni].addresses);
                              Connection out = from_outside(*eni, called);
                              add(out, from_internet_translated(*eni, called));
                              if (!entrances_[eni->value].empty()) add(out, by_entrances(from, *eni, asked));
                              return out;
                          },
                          [](const Platform&) { return Connection{}; },  // the platform opens no connections
                      },
                      from);
}

// Sent by an interface itself, whose clients may not call everybody.
Connection Connector::opened(EniId from, const Endpoint& to, const HeaderSpace& asked) const {
    const auto& allowed = network_->enis[from].opens_to;
    if (!allowed) return send(from, to, asked, {});
    const Headers inside{between(AddressSet::all(), allowed->must), between(AddressSet::all(), allowed->may)};
    const Connection sent = send(from, to, asked & inside.may, {});
    return {within(sent.forward, inside), within(sent.every, inside), within(sent.some, inside)};
}

Connection Connector::send(EniId from, const Endpoint& to, const HeaderSpace& asked, const Visited& visited) const {
    const AddressSet sources = addresses(from);
    HeaderSpace sent;
    Connection out;
    if (const EniId* eni = std::get_if<EniId>(&to)) {
        const model::Eni& target = network_->enis[*eni];
        sent = asked & between(sources, target.addresses);
        if (sent.empty() || !target.accepts_connections) return out;
        out = to_eni(from, *eni, sent);
        if (target.subnet == network_->enis[from].subnet) return out;
    } else if (const Outside* outside = std::get_if<Outside>(&to)) {
        sent = asked & between(sources, outside->addresses);
        if (sent.empty()) return out;
        static const AddressSet lattice = model::symbolic_block("vpc-lattice");
        if (outside->addresses.overlaps(lattice)) {
            const HeaderSpace served = sent & between(AddressSet::all(), lattice);
            sent -= served;
            add(out, to_service_networks(from, served));
        }
        add(out, to_outside(from, sent));
    } else {
        return to_platform(from, asked & between(sources, std::get<Platform>(to).addresses));
    }
    for (const Way& way : fabric_.to_translators(network_->enis[from].subnet))
        add(out, translated(way, from, to, sent, visited));
    return out;
}

Headers Connector::admitted_from(EniId from, EniId to, References references) const {
    const Headers& own = admitted(to, model::Direction::ingress, &from, references);
    if (network_->enis[to].fronts.empty()) return as_clients(from, own);
    return as_clients(from, own) & as_clients(from, behind(to, &from));
}

// Headers whose sources stand for clients, as those of one sender: what all clients may send for certain, what any of
// them may possibly.
Headers Connector::as_clients(EniId from, const Headers& own) const {
    const model::Tri keeps = network_->enis[from].keeps_clients;
    if (keeps == model::Tri::no) return own;
    const auto of_any = [](const HeaderSpace& headers) {
        std::vector<set::Box> boxes;
        for (const auto& [clients, senders] : {std::pair{AddressSet::internet_v4(), AddressSet::all_v4()},
                                               std::pair{AddressSet::internet_v6(), AddressSet::all_v6()}}) {
            const HeaderSpace theirs = headers & between(clients, AddressSet::all());
            for (const set::Box& box : theirs.boxes())
                boxes.push_back({senders, box.destination, box.services, box.source_ports});
        }
        return HeaderSpace::from(boxes);
    };
    const Headers theirs{HeaderSpace::all() - of_any(HeaderSpace::all() - own.must), of_any(own.may)};
    if (keeps == model::Tri::yes) return theirs;
    return {theirs.must & own.must, theirs.may | own.may};
}

// A permission cannot name a group of another region (VPC peering guide, "Update your security groups to reference peer
// security groups").
References Connector::in_region(EniId from, EniId to, References on_the_way) const {
    const std::string& here = network_->vpc_of(network_->enis[from].subnet).region;
    const std::string& there = network_->vpc_of(network_->enis[to].subnet).region;
    return here != there && !here.empty() && !there.empty() ? References::dead : on_the_way;
}

// AWS says of references that die on the way that they admit nothing as a source; of destinations it is silent.
References Connector::as_destination(EniId from, EniId to, References on_the_way) const {
    return in_region(from, to, on_the_way == References::dead ? References::open : on_the_way);
}

Connection Connector::to_eni(EniId from, EniId to, const HeaderSpace& asked) const {
    const model::Eni &a = network_->enis[from], &b = network_->enis[to];
    std::optional<Headers> passed[6];  // by what references mean, and over a transit gateway
    Connection out;
    for (const Way& way : fabric_.between(a.subnet, b.subnet)) {
        // Over a transit gateway groups can be named as sources only.
        const bool transit = way.through == Place::Kind::transit_deliver;
        const References named = transit ? References::dead : way.references;
        auto& headers = passed[static_cast<std::size_t>(way.references) + (transit ? 3 : 0)];
        if (!headers)
            headers = within(within(asked, admitted_from(from, to, in_region(from, to, way.references))),
                             admitted(from, model::Direction::egress, &to, as_destination(from, to, named)));
        const Headers first = through_boxes(within(*headers, way.first), way, from, &to);
        if (!first.may.empty()) add(out, first, within(first, way.both));
    }
    return b.accepting.certain() ? out : possible(std::move(out));
}

// What the groups of the interfaces on the way admit, of which each passes packets on as they are.
Headers Connector::through_boxes(Headers headers, const Way& way, EniId from, const EniId* to) const {
    for (const EniId box : fabric_.trail(way.trail).boxes) {
        const References named = in_region(from, box, References::open);
        headers = within(headers, admitted(box, model::Direction::ingress, &from, named));
        headers = within(headers, admitted(box, model::Direction::egress, to,
                                           to ? in_region(box, *to, References::open) : References::dead));
    }
    return headers;
}

}  // namespace netlint::reach
