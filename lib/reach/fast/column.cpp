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
      inflows_(senders, facts, evaluation_.corridors(), labels_, client_ports),
      named_targets_(senders.sendings()) {}

const ClassColumn& Column::of(std::uint32_t to) {
    column_.to = to;
    column_.from.clear();
    target_ = &senders_.side(to);
    if (!target_->accepts) return column_;
    if (!senders_.plain(to) || !target_->known_target) {
        for (const std::uint32_t place : senders_.into(facts_.network.subnets[target_->subnet].vpc))
            add_pairs({senders_.site(place).plain.begin, senders_.site(place).others.end});
        return column_;
    }
    over_v6_ = senders_.over_v6(to);
    carried_ = facts_.groups.carried(target_->groups);
    naming_ = facts_.groups.named(target_->groups, model::Direction::ingress);
    let_in_ = &facts_.groups.by_address(target_->groups, model::Direction::ingress, v4);
    named_ = senders_.named(target_->groups).begin();
    named_end_ = senders_.named(target_->groups).end();
    for (const Inflows::Source& from : inflows_.at(target_->subnet, senders_.address(to))) add(from);
    return column_;
}

void Column::add(const Inflows::Source& from) {
    run_ = let_in_->run_of(from.addresses.first);
    last_run_ = let_in_->run_of(from.addresses.last, run_, let_in_->starts().size() - 1);
    while (named_ != named_end_ && *named_ < from.senders.begin) ++named_;
    const bool named = named_ != named_end_ && *named_ < from.senders.end;
    const bool refused =
        from.followed && !named && !(over_v6_ && from.over_v6) && run_ == last_run_ && let_in_->values()[run_].empty();
    if (refused) return;
    for (const Inflow& flow : from.flows) add(flow);
}

void Column::add(const Inflow& flow) {
    using How = Inflow::How;
    if (flow.how == How::singly || (over_v6_ && flow.over_v6)) return add_pairs(flow.senders);
    named_target_ = (flow.named & carried_) != 0 ? named_target(flow) : LabelBounds{};
    if (flow.services.empty() && named_target_.empty()) return;
    if (flow.how == How::spread)
        add(flow.senders, of_spread(flow));
    else
        sweep(flow);
}

// The target's groups admit by address: a run of what they let in holds for all senders in it.
void Column::sweep(const Inflow& flow) {
    const LabelBounds services = named_target_.empty() ? flow.services : services_of(flow, flow.pieces.front());
    const auto starts = let_in_->starts();
    const auto values = let_in_->values();
    ClassRange senders = flow.senders;
    const Point last = flow.addresses.last;
    std::size_t run = let_in_->run_of(flow.addresses.first, run_, last_run_);
    for (;; ++run) {
        ClassRange here = senders;
        if (run < last_run_ && starts[run + 1] <= last) here.end = senders_.not_before(senders, starts[run + 1]);
        if (!here.empty()) add_alike(here, flow, services, values[run]);
        if (here.end == senders.end) return;
        senders.begin = here.end;
    }
}

// But for those that permissions of the target name.
void Column::add_alike(ClassRange senders, const Inflow& flow, const LabelBounds& services, const LabelBounds& let_in) {
    while (named_ != named_end_ && *named_ < senders.begin) ++named_;
    const LabelBounds passing = labels_.both(services, let_in);
    for (; named_ != named_end_ && *named_ < senders.end; ++named_) {
        add({senders.begin, *named_}, passing);
        add({*named_, *named_ + 1}, of_named(*named_, flow, flow.pieces.front(), let_in));
        senders.begin = *named_ + 1;
    }
    add(senders, passing);
}

void Column::add_pairs(ClassRange senders) {
    for (std::uint32_t from = senders.begin; from < senders.end; ++from) add({from, from + 1}, of_pair(from));
}

void Column::add(ClassRange senders, const LabelBounds& services) {
    if (senders.empty() || services.empty()) return;
    if (!column_.from.empty() && column_.from.back().last + 1 == senders.begin && services == latest_) {
        column_.from.back().last = senders.end - 1;
        return;
    }
    latest_ = services;
    const set::ServiceSet *may = told(services.may), *must = services.must == services.may ? may : told(services.must);
    column_.from.push_back({senders.begin, senders.end - 1, must, may});
}

const set::ServiceSet* Column::told(Label label) {
    const auto number = static_cast<std::uint32_t>(label);
    if (number >= told_.size()) told_.resize(std::max<std::size_t>(number + 1, 2 * told_.size()));
    if (!told_[number]) told_[number] = &labels_.services(label);
    return told_[number];
}

LabelBounds Column::named_target(const Inflow& flow) {
    const auto find = [&] {
        return facts_.groups.by_reference(senders_.side(flow.senders.begin).groups, model::Direction::egress,
                                          target_->groups, labels_);
    };
    if (flow.how != Inflow::How::alike) return find();
    NamedTarget& known = named_targets_[flow.sending];
    if (known.column != column_.to) known = {find(), column_.to};
    return known.services;
}

LabelBounds Column::of_spread(const Inflow& flow) {
    const bool named = (flow.carried & naming_) != 0;
    const auto starts = let_in_->starts();
    LabelBounds sum;
    for (const Link::Piece& piece : flow.pieces) {
        if (piece.services.empty()) continue;
        Span here = piece.sources;
        narrow(here, flow.addresses);
        const LabelBounds services = named ? LabelBounds{} : services_of(flow, piece);
        for (std::size_t run = let_in_->run_of(here.first, run_, last_run_);
             run < starts.size() && starts[run] <= here.last; ++run) {
            const LabelBounds& let_in = let_in_->values()[run];
            sum = labels_.either(
                sum, named ? of_named(flow.senders.begin, flow, piece, let_in) : labels_.both(services, let_in));
        }
    }
    return sum;
}

// What gets to the target from a sender that none of its permissions names, before they are looked at.
LabelBounds Column::services_of(const Inflow& flow, const Link::Piece& piece) {
    if (named_target_.empty()) return labels_.both(piece.services, flow.sent);
    return arriving(flow.senders.begin, piece, {flow.sent, named_target_, everything, {}});
}

LabelBounds Column::of_named(std::uint32_t from, const Inflow& flow, const Link::Piece& piece,
                             const LabelBounds& let_in) {
    return arriving(
        from, piece,
        {flow.sent, named_target_, let_in,
         facts_.groups.by_reference(target_->groups, model::Direction::ingress, senders_.side(from).groups, labels_)});
}

LabelBounds Column::arriving(std::uint32_t from, const Link::Piece& piece, const Evaluation::Admission& admission) {
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
