// Puts the senders of all sites beside the links to one subnet.
#include "inflows.hpp"

#include <algorithm>

namespace netlint::reach::fast {

namespace {

constexpr net::Family v4 = net::Family::ipv4;
constexpr model::Direction egress = model::Direction::egress;

}  // namespace

Inflows::Inflows(const Senders& senders, const Facts& facts, Corridors& corridors, Labels& labels,
                 const set::PortSet& client_ports)
    : senders_(senders),
      facts_(facts),
      labels_(labels),
      links_(senders, corridors, labels, client_ports),
      sendings_(senders.sendings()) {}

std::span<const Inflows::Source> Inflows::at(Id<model::Subnet> to, Point target) {
    if (to_ == to && targets_.first <= target && target <= targets_.last) return sources_;
    to_ = to;
    target_ = target;
    targets_ = {{}, last_point(v4)};
    flows_.clear();
    sources_.clear();
    std::vector<std::size_t> ends;
    for (const std::uint32_t site : senders_.into(facts_.network.subnets[to].vpc)) {
        add(site);
        ends.push_back(flows_.size());
    }
    for (std::size_t i = 0, begin = 0; i < ends.size(); begin = ends[i++])
        sources_[i].flows = {flows_.data() + begin, flows_.data() + ends[i]};
    std::erase_if(sources_, [](const Source& source) { return source.flows.empty(); });
    return sources_;
}

void Inflows::add(std::uint32_t place) {
    const Senders::Site& site = senders_.site(place);
    const Link& link = links_.at(place, to_, target_);
    narrow(targets_, link.destinations);
    const std::size_t begin = flows_.size();
    for (const Senders::Block& block : site.blocks) add_block(block, link);
    for (std::uint32_t sender = site.others.begin; sender < site.others.end; ++sender) add_other(sender, link);
    Source source{{site.plain.begin, site.others.end}, nowhere, {}};
    if (!link.pieces.empty()) source.addresses = {link.pieces.front().sources.first, link.pieces.back().sources.last};
    for (const Inflow& flow : std::span(flows_).subspan(begin)) {
        source.followed &= flow.how != Inflow::How::singly;
        source.over_v6 |= flow.over_v6;
    }
    sources_.push_back(source);
}

void Inflows::add_block(const Senders::Block& block, const Link& link) {
    using How = Inflow::How;
    const Sending& sending = this->sending(block);
    ClassRange rest = block.classes;
    for (const Link::Piece& piece : link.pieces) {
        ClassRange here = rest;
        if (&piece != &link.pieces.back()) here.end = senders_.not_before(rest, piece.sources.last.next());
        rest.begin = here.end;
        if (here.empty()) continue;
        const LabelBounds services = labels_.both(piece.services, sending.sent);
        const bool sends = !sending.sent.empty() || sending.named != 0;
        const bool arrives = sends && piece.open() && (!piece.followed || !services.empty() || sending.named != 0);
        if (!arrives && !block.over_v6) continue;
        flows_.push_back({here,
                          arrives && !piece.followed ? How::singly : How::alike,
                          block.over_v6,
                          block.sending,
                          arrives ? sending.named : 0,
                          std::span(&piece, 1),
                          sending.sent,
                          services,
                          {senders_.address(here.begin), senders_.address(here.end - 1)}});
    }
}

void Inflows::add_other(std::uint32_t sender, const Link& link) {
    const Evaluation::Side& side = senders_.side(sender);
    if (!side.opens) return;
    Inflow flow{{sender, sender + 1}, Inflow::How::singly};
    flow.over_v6 = !side.spans[static_cast<std::size_t>(net::Family::ipv6)].empty();
    const bool open = std::ranges::any_of(link.pieces, &Link::Piece::open);
    if (!side.known_sender || (open && !is_spread(side)))
        flows_.push_back(flow);
    else if (open ? spread(side, link, flow) : flow.over_v6)
        flows_.push_back(flow);
}

// What is plain but for its address, which is one of many.
bool Inflows::is_spread(const Evaluation::Side& side) const {
    return side.spans[static_cast<std::size_t>(v4)].size() == 1 && facts_.groups.complete(side.groups);
}

// All pieces together; false: nothing arrives.
bool Inflows::spread(const Evaluation::Side& side, const Link& link, Inflow& flow) {
    const Span addresses = flow.addresses = side.spans[static_cast<std::size_t>(v4)].front();
    flow.carried = facts_.groups.carried(side.groups);
    const auto begin = std::ranges::lower_bound(link.pieces, addresses.first, {},
                                                [](const Link::Piece& piece) { return piece.sources.last; });
    const auto end = std::ranges::upper_bound(begin, link.pieces.end(), addresses.last, {},
                                              [](const Link::Piece& piece) { return piece.sources.first; });
    flow.how = Inflow::How::spread;
    flow.sent = facts_.groups.by_address(side.groups, egress, v4, target_, targets_);
    if (flow.sent != everything) flow.named = facts_.groups.named(side.groups, egress);
    if (flow.sent.empty() && flow.named == 0) return flow.over_v6;
    flow.pieces = {begin, end};
    for (const Link::Piece& piece : flow.pieces)
        flow.services = labels_.either(flow.services, labels_.both(piece.services, flow.sent));
    if (std::ranges::any_of(flow.pieces, [](const Link::Piece& piece) { return !piece.followed; }))
        flow.how = Inflow::How::singly;
    return flow.how == Inflow::How::singly || !flow.services.empty() || flow.named != 0 || flow.over_v6;
}

// Columns behind each other mostly lie in one run of what is sent.
const Inflows::Sending& Inflows::sending(const Senders::Block& block) {
    Sending& sending = sendings_[block.sending];
    if (target_ < sending.targets.first || sending.targets.last < target_) {
        const std::uint32_t groups = senders_.side(block.classes.begin).groups;
        sending.targets = {{}, last_point(v4)};
        sending.sent = facts_.groups.by_address(groups, egress, v4, target_, sending.targets);
        sending.named = sending.sent != everything ? facts_.groups.named(groups, egress) : 0;
    }
    narrow(targets_, sending.targets);
    return sending;
}

}  // namespace netlint::reach::fast
