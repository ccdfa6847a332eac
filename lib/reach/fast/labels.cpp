// Services cut into pieces, and the tables of products.
#include "labels.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace netlint::reach::fast {

namespace {

using set::ServiceSet;

// Echo request and reply change places (RFC 792, RFC 4443); the rest of `part` stays.
ServiceSet echoes_swapped(const ServiceSet& part, net::Protocol protocol, std::uint8_t request, std::uint8_t reply) {
    const ServiceSet asked = ServiceSet::of({protocol, static_cast<std::uint16_t>(request * 256)});
    const ServiceSet told = ServiceSet::of({protocol, static_cast<std::uint16_t>(reply * 256)});
    ServiceSet out = part - asked - told;
    if (part.overlaps(asked)) out |= told;
    if (part.overlaps(told)) out |= asked;
    return out;
}

// The same for equal sets.
std::size_t content(const ServiceSet& services) {
    std::uint64_t hash = 0;
    for (const auto& run : services.points().intervals())
        hash = (hash ^ (std::uint64_t{run.first} << 32 | run.last)) * 0x9e3779b97f4a7c15;
    return static_cast<std::size_t>(hash >> 40);
}

// These points and those where a set begins, or ends before; sorted. Marked, not sorted: there are few services, and
// each is in many permissions.
std::vector<std::uint32_t> with_borders(std::span<const std::uint32_t> points,
                                        std::span<const ServiceSet* const> sets) {
    std::vector<std::uint64_t> marked(set::ServicePoint::end / 64 + 1);
    const auto mark = [&](std::uint32_t point) { marked[point / 64] |= std::uint64_t{1} << point % 64; };
    std::ranges::for_each(points, mark);
    for (const ServiceSet* set : sets)
        for (const auto& run : set->points().intervals()) {
            mark(run.first);
            if (run.last + 1 < set::ServicePoint::end) mark(run.last + 1);
        }
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < marked.size(); ++i)
        for (std::uint64_t bits = marked[i]; bits != 0; bits &= bits - 1)
            out.push_back(i * 64 + static_cast<std::uint32_t>(std::countr_zero(bits)));
    return out;
}

}  // namespace

Labels::Labels() : both_(latest), either_(latest), met_(256) {
    found(ServiceSet());
    found(ServiceSet::all());
}

void Labels::cut(std::span<const ServiceSet* const> sets) {
    const std::vector<std::uint32_t> starts = with_borders(starts_, sets);
    if (starts.size() == starts_.size()) return;
    // The pieces that a former one is cut into begin here, and end where those of the next begin.
    std::vector<std::uint32_t> now;
    for (const std::uint32_t start : starts_)
        now.push_back(static_cast<std::uint32_t>(std::ranges::lower_bound(starts, start) - starts.begin()));
    now.push_back(static_cast<std::uint32_t>(starts.size()));
    NumberSets all;
    for (std::uint32_t label = 0; label < sets_.size(); ++label) {
        words_.clear();
        each_run(sets_.words(label),
                 [&](std::uint32_t begin, std::uint32_t end) { append(words_, now[begin], now[end]); });
        all.of(words_);
    }
    sets_ = std::move(all);
    starts_ = starts;
}

Label Labels::of(const ServiceSet& services) {
    Met& met = met_[content(services) % met_.size()];
    if (met.services != services) met = {services, found(services)};
    return met.label;
}

Label Labels::found(const ServiceSet& services) {
    words_.clear();
    for (const auto& run : services.points().intervals()) {
        const auto begin = std::ranges::lower_bound(starts_, run.first);
        const auto end = std::lower_bound(begin, starts_.end(), run.last + 1);
        const bool cut = begin != starts_.end() && *begin == run.first &&
                         (end == starts_.end() ? run.last + 1 == set::ServicePoint::end : *end == run.last + 1);
        if (!cut) {
            this->cut(std::array{&services});
            return found(services);
        }
        append(words_, static_cast<std::uint32_t>(begin - starts_.begin()),
               static_cast<std::uint32_t>(end - starts_.begin()));
    }
    return Label{sets_.of(words_)};
}

const ServiceSet& Labels::services(Label label) const {
    const auto number = static_cast<std::uint32_t>(label);
    if (number >= told_.size()) told_.resize(std::max<std::size_t>(number + 1, 2 * told_.size()));
    if (!told_[number]) {
        std::vector<set::Interval<std::uint32_t>> runs;
        each_run(sets_.words(number), [&](std::uint32_t begin, std::uint32_t end) {
            const std::uint32_t after = end < starts_.size() ? starts_[end] : set::ServicePoint::end;
            if (!runs.empty() && runs.back().last + 1 == starts_[begin])
                runs.back().last = after - 1;
            else
                runs.push_back({starts_[begin], after - 1});
        });
        told_[number] = std::make_shared<const ServiceSet>(
            ServiceSet::from_points(set::IntervalSet<std::uint32_t>::from_sorted(runs)));
    }
    return *told_[number];
}

Label Labels::combined(Label a, Label b, Combine& combine) {
    words_.clear();
    combine(sets_.words(static_cast<std::uint32_t>(a)), sets_.words(static_cast<std::uint32_t>(b)), words_);
    return Label{sets_.of(words_)};
}

Label Labels::answered(Label replies, const set::PortSet& ports, Pick pick) {
    if (replies == Label::none || replies == Label::all) return replies;
    auto kept = std::ranges::find(answered_, ports, &Answered::ports);
    if (kept == answered_.end()) kept = answered_.insert(kept, {ports, {}});
    auto& known = kept->by_pick[pick == Pick::some ? 0 : 1];
    const auto place = static_cast<std::size_t>(replies);
    if (place >= known.size()) known.resize(std::max(place + 1, 2 * known.size()), Label::unset);
    if (known[place] != Label::unset) return known[place];
    const ServiceSet& passing = services(replies);
    ServiceSet out = passing - ServiceSet::with_ports();
    out = echoes_swapped(out, net::Protocol::icmp, 8, 0);
    out = echoes_swapped(out, net::Protocol::icmpv6, 128, 129);
    for (const net::Protocol protocol : {net::Protocol::tcp, net::Protocol::udp}) {
        const set::PortSet open = passing.ports_of(protocol);
        if (pick == Pick::some ? open.overlaps(ports) : ports.subset_of(open)) out |= ServiceSet::protocol(protocol);
    }
    const Label label = of(out);
    known[place] = label;
    return label;
}

}  // namespace netlint::reach::fast
