// Walks both ways between subnets, for all senders' addresses at once.
#include "links.hpp"

#include <algorithm>
#include <utility>

#include "evaluation.hpp"

namespace netlint::reach::fast {

namespace {

bool alike(const Link::Piece& a, const Link::Piece& b) {
    return a.arrivals.data() == b.arrivals.data() && a.services == b.services && a.answered == b.answered &&
           a.followed == b.followed;
}

}  // namespace

Links::Links(const Senders& senders, Corridors& corridors, Labels& labels, const set::PortSet& client_ports)
    : senders_(senders),
      corridors_(corridors),
      labels_(labels),
      client_ports_(client_ports),
      known_(senders.sites().size()) {}

const Link& Links::at(std::uint32_t from, Id<model::Subnet> to, Point target) {
    Known& known = known_[from];
    Link& link = known.link;
    if (known.to == to && link.destinations.first <= target && target <= link.destinations.last) return link;
    known.to = to;
    link.destinations = {{}, last_point(net::Family::ipv4)};
    link.pieces.clear();
    const Senders::Site& site = senders_.site(from);
    for (const Senders::Subnet& subnet : site.subnets)
        add(subnet, senders_.meets(site, subnet.id, to), to, target, link);
    return link;
}

void Links::add(const Senders::Subnet& from, bool meets, Id<model::Subnet> to, Point target, Link& link) {
    for (Point at = from.addresses.first;;) {
        Span sources{at, from.addresses.last};
        Link::Piece made;
        if (meets) made = piece(from.id, to, target, sources, link.destinations);
        made.sources = sources;
        if (!link.pieces.empty() && alike(link.pieces.back(), made))
            link.pieces.back().sources.last = sources.last;
        else
            link.pieces.push_back(std::move(made));
        if (sources.last == from.addresses.last) return;
        at = sources.last.next();
    }
}

Link::Piece Links::piece(Id<model::Subnet> from, Id<model::Subnet> to, Point target, Span& sources,
                         Span& destinations) {
    if (from == to) return {{}, std::span(&Evaluation::on_the_link, 1), everything, everything, true};
    const Packet there{net::Family::ipv4, sources.first, target, sources, destinations};
    const Corridor& way = corridors_.between_once(from, to, there);
    Link::Piece out{{}, way.arrivals, {}, {}, !way.appliance && way.translators.empty()};
    if (!out.followed || way.services.empty()) return out;
    const LabelBounds services = way.services;
    const Corridor& back =
        corridors_.between_once(to, from, {net::Family::ipv4, target, sources.first, destinations, sources});
    out.followed = !back.appliance;
    out.answered = labels_.answered(back.services, client_ports_, Pick::some);
    out.services = labels_.both(services, out.answered);
    return out;
}

}  // namespace netlint::reach::fast
