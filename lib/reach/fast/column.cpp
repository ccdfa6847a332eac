// The sweep over the senders of one column.
#include "column.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "connection.hpp"

namespace netlint::reach::fast {

namespace {

constexpr net::Family v4 = net::Family::ipv4;

}  // namespace

Column::Column(const Senders& senders, const Facts& facts, const Labels& known, const set::PortSet& client_ports,
               Exactly exactly)
    : senders_(senders),
      facts_(facts),
      client_ports_(client_ports),
      exactly_(std::move(exactly)),
      labels_(known),
      evaluation_(facts, labels_),
      links_(facts, evaluation_.corridors(), labels_, client_ports),
      sendings_(senders.sendings()) {
    labels_.keep_products(std::size_t{1} << 16);
}

const ClassColumn& Column::of(std::uint32_t to) {
    column_.to = to;
    column_.from.clear();
    target_ = &senders_.side(to);
    if (!target_->accepts) return column_;
    plain_ = senders_.plain(to) && target_->known_target;
    if (plain_) {
        over_v6_ = senders_.over_v6(to);
        address_ = senders_.address(to);
        let_in_ = &facts_.groups.by_address(target_->groups, model::Direction::ingress, v4);
        named_ = senders_.named(target_->groups).begin();
        named_end_ = senders_.named(target_->groups).end();
    }
    for (const std::uint32_t place : senders_.into(facts_.network.subnets[target_->subnet].vpc))
        add_subnet(senders_.subnet(place));
    return column_;
}

void Column::add_subnet(const Senders::Subnet& from) {
    if (!plain_) return add_pairs({from.plain.begin, from.others.end});
    const Link& link = links_.at(from.id, from.addresses, target_->subnet, address_);
    const bool over_v6 = over_v6_ && from.over_v6;
    if (link.open && !from.blocks.empty()) {
        run_ = let_in_->run_of(from.addresses.first);
        while (named_ != named_end_ && *named_ < from.plain.begin) ++named_;
        const bool named = named_ != named_end_ && *named_ < from.plain.end;
        const bool refused =
            link.followed && !named && let_in_->values()[run_].empty() &&
            (run_ + 1 == let_in_->starts().size() || from.addresses.last < let_in_->starts()[run_ + 1]);
        if (!refused || over_v6)
            for (const Senders::Block& block : from.blocks) add_block(block, link);
    } else if (over_v6) {
        add_pairs(from.plain);
    }
    if (over_v6 || !from.known)
        add_pairs(from.others);
    else if (link.open)
        add_others(from.others, link);
}

void Column::add_block(const Senders::Block& block, const Link& link) {
    if (block.over_v6 && over_v6_) return add_pairs(block.classes);
    Sending& sending = sendings_[block.sending];
    if (sending.column != column_.to) look_up(senders_.side(block.classes.begin), sending);
    if (!take(sending)) return;
    ClassRange rest = block.classes;
    for (const Link::Piece& piece : link.pieces) {
        ClassRange here = rest;
        if (&piece != &link.pieces.back()) here.end = senders_.not_before(rest, piece.sources.last.next());
        rest.begin = here.end;
        if (here.empty()) continue;
        if (!piece.followed)
            add_pairs(here);
        else if (!piece.services.empty())
            sweep(here, piece);
    }
}

// The target's groups admit by address: a run of what they let in holds for all senders in it.
void Column::sweep(ClassRange senders, const Link::Piece& piece) {
    const LabelBounds services = services_of(senders.begin, piece);
    const auto starts = let_in_->starts();
    const auto values = let_in_->values();
    std::size_t run = run_;
    const Point last = senders_.address(senders.end - 1);
    while (!senders.empty()) {
        while (run + 1 < starts.size() && starts[run + 1] <= senders_.address(senders.begin)) ++run;
        ClassRange here = senders;
        if (run + 1 < starts.size() && starts[run + 1] <= last)
            here.end = senders_.not_before(senders, starts[run + 1]);
        add_alike(here, piece, services, values[run]);
        senders.begin = here.end;
    }
}

// But for those that permissions of the target name.
void Column::add_alike(ClassRange senders, const Link::Piece& piece, const LabelBounds& services,
                       const LabelBounds& let_in) {
    while (named_ != named_end_ && *named_ < senders.begin) ++named_;
    const LabelBounds passing = labels_.both(services, let_in);
    for (; named_ != named_end_ && *named_ < senders.end; ++named_) {
        add({senders.begin, *named_}, passing);
        add({*named_, *named_ + 1}, of_named(*named_, piece, let_in));
        senders.begin = *named_ + 1;
    }
    add(senders, passing);
}

void Column::add_pairs(ClassRange senders) {
    for (std::uint32_t from = senders.begin; from < senders.end; ++from) add({from, from + 1}, of_pair(from));
}

void Column::add(ClassRange senders, const LabelBounds& services) {
    if (senders.empty() || services.empty()) return;
    const set::ServiceSet *must = &labels_.services(services.must), *may = &labels_.services(services.may);
    if (!column_.from.empty()) {
        ClassColumn::Run& before = column_.from.back();
        if (before.last + 1 == senders.begin && before.must == must && before.may == may) {
            before.last = senders.end - 1;
            return;
        }
    }
    column_.from.push_back({senders.begin, senders.end - 1, must, may});
}

void Column::add_others(ClassRange senders, const Link& link) {
    for (std::uint32_t from = senders.begin; from < senders.end; ++from) {
        const std::optional<LabelBounds> spread = of_spread(from, link);
        add({from, from + 1}, spread ? *spread : of_pair(from));
    }
}

// Columns behind each other mostly lie in one run of what is sent.
void Column::look_up(const Evaluation::Side& one, Sending& sending) {
    using model::Direction;
    if (address_ < sending.targets.first || sending.targets.last < address_) {
        sending.targets = {{}, last_point(v4)};
        sending.sent = facts_.groups.by_address(one.groups, Direction::egress, v4, address_, sending.targets);
    }
    sending.named_target = {};
    if (sending.sent != everything)
        sending.named_target = facts_.groups.by_reference(one.groups, Direction::egress, target_->groups, labels_);
    sending.column = column_.to;
}

// False: nothing is sent to the target.
bool Column::take(const Sending& sending) {
    sending_.sent = sending.sent;
    sending_.named_target = sending.named_target;
    return !sending.sent.empty() || !sending.named_target.empty();
}

// What is plain but for its address, which is one of many: all of them together. Nothing: ask for the pair.
std::optional<LabelBounds> Column::of_spread(std::uint32_t from, const Link& link) {
    const Evaluation::Side& sender = senders_.side(from);
    const std::vector<Span>& addresses = sender.spans[static_cast<std::size_t>(v4)];
    if (addresses.size() != 1 || !facts_.groups.complete(sender.groups)) return std::nullopt;
    Sending sending;
    look_up(sender, sending);
    if (!take(sending)) return LabelBounds{};
    const bool named =
        !facts_.groups.by_reference(target_->groups, model::Direction::ingress, sender.groups, labels_).empty();
    const auto starts = let_in_->starts();
    LabelBounds sum;
    for (const Link::Piece& piece : link.pieces) {
        const Span here{std::max(piece.sources.first, addresses[0].first),
                        std::min(piece.sources.last, addresses[0].last)};
        if (here.last < here.first) continue;
        if (!piece.followed) return std::nullopt;
        if (piece.services.empty()) continue;
        const LabelBounds services = named ? LabelBounds{} : services_of(from, piece);
        for (std::size_t run = let_in_->run_of(here.first); run < starts.size() && starts[run] <= here.last; ++run) {
            const LabelBounds& let_in = let_in_->values()[run];
            sum = labels_.either(sum, named ? of_named(from, piece, let_in) : labels_.both(services, let_in));
        }
    }
    return sum;
}

// What gets to the target from a sender that none of its permissions names, before they are looked at.
LabelBounds Column::services_of(std::uint32_t from, const Link::Piece& piece) {
    if (sending_.named_target.empty()) return labels_.both(piece.services, sending_.sent);
    Evaluation::Admission open = sending_;
    open.let_in = everything;
    open.named_source = {};
    return labels_.both(evaluation_.first_packets(senders_.side(from), *target_, piece.arrivals, v4, open),
                        piece.answered);
}

LabelBounds Column::of_named(std::uint32_t from, const Link::Piece& piece, const LabelBounds& let_in) {
    Evaluation::Admission admission = sending_;
    admission.let_in = let_in;
    admission.named_source =
        facts_.groups.by_reference(target_->groups, model::Direction::ingress, senders_.side(from).groups, labels_);
    return labels_.both(evaluation_.first_packets(senders_.side(from), *target_, piece.arrivals, v4, admission),
                        piece.answered);
}

LabelBounds Column::of_pair(std::uint32_t from) {
    const Evaluation::Side& sender = senders_.side(from);
    LabelBounds services;
    if (evaluation_.services(sender, *target_, client_ports_, services)) return services;
    cells_.clear();
    if (evaluation_.cells(sender.eni, target_->eni, cells_))
        return fast::answered(cells_, client_ports_, Pick::some, labels_);
    return exactly_(sender.eni, target_->eni, labels_);
}

}  // namespace netlint::reach::fast
