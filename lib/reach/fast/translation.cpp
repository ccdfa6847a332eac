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
    const model::NatGateway& gateway = facts_.network.nat_gateways[Id<model::NatGateway>{nat.place.index}];
    const EniId by = gateway.eni;
    const LabelBounds passed = labels_.both(nat.services, admitted);
    if (by == from || passed.empty()) return true;
    if (translating_) return false;
    const Id<model::Subnet> subnet = facts_.network.enis[from].subnet;
    LabelBounds back = everything;
    if (subnet != gateway.subnet) {
        const Corridor& way = replies(gateway.subnet, subnet, packet);
        if (way.appliance) return false;
        back = way.services;
    }
    const set::PortSet ports = set::to_port_set(net::ephemeral_ports(net::Client::nat_gateway));
    const EniId* target = std::get_if<EniId>(&to);
    Sum first, every, some;
    const std::vector<Span> own = to_spans(addresses(by), net::Family::ipv4);
    std::vector<Cell> onward;
    for (const Span& span : own) {
        for (Point at = span.first;;) {
            Span here{at, span.last};
            const Packet renamed{packet.family, at, packet.destination, here, packet.destinations};
            onward.clear();
            translating_ = true;
            const bool known = target ? to_eni(by, *target, renamed, onward) : to_outside(by, renamed, onward);
            translating_ = false;
            if (!known) return false;
            Cell sum;
            for (const Cell& cell : onward) {
                // Another translation, or ways whose replies differ: ports would have to be followed one by one.
                if (cell.first != cell.every || cell.first != cell.some || cell.replies != onward.front().replies)
                    return false;
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
    if (own.empty()) return true;
    const bool fixed = facts_.network.enis[by].address_fixed;
    Cell cell;
    cell.first = labels_.both(passed, first.some_of(fixed));
    cell.every = labels_.both(passed, every.every_of(fixed));
    cell.some = labels_.both(passed, some.some_of(fixed));
    cell.replies = back;
    if (!cell.first.empty()) out.push_back(cell);
    return true;
}

}  // namespace netlint::reach::fast
