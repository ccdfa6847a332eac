// Joins ways, security groups, public addresses and translations into connections.
#include "connector.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "netlint/base/overloaded.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/net/well_known.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;
using set::ServiceSet;

HeaderSpace between(const AddressSet& sources, const AddressSet& destinations) {
    return HeaderSpace::box(sources, destinations, ServiceSet::all());
}

// The part of `asked` within; filters are mostly certain, and then one intersection does.
Headers within(const HeaderSpace& asked, const Headers& filter) {
    HeaderSpace may = asked & filter.may;
    if (may.empty()) return {};
    if (filter.must == filter.may) return Headers::exactly(std::move(may));
    return {asked & filter.must, std::move(may)};
}

Headers within(const Headers& asked, const Headers& filter) {
    if (asked.may.empty()) return {};
    if (asked.must == asked.may) return within(asked.may, filter);
    return asked & filter;
}

void add(Connection& to, const Headers& first, const Headers& both) {
    to.forward |= first;
    to.every |= both;
    to.some |= both;
}

void add(Connection& to, const Connection& other) {
    to.forward |= other.forward;
    to.every |= other.every;
    to.some |= other.some;
}

// The internet gateway maps public IPv4 to private addresses one to one; IPv6 needs no mapping.
Headers mapped(model::Tri public_v4) {
    static const HeaderSpace v6 = between(AddressSet::all_v6(), AddressSet::all_v6());
    if (public_v4 == model::Tri::yes) return Headers::exactly(HeaderSpace::all());
    return {v6, public_v4 == model::Tri::unknown ? HeaderSpace::all() : v6};
}

// Hosts of the internet reach a private IPv4 address through a public one only, whatever else a table may hold.
HeaderSpace not_from_internet() {
    return between(~AddressSet::internet_v4(), AddressSet::all());
}

Headers possible(Headers headers) {
    return Headers::at_most(std::move(headers.may));
}

// What is left where something may forbid it all.
Headers cut(Headers headers, model::Tri allowed) {
    if (allowed == model::Tri::yes) return headers;
    return allowed == model::Tri::no ? Headers{} : possible(std::move(headers));
}

}  // namespace

AddressSet resolver_addresses(const model::Vpc& vpc) {
    AddressSet out;
    for (const net::NamedAddress& known : net::platform_addresses)
        if (known.name == "resolver") out |= AddressSet::of(known.address);
    for (const net::Prefix& prefix : vpc.prefixes) {
        if (prefix.family() != net::Family::ipv4) continue;
        out |= AddressSet::of(net::Address::v4(prefix.first().as_v4() + 2));
        break;
    }
    return out;
}

Connector::Connector(const model::Network& network) : network_(&network), fabric_(network) {
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

model::Tri Connector::public_v4(EniId eni) const {
    const auto& nat = nat_of_[eni.value];
    if (!nat) return network_->enis[eni].has_public_v4;
    const model::NatGateway& gateway = network_->nat_gateways[*nat];
    return gateway.is_public ? gateway.has_public_v4 : model::Tri::no;
}

// Whether VPC Block Public Access lets the interface's subnet exchange packets by this gateway.
model::Tri Connector::public_access(EniId eni, Place::Kind through, model::Direction direction) const {
    if (through != Place::Kind::internet && through != Place::Kind::egress_only) return model::Tri::yes;
    switch (network_->subnets[network_->enis[eni].subnet].public_access) {
        case model::PublicAccess::open:
            return model::Tri::yes;
        case model::PublicAccess::translated: {
            const bool translates = through == Place::Kind::egress_only || nat_of_[eni.value];
            return direction == model::Direction::egress && translates ? model::Tri::yes : model::Tri::no;
        }
        case model::PublicAccess::none:
            return model::Tri::no;
        case model::PublicAccess::unknown:
            break;
    }
    return model::Tri::unknown;
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
                          [&](EniId eni) { return send(eni, to, asked, {}); },
                          [&](const Outside& outside) {
                              const EniId* eni = std::get_if<EniId>(&to);
                              if (!eni) return Connection{};
                              Connection out = from_outside(
                                  *eni, asked & between(outside.addresses, network_->enis[*eni].addresses));
                              if (!entrances_[eni->value].empty()) add(out, by_entrances(from, *eni, asked));
                              return out;
                          },
                          [](const Platform&) { return Connection{}; },  // the platform opens no connections
                      },
                      from);
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
            headers = within(
                within(asked, admitted(to, model::Direction::ingress, &from, in_region(from, to, way.references))),
                admitted(from, model::Direction::egress, &to, as_destination(from, to, named)));
        const Headers first = within(*headers, way.first);
        if (!first.may.empty()) add(out, first, within(first, way.both));
    }
    return out;
}

