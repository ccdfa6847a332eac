// The services between two interfaces, as the class matrix wants them: millions of pairs, and no cells kept.
#include "evaluation.hpp"

namespace netlint::reach::fast {

Evaluation::Side Evaluation::side(Id<model::Eni> id) const {
    const model::Eni& eni = facts_.network.enis[id];
    return {id,
            eni.subnet,
            facts_.groups.class_of(id),
            eni.accepts_connections,
            eni.opens_connections,
            !facts_.speaks_for_clients(id) && !facts_.sends_by_nat64(id),
            !facts_.handed_on(id) && eni.accepting.certain(),
            {to_spans(eni.addresses, net::Family::ipv4), to_spans(eni.addresses, net::Family::ipv6)}};
}

// The sweep of cells().
bool Evaluation::services(const Side& from, const Side& to, const set::PortSet& client_ports, LabelBounds& out) {
    out = {};
    if (!from.opens) return true;
    if (!from.known_sender || !to.known_target) return false;
    if (!to.accepts) return true;
    for (const net::Family family : {net::Family::ipv4, net::Family::ipv6}) {
        const auto &sources = from.spans[static_cast<std::size_t>(family)],
                   &targets = to.spans[static_cast<std::size_t>(family)];
        if (targets.empty()) continue;
        for (const Span& source : sources)
            for (Point at = source.first;;) {
                Span here{at, source.last};
                for (const Span& target : targets)
                    for (Point towards = target.first;;) {
                        Span there{towards, target.last};
                        if (!add_services(from, to, client_ports, {family, at, towards, here, there}, out))
                            return false;
                        if (there.last == target.last) break;
                        towards = there.last.next();
                    }
                if (here.last == source.last) break;
                at = here.last.next();
            }
    }
    return true;
}

// As to_eni(), which says why; filters and references are looked up once for all arrivals.
bool Evaluation::add_services(const Side& from, const Side& to, const set::PortSet& client_ports, const Packet& packet,
                              LabelBounds& out) {
    using model::Direction;
    const GroupLabels& groups = facts_.groups;
    Admission admission;
    admission.sent =
        groups.by_address(from.groups, Direction::egress, packet.family, packet.destination, packet.destinations);
    admission.named_target = groups.by_reference(from.groups, Direction::egress, to.groups, labels_);
    const LabelBounds sent_at_most =
        GroupLabels::joined(admission.sent, admission.named_target, References::open, packet.family, labels_);
    if (sent_at_most.empty()) return true;
    admission.let_in = groups.by_address(to.groups, Direction::ingress, packet.family, packet.source, packet.sources);
    admission.named_source = groups.by_reference(to.groups, Direction::ingress, from.groups, labels_);
    if (from.subnet == to.subnet) {
        out = labels_.either(out, first_packets(from, to, std::span(&on_the_link, 1), packet.family, admission));
        return true;
    }
    const LabelBounds in_at_most =
        GroupLabels::joined(admission.let_in, admission.named_source, References::open, packet.family, labels_);
    const bool refused = labels_.both(sent_at_most, in_at_most).empty();
    const Corridor& way = corridors_.between(from.subnet, to.subnet, packet);
    if (refused && !way.otherwise) return true;
    if (way.appliance || !way.translators.empty()) return false;
    const LabelBounds first = first_packets(from, to, way.arrivals, packet.family, admission);
    if (first.empty()) return true;
    const Corridor& back = replies(to.subnet, from.subnet, packet);
    if (back.appliance) return false;
    out = labels_.either(out, labels_.both(first, labels_.answered(back.services, client_ports, Pick::some)));
    return true;
}

LabelBounds Evaluation::first_packets(const Side& from, const Side& to, std::span<const Arrival> arrivals,
                                      net::Family family, const Admission& admission) {
    LabelBounds first;
    for (const Arrival& arrival : arrivals) {
        // Over a transit gateway groups can be named as sources only.
        const References named = arrival.transit ? References::dead : arrival.references;
        LabelBounds in = admission.let_in, sent = admission.sent;
        if (!admission.named_source.empty())
            in = GroupLabels::joined(in, admission.named_source, in_region(from.subnet, to.subnet, arrival.references),
                                     family, labels_);
        if (!admission.named_target.empty())
            sent = GroupLabels::joined(sent, admission.named_target, as_destination(from.subnet, to.subnet, named),
                                       family, labels_);
        first = labels_.either(first, labels_.both(labels_.both(arrival.services, in), sent));
    }
    return first;
}

}  // namespace netlint::reach::fast
