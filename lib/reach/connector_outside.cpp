// What interfaces exchange with what is no interface of the plan: hosts outside, services, the platform.
#include <utility>

#include "connections.hpp"
#include "connector.hpp"
#include "netlint/model/symbolic.hpp"
#include "netlint/net/well_known.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;

// What the internet gateway passes: it maps public IPv4 to private addresses one to one; IPv6 needs no mapping.
Headers mapped(model::Tri public_v4, model::Tri public_v6) {
    static const HeaderSpace v6 = between(AddressSet::all_v6(), AddressSet::all_v6()), v4 = HeaderSpace::all() - v6;
    Headers out = Headers::exactly(HeaderSpace::all());
    for (const auto& [allowed, family] : {std::pair{public_v4, &v4}, std::pair{public_v6, &v6}}) {
        if (allowed != model::Tri::yes) out.must -= *family;
        if (allowed == model::Tri::no) out.may -= *family;
    }
    return out;
}

// Hosts of the internet reach a private IPv4 address through a public one only, whatever else a table may hold.
HeaderSpace not_from_internet() {
    return between(~AddressSet::internet_v4(), AddressSet::all());
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

Connection Connector::to_outside(EniId from, const HeaderSpace& asked) const {
    Connection out;
    const Headers passed = within(asked, admitted(from, model::Direction::egress, nullptr, References::dead));
    if (passed.may.empty()) return out;
    for (const Way& way : fabric_.out_of(network_->enis[from].subnet)) {
        Headers first = through_boxes(within(passed, way.first), way, from, nullptr);
        if (way.through == Place::Kind::internet || way.through == Place::Kind::egress_only)
            first = within(first, mapped(public_v4(from), network_->enis[from].public_v6));
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
    return entering(to, asked, fabric_.into(network_->enis[to].subnet));
}

// By an interface that forwards, in its name, where the table of the internet gateway leads to it: nobody knows whether
// it does that. The gateway maps the target's own public address.
Connection Connector::from_internet_translated(EniId to, const HeaderSpace& asked) const {
    const model::Eni& eni = network_->enis[to];
    Connection out;
    for (const Way& way : fabric_.in_to_translators(network_->subnets[eni.subnet].vpc)) {
        const EniId by{way.index};
        if (by == to) continue;
        Headers passed = within(within(asked, way.first), mapped(public_v4(to), eni.public_v6));
        passed = cut(std::move(passed), public_access(to, Place::Kind::internet, model::Direction::ingress));
        passed = within(passed, admitted(by, model::Direction::ingress, nullptr, References::dead));
        passed = from_boxes(std::move(passed), way, to);
        if (!passed.may.empty()) add(out, passed_on(by, false, to, passed, within(passed, way.both), {}));
    }
    return out;
}

// From a translator beyond the plan, or in a VPC that the plan does not show.
Connection Connector::from_unseen(EniId to, const HeaderSpace& asked) const {
    return possible(entering(to, asked, fabric_.from_unseen(network_->enis[to].subnet)));
}

Connection Connector::entering(EniId to, const HeaderSpace& asked, std::span<const Way> ways) const {
    const model::Eni& eni = network_->enis[to];
    Connection out;
    if (asked.empty() || !eni.accepts_connections) return out;
    Headers passed = within(asked, admitted(to, model::Direction::ingress, nullptr, References::dead));
    if (!eni.fronts.empty()) passed = within(passed, behind(to, nullptr));
    if (passed.may.empty()) return out;
    for (const Way& way : ways) {
        const bool inside = way.through == Place::Kind::deliver || way.through == Place::Kind::leave;
        Headers first = from_boxes(within(passed, way.first), way, to);
        first = cut(std::move(first), public_access(to, way.through, model::Direction::ingress));
        if (way.through == Place::Kind::internet)
            first = within(first, mapped(public_v4(to), eni.public_v6));
        else if (!inside && public_v4(to) == model::Tri::no)
            first = within(first, Headers::exactly(not_from_internet()));
        if (!first.may.empty()) add(out, first, within(first, way.both));
    }
    return eni.accepting.certain() ? out : possible(std::move(out));
}

// As through_boxes, for a sender that is no interface.
Headers Connector::from_boxes(Headers headers, const Way& way, EniId to) const {
    for (const EniId box : fabric_.trail(way.trail).boxes) {
        headers = within(headers, admitted(box, model::Direction::ingress, nullptr, References::dead));
        headers = within(headers, admitted(box, model::Direction::egress, &to, in_region(box, to, References::open)));
    }
    return headers;
}

}  // namespace netlint::reach
