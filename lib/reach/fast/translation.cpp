// Packets that a NAT gateway sends on in its own name.
#include <algorithm>

#include "evaluation.hpp"
#include "netlint/net/well_known.hpp"

namespace netlint::reach::fast {

namespace {

using Kind = Place::Kind;

// One world's sums over the gateway's possible addresses.
struct Sum {
    LabelBounds some{}, all = everything;

    void add(const LabelBounds& services, Labels& labels) {
        some = labels.either(some, services);
        all = labels.both(all, services);
    }
    // A pick of the address that the plan hides is not a pick of the gateway: certain is what holds for each.
    LabelBounds some_of(bool fixed) const { return fixed ? some : LabelBounds{all.must, some.may}; }
    LabelBounds every_of(bool fixed) const { return fixed ? all : LabelBounds{all.must, some.may}; }
};

}  // namespace

bool Evaluation::translated(EniId from, const Endpoint& to, const Reach& nat, const LabelBounds& admitted,
                            const Packet& packet, std::vector<Cell>& out) {
    const Id<model::NatGateway> gateway{nat.place.index};
    const LabelBounds passed = labels_.both(nat.services, admitted);
    if (facts_.network.nat_gateways[gateway].eni == from || passed.empty()) return true;
    if (translating_) return false;
    const Id<model::Subnet> subnet = facts_.network.enis[from].subnet;
    const EniId* target = std::get_if<EniId>(&to);
    // Hosts outside are the same for all interfaces of the subnet.
    const Renamed found =
        target ? renamed(subnet, gateway, target, packet)
               : renamed_.at(std::uint64_t{subnet.value} << 32 | gateway.value, packet,
                             [&](const Packet& whole) { return renamed(subnet, gateway, nullptr, whole); });
    if (!found.known) return false;
    Cell cell;
    cell.first = labels_.both(passed, found.first);
    cell.every = labels_.both(passed, found.every);
    cell.some = labels_.both(passed, found.some);
    cell.replies = found.replies;
    if (!cell.first.empty()) out.push_back(cell);
    return true;
}

Evaluation::Renamed Evaluation::renamed(Id<model::Subnet> from, Id<model::NatGateway> gateway, const EniId* target,
                                        const Packet& packet) {
    const model::NatGateway& nat = facts_.network.nat_gateways[gateway];
    const EniId by = nat.eni;
    constexpr Renamed unknown{{}, {}, {}, {}, false};
    Renamed out;
    if (from != nat.subnet) {
        const Corridor& way = replies(nat.subnet, from, packet);
        if (way.appliance) return unknown;
        out.replies = way.services;
    }
    const set::PortSet ports = set::to_port_set(net::ephemeral_ports(net::Client::nat_gateway));
    Sum first, every, some;
    const std::vector<Span> own = to_spans(addresses(by), net::Family::ipv4);
    std::vector<Cell> onward;
    for (const Span& span : own) {
        for (Point at = span.first;;) {
            Span here{at, span.last};
            const Packet next{packet.family, at, packet.destination, here, packet.destinations};
            onward.clear();
            translating_ = true;
            const bool known = target ? to_eni(by, *target, next, onward) : to_outside(by, next, onward);
            translating_ = false;
            if (!known) return unknown;
            Cell sum;
            for (const Cell& cell : onward) {
                // Another translation, or ways whose replies differ: ports would have to be followed one by one.
                if (cell.first != cell.every || cell.first != cell.some || cell.replies != onward.front().replies)
                    return unknown;
                sum.first = labels_.either(sum.first, cell.first);
            }
            if (!onward.empty()) sum.replies = onward.front().replies;
            first.add(sum.first, labels_);
            every.add(labels_.both(sum.first, labels_.answered(sum.replies, ports, Pick::every)), labels_);
            some.add(labels_.both(sum.first, labels_.answered(sum.replies, ports, Pick::some)), labels_);
            if (here.last == span.last) break;
            at = here.last.next();
        }
    }
    if (own.empty()) return out;
    const bool fixed = facts_.network.enis[by].address_fixed;
    out.first = first.some_of(fixed);
    out.every = every.every_of(fixed);
    out.some = some.some_of(fixed);
    return out;
}

}  // namespace netlint::reach::fast
