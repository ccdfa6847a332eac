// What interfaces send to hosts of IPv4 by way of NAT64, in the headers that they send it in.
#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "connections.hpp"
#include "connector.hpp"
#include "nat64.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;

HeaderSpace echoing(const HeaderSpace& headers) {
    std::vector<set::Box> boxes = headers.boxes();
    for (set::Box& box : boxes) box.services = with_echoes(std::move(box.services));
    return HeaderSpace::from(boxes);
}

// What of these headers, as a gateway sends them on, stands for which names.
HeaderSpace before(const HeaderSpace& headers) {
    std::vector<set::Box> boxes;
    for (set::Box& box : headers.boxes())
        boxes.push_back({AddressSet::all_v6(), to_nat64(box.destination), with_echoes(std::move(box.services)),
                         std::move(box.source_ports)});
    return HeaderSpace::from(boxes);
}

// What lies beyond the plan takes it on to any host outside.
Connection outwards(const HeaderSpace& offered) {
    const Headers all = Headers::at_most(offered);
    return {all, all, all};
}

}  // namespace

// A gateway goes on in its own name, as with packets of IPv4, and so may an interface that forwards. Possible at most.
Connection Connector::by_nat64(EniId from, const Endpoint& to, const HeaderSpace& asked, const Visited& visited) const {
    const EniId* target = std::get_if<EniId>(&to);
    const auto* outside = std::get_if<Outside>(&to);
    Connection out;
    if ((!target && !outside) || (target && !network_->enis[*target].accepts_connections)) return out;
    const AddressSet names = nat64_names(target ? network_->enis[*target].addresses : outside->addresses);
    const HeaderSpace sent = asked & between(addresses(from), names);
    if (sent.empty()) return out;
    Headers passed = Headers::at_most(echoing(sent));
    passed = within(passed, admitted(from, model::Direction::egress, target,
                                     target ? as_destination(from, *target, References::open) : References::dead));
    passed = within(passed, Headers::at_most(nat64_packets()));
    if (passed.may.empty()) return out;
    Visited now = visited;
    if (!network_->enis[from].source_dest_check) now.push_back(from);
    const auto offered = [](const HeaderSpace& first) {
        const set::ServiceSet services =
            with_echoes(first.services()) - set::ServiceSet::protocol(net::Protocol::icmpv6);
        return HeaderSpace::box(AddressSet::all_v4(), from_nat64(first.destinations()), services, first.source_ports());
    };
    const auto add_next = [&](const Way& way, const HeaderSpace& first, const Connection& next) {
        const HeaderSpace both = echoing(first & way.both.may);
        add(out, possible({Headers::at_most(echoing(first) & before(next.forward.may) & sent),
                           Headers::at_most(both & before(next.every.may) & sent),
                           Headers::at_most(both & before(next.some.may) & sent)}));
    };
    // To IPv4, or, `on` the way, first to an address of IPv6 of its own.
    const auto by_box = [&](const Way& way, const HeaderSpace& taken, EniId by, bool on) {
        if (by == from || std::ranges::find(now, by) != now.end()) return;
        const Headers& own = admitted(by, model::Direction::ingress, &from, in_region(from, by, References::open));
        const HeaderSpace first = taken & own.may;
        if (first.empty()) return;
        add_next(way, first, onward(by, false, net::Family::ipv4, to, offered(first), now));
        if (!on) return;
        const Connection& next = onward(by, false, net::Family::ipv6, to, first, now);
        const HeaderSpace both = echoing(first & way.both.may);
        add(out,
            possible({Headers::at_most(echoing(first) & next.forward.may & sent),
                      Headers::at_most(both & next.every.may & sent), Headers::at_most(both & next.some.may & sent)}));
    };
    for (const Way& way : fabric_.out_of(network_->enis[from].subnet)) {
        const bool beyond = way.through == Place::Kind::beyond;
        if (!beyond && way.through != Place::Kind::nat64) continue;
        const HeaderSpace first = through_boxes(within(passed, way.first), way, from, target).may;
        if (first.empty()) continue;
        const Id<model::NatGateway> known{way.index};
        for (const Id<model::NatGateway> by : beyond ? std::span(nat64_from_beyond_) : std::span(&known, 1))
            add_next(way, first,
                     onward(network_->nat_gateways[by].eni, true, net::Family::ipv4, to, offered(first), now));
        if (!beyond) continue;
        for (const EniId by : nat64_boxes_from_beyond_) by_box(way, first, by, false);
        add_next(way, first, target ? by_unseen_nat64(*target, offered(first)) : outwards(offered(first)));
    }
    for (const Way& way : fabric_.to_translators(network_->enis[from].subnet)) {
        if (way.through != Place::Kind::middlebox) continue;
        const HeaderSpace first = through_boxes(within(passed, way.first), way, from, target).may;
        if (!first.empty()) by_box(way, first, EniId{way.index}, true);
    }
    return out;
}

// On by a translator that the plan does not show, from whatever address and port it takes.
Connection Connector::by_unseen_nat64(EniId to, const HeaderSpace& offered) const {
    const HeaderSpace asked = HeaderSpace::box(AddressSet::all_v4(), offered.destinations(), offered.services());
    const Connection next = from_unseen(to, asked);
    const auto any_port = [](const HeaderSpace& headers) {
        std::vector<set::Box> boxes;
        for (set::Box& box : headers.boxes())
            boxes.push_back(
                {AddressSet::all_v4(), std::move(box.destination), std::move(box.services), set::PortSet::all()});
        return Headers::at_most(HeaderSpace::from(boxes));
    };
    const Headers some = any_port(next.some.may);
    return {any_port(next.forward.may), some, some};
}

}  // namespace netlint::reach