Connection Connector::to_outside(EniId from, const HeaderSpace& asked) const {
    Connection out;
    const Headers passed = within(asked, admitted(from, model::Direction::egress, nullptr, References::dead));
    if (passed.may.empty()) return out;
    for (const Way& way : fabric_.out_of(network_->enis[from].subnet)) {
        Headers first = within(passed, way.first);
        if (way.through == Place::Kind::internet) first = within(first, mapped(public_v4(from)));
        first = cut(std::move(first), public_access(from, way.through, model::Direction::egress));
        if (!first.may.empty()) add(out, first, within(first, way.both));
    }
    return out;
}

// No filter and no route touches them; the resolver answers only where the VPC wants it.
Connection Connector::to_platform(EniId from, const HeaderSpace& asked) const {
    const model::Vpc& vpc = network_->vpc_of(network_->enis[from].subnet);
    Headers open = Headers::exactly(asked);
    if (vpc.dns_support != model::Tri::yes) {
        const HeaderSpace dns = asked & between(AddressSet::all(), resolver_addresses(vpc));
        open.must -= dns;
        if (vpc.dns_support == model::Tri::no) open.may -= dns;
    }
    return {open, open, open};
}

Connection Connector::from_outside(EniId to, const HeaderSpace& asked) const {
    const model::Eni& eni = network_->enis[to];
    Connection out;
    if (asked.empty() || !eni.accepts_connections) return out;
    const Headers passed = within(asked, admitted(to, model::Direction::ingress, nullptr, References::dead));
    if (passed.may.empty()) return out;
    for (const Way& way : fabric_.into(eni.subnet)) {
        Headers first = within(passed, way.first);
        first = cut(std::move(first), public_access(to, way.through, model::Direction::ingress));
        if (way.through == Place::Kind::internet)
            first = within(first, mapped(public_v4(to)));
        else if (public_v4(to) == model::Tri::no)
            first = within(first, Headers::exactly(not_from_internet()));
        if (!first.may.empty()) add(out, first, within(first, way.both));
    }
    return out;
}

// The first packet's way to the translator, and what the translator makes of it. A middlebox may translate too, but
// nobody knows.
Connection Connector::translated(const Way& way, EniId from, const Endpoint& to, const HeaderSpace& asked,
                                 const Visited& visited) const {
    const bool nat = way.through == Place::Kind::nat;
    const EniId by = nat ? network_->nat_gateways[Id<model::NatGateway>{way.index}].eni : EniId{way.index};
    if (by == from || std::ranges::find(visited, by) != visited.end()) return {};
    const Headers sent = within(asked, way.first);
    if (sent.may.empty()) return {};
    const EniId* target = std::get_if<EniId>(&to);
    const Headers passed =
        within(sent, admitted(from, model::Direction::egress, target,
                              target ? as_destination(from, *target, References::open) : References::dead));
    if (passed.may.empty()) return {};
    Visited now = visited;
    if (nat_of_[from.value] || !network_->enis[from].source_dest_check) now.push_back(from);
    const Connection& next = onward(by, nat, to, passed.may, now);
    const Headers first = passed & next.forward;
    if (first.may.empty()) return {};
    const Headers both = within(passed, way.both);
    Connection out{first, both & next.every, both & next.some};
    if (!nat) out = {possible(out.forward), possible(out.some), possible(out.some)};
    return out;
}

// It goes on under its own address, with a source port of its choice; the connection is pulled back through the
// rewrite.
const Connection& Connector::onward(EniId by, bool nat, const Endpoint& to, const HeaderSpace& asked,
                                    const Visited& visited) const {
    constexpr std::size_t most_kept = 8;
    const net::PortRange range = nat ? net::ephemeral_ports(net::Client::nat_gateway) : net::PortRange::all;
    const Transfer rewrite = Transfer::rewrite(addresses(by).only(net::Family::ipv4), set::to_port_set(range),
                                               network_->enis[by].address_fixed);
    const HeaderSpace sent = rewrite.forward(Headers::at_most(asked)).may;
    for (const Onward& known : onward_)
        if (known.by == by && known.visited == visited && known.asked == sent && known.to == to)
            return known.connection;
    const Connection c = send(by, to, sent, visited);
    if (onward_.size() == most_kept) onward_.pop_front();
    onward_.push_back({by,
                       visited,
                       to,
                       sent,
                       {rewrite.backward(c.forward, Pick::some), rewrite.backward(c.every, Pick::every),
                        rewrite.backward(c.some, Pick::some)}});
    return onward_.back().connection;
}

}  // namespace netlint::reach
