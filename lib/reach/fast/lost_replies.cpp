// Whether replies may get lost: of one pair of ends, and of all interfaces of two subnets.
#include <algorithm>
#include <vector>

#include "parts.hpp"

namespace netlint::reach {

namespace {

using fast::Cell;
using fast::Corridor;
using fast::Label;
using fast::Packet;
using fast::Point;
using fast::Span;

// Looks at the fabric alone, so it says true too often, never too seldom.
class Between {
public:
    Between(FastEngine::Parts& parts, Id<model::Subnet> from, Id<model::Subnet> to, const set::PortSet& client_ports)
        : parts_(parts), from_(from), to_(to), client_ports_(client_ports) {}

    // The sweep of Evaluation::cells, over the addresses of all interfaces.
    bool lose(net::Family family) {
        const std::vector<Span>&sources = parts_.addresses_in(from_, family),
              &targets = parts_.addresses_in(to_, family);
        if (targets.empty()) return false;
        for (Point at; const Span* source = next(sources, at);) {
            at = std::max(at, source->first);
            Span here{at, fast::last_point(family)};
            for (Point towards; const Span* target = next(targets, towards);) {
                towards = std::max(towards, target->first);
                Span there{towards, fast::last_point(family)};
                if (loses({family, at, towards, here, there})) return true;
                if (there.last == fast::last_point(family)) break;
                towards = there.last.next();
            }
            if (here.last == fast::last_point(family)) break;
            at = here.last.next();
        }
        return false;
    }

private:
    // The first that does not end before the point.
    static const Span* next(const std::vector<Span>& spans, Point point) {
        const auto found = std::ranges::lower_bound(spans, point, {}, &Span::last);
        return found == spans.end() ? nullptr : &*found;
    }

    bool loses(const Packet& packet) {
        const Corridor& way = parts_.evaluation.corridors().between(from_, to_, packet);
        if (way.appliance) return true;
        if (way.services.must != Label::none) {
            const Corridor& back = parts_.evaluation.corridors().between(
                to_, from_, {packet.family, packet.destination, packet.source, packet.destinations, packet.sources});
            if (back.appliance) return true;
            const Label kept = parts_.labels.answered(back.services.may, client_ports_, Pick::every);
            if (!parts_.labels.part_of(way.services.must, kept)) return true;
        }
        return std::ranges::any_of(way.translators, [&](const fast::Reach& nat) {
            return nat.services.must != Label::none && passes_on(Id<model::NatGateway>{nat.place.index}, packet);
        });
    }

    // Whether anything gets from the gateway to the target's subnet for certain. What becomes of its replies is left to
    // the question about each pair.
    bool passes_on(Id<model::NatGateway> id, const Packet& packet) {
        const model::Network& network = parts_.facts.network;
        const Id<model::Eni> by = network.nat_gateways[id].eni;
        const Id<model::Subnet> subnet = network.nat_gateways[id].subnet;
        if (subnet == to_ || network.enis[by].addresses.empty()) return true;
        for (const Span& own : fast::to_spans(network.enis[by].addresses, packet.family))
            for (Point at = own.first;;) {
                Span here{at, own.last};
                const Corridor& way = parts_.evaluation.corridors().between(
                    subnet, to_, {packet.family, at, packet.destination, here, packet.destinations});
                if (way.appliance || way.services.must != Label::none || !way.translators.empty()) return true;
                if (here.last == own.last) break;
                at = here.last.next();
            }
        return false;
    }

    FastEngine::Parts& parts_;
    Id<model::Subnet> from_, to_;
    const set::PortSet& client_ports_;
};

}  // namespace

void FastEngine::Parts::find_addresses() {
    const model::Network& network = facts.network;
    addresses_in_.resize(network.subnets.size());
    others_speak_.resize(network.subnets.size());
    others_hand_on_.resize(network.subnets.size());
    for (std::size_t i = 0; i < network.enis.size(); ++i) {
        const Id<model::Eni> id = network.enis.id(i);
        if (facts.speaks_for_clients(id)) others_speak_[network.enis[id].subnet.value] = true;
        if (facts.handed_on(id)) others_hand_on_[network.enis[id].subnet.value] = true;
    }
    for (const model::Eni& eni : network.enis)
        for (const net::Family family : {net::Family::ipv4, net::Family::ipv6}) {
            std::vector<Span>& all = addresses_in_[eni.subnet.value][static_cast<std::size_t>(family)];
            const std::vector<Span> own = fast::to_spans(eni.addresses, family);
            all.insert(all.end(), own.begin(), own.end());
        }
    for (auto& families : addresses_in_)
        for (std::vector<Span>& all : families) {
            const set::AddressSet sum =
                fast::to_addresses(all, &all == &families.front() ? net::Family::ipv4 : net::Family::ipv6);
            all = fast::to_spans(sum, &all == &families.front() ? net::Family::ipv4 : net::Family::ipv6);
        }
}

bool FastEngine::may_lose_replies(const Endpoint& from, const Endpoint& to, const set::PortSet& client_ports) const {
    const auto* cells = parts_->cells_of(from, to);
    if (!cells) return true;
    fast::Labels& labels = parts_->labels;
    for (const Cell& cell : *cells) {
        const Label kept = labels.both(cell.every.may, labels.answered(cell.replies.may, client_ports, Pick::every));
        if (!labels.part_of(cell.first.must, kept)) return true;
    }
    return false;
}

bool FastEngine::may_lose_replies(Id<model::Subnet> from, Id<model::Subnet> to,
                                  const set::PortSet& client_ports) const {
    if (!meets(from, to)) return false;
    if (parts_->others_speak(from) || parts_->others_hand_on(to)) return true;  // the fabric alone does not tell
    if (from == to) return false;                                               // nothing stands between
    Between between(*parts_, from, to, client_ports);
    return between.lose(net::Family::ipv4) || between.lose(net::Family::ipv6);
}

bool FastEngine::opens_within_two_vpcs(Id<model::Subnet> from) const {
    return !parts_->others_speak(from) && parts_->settled(from);
}

bool FastEngine::takes_within_two_vpcs(Id<model::Subnet> to) const {
    return !parts_->others_hand_on(to) && parts_->settled(to);
}

bool FastEngine::within_own_vpc(Id<model::Eni> eni, const set::AddressSet& hosts) const {
    const fast::Facts& facts = parts_->facts;
    const Id<model::Subnet> subnet = facts.network.enis[eni].subnet;
    const Id<model::Vpc> vpc = facts.network.subnets[subnet].vpc;
    if (facts.speaks_for_clients(eni) || facts.handed_on(eni) || parts_->compiled.entered[eni.value] || !scope(subnet))
        return false;
    // What the table of an internet gateway leads to may pass packets on in its own name.
    return !facts.edge_routed(vpc) && !parts_->compiled.detours().of(vpc) && !parts_->compiled.detours().to(hosts);
}

}  // namespace netlint::reach
