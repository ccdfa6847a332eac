// Walks both ways between two subnets, for all senders' addresses at once.
#include "links.hpp"

#include <algorithm>
#include <utility>

#include "evaluation.hpp"

namespace netlint::reach::fast {

Links::Links(const Facts& facts, Corridors& corridors, Labels& labels, const set::PortSet& client_ports)
    : corridors_(corridors), labels_(labels), client_ports_(client_ports), known_(facts.network.subnets.size()) {}

const Link& Links::at(Id<model::Subnet> from, Span senders, Id<model::Subnet> to, Point target) {
    Known& known = known_[from.value];
    Link& link = known.link;
    if (known.to == to && link.destinations.first <= target && target <= link.destinations.last) return link;
    known.to = to;
    link.destinations = {{}, last_point(net::Family::ipv4)};
    link.pieces.clear();
    link.open = false;
    link.followed = true;
    if (senders.last < senders.first) return link;
    for (Point at = senders.first;;) {
        Span sources{at, senders.last};
        Link::Piece made = piece(from, to, target, sources, link.destinations);
        made.sources = sources;
        link.followed &= made.followed;
        link.open |= !made.followed || !made.services.empty();
        link.pieces.push_back(std::move(made));
        if (sources.last == senders.last) return link;
        at = sources.last.next();
    }
}

Link::Piece Links::piece(Id<model::Subnet> from, Id<model::Subnet> to, Point target, Span& sources,
                         Span& destinations) {
    if (from == to) return {{}, std::span(&Evaluation::on_the_link, 1), everything, everything, true};
    const Packet there{net::Family::ipv4, sources.first, target, sources, destinations};
    const Corridor& way = corridors_.between(from, to, there);
    Link::Piece out{{}, way.arrivals, {}, {}, !way.appliance && way.translators.empty()};
    if (!out.followed || way.services.empty()) return out;
    const LabelBounds services = way.services;
    const Corridor& back =
        corridors_.between(to, from, {net::Family::ipv4, target, sources.first, destinations, sources});
    out.followed = !back.appliance;
    out.answered = labels_.answered(back.services, client_ports_, Pick::some);
    out.services = labels_.both(services, out.answered);
    return out;
}

}  // namespace netlint::reach::fast
