// What interfaces send by way of translators, which go on in their own name.
#include <algorithm>
#include <utility>

#include "connections.hpp"
#include "connector.hpp"
#include "netlint/net/well_known.hpp"

namespace netlint::reach {

namespace {

using set::HeaderSpace;

}  // namespace

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
    Headers passed =
        within(sent, admitted(from, model::Direction::egress, target,
                              target ? as_destination(from, *target, References::open) : References::dead));
    if (!nat)
        passed = within(passed, admitted(by, model::Direction::ingress, &from, in_region(from, by, References::open)));
    passed = through_boxes(std::move(passed), way, from, target);
    if (passed.may.empty()) return {};
    Visited now = visited;
    if (nat_of_[from.value] || !network_->enis[from].source_dest_check) now.push_back(from);
    return passed_on(by, nat, to, passed, within(passed, way.both), now);
}

Connection Connector::passed_on(EniId by, bool nat, const Endpoint& to, const Headers& passed, const Headers& both,
                                const Visited& visited) const {
    Connection out;
    const auto add_next = [&](net::Family family, const HeaderSpace& offered) {
        if (offered.empty()) return;
        const Connection& next = onward(by, nat, family, to, offered, visited);
        const Headers first = passed & next.forward;
        if (!first.may.empty()) add(out, {first, both & next.every, both & next.some});
    };
    if (nat) {
        add_next(net::Family::ipv4, passed.may);
        return out;
    }
    for (const net::Family family : {net::Family::ipv4, net::Family::ipv6}) add_next(family, passed.may.only(family));
    return {possible(out.forward), possible(out.some), possible(out.some)};
}

// It goes on under its own address, with a source port of its choice; the connection is pulled back through the
// rewrite. Of IPv6 it may be translated again on the way, to IPv4.
const Connection& Connector::onward(EniId by, bool nat, net::Family family, const Endpoint& to,
                                    const HeaderSpace& asked, const Visited& visited) const {
    constexpr std::size_t most_kept = 8;
    const net::PortRange range = nat ? net::ephemeral_ports(net::Client::nat_gateway) : net::PortRange::all;
    const Transfer rewrite =
        Transfer::rewrite(addresses(by).only(family), set::to_port_set(range), network_->enis[by].address_fixed);
    const HeaderSpace sent = rewrite.forward(Headers::at_most(asked)).may;
    for (const Onward& known : onward_)
        if (known.by == by && known.visited == visited && known.asked == sent && known.to == to)
            return known.connection;
    Connection c = send(by, to, sent, visited);
    if (family == net::Family::ipv6) add(c, by_nat64(by, to, sent, visited));
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
