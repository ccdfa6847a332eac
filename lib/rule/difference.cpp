// Comparing two networks pair by pair.
//
// Of E ends, of which each has I interfaces, those are looked at together that routes join in one of the networks, and
// of which the change touches at least one: M·I² pairs for M meetings, at most T·E for T touched ends. Each pair of
// kinds of ends is computed once.
#include "netlint/rule/difference.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

#include "compared_ends.hpp"
#include "netlint/reach/question.hpp"
#include "outside_changes.hpp"
#include "reachability.hpp"

namespace netlint::rule {
namespace {

using reach::Party;
using set::ServiceSet;

struct Delta {
    Share then, now;

    ServiceSet opened() const { return (now.may - then.may) | (now.must - then.must); }
    ServiceSet closed() const { return (then.may - now.may) | (then.must - now.must); }
};

// What differs between two ends, whichever they are.
struct Contrast {
    Change change = Change::added;
    ServiceSet opened, closed;
    bool partly = false, possible = false;

    auto key() const { return std::tie(change, opened, closed, partly, possible); }
};

// By positions among the ends.
struct Pair {
    std::uint32_t from, to;
    std::uint32_t contrast;
};

// One source and one target, and others that differ alike.
struct Pairs : Pair {
    std::vector<std::uint32_t> also_from = {}, also_to = {};
};

class Comparison {
public:
    Comparison(const reach::Engine& earlier, const reach::Engine& later, const Renames& renames,
               const set::PortSet& client_ports)
        : earlier_(earlier, client_ports),
          later_(later, client_ports),
          ends_(earlier_, later_, renames),
          outside_(earlier_, later_, ends_) {}

    Differences run() {
        std::vector<Pairs> groups = grouped(found(), &Pairs::from, &Pairs::to, &Pairs::also_to);
        groups = grouped(std::move(groups), &Pairs::to, &Pairs::from, &Pairs::also_from);
        // What comes from outside matters most.
        std::ranges::stable_sort(groups, {}, [&](const Pairs& one) {
            const Contrast& contrast = contrasts_[one.contrast];
            return std::tuple(contrast.change, contrast.possible, !end(one.from).outside());
        });
        Differences out;
        for (const Pairs& group : groups) out.connections.push_back(told(group));
        out.not_compared.assign(ends_.not_compared().begin(), ends_.not_compared().end());
        return out;
    }

private:
    using Position = std::uint32_t;
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    const ComparedEnd& end(Position position) const { return ends_.all()[position]; }

    // Every pair for which something differs, by source, then by target. Targets of one kind differ alike for sources
    // of one kind, but for an end and itself.
    std::vector<Pair> found() {
        std::vector<std::vector<Position>> of_kind(ends_.kinds());
        for (Position position = 0; position < ends_.all().size(); ++position)
            of_kind[end(position).kind].push_back(position);
        struct Known {
            std::uint32_t source = none, contrast = none;
        };
        std::vector<Known> known(ends_.kinds());  // by kind of target; of the latest kind of source
        std::vector<Pair> out;
        for (std::uint32_t source = 0; source < ends_.kinds(); ++source) {
            for (const Position from : of_kind[source])
                for (const Position to : ends_.targets_of(from)) {
                    if (from == to ? !end(from).several : end(from).outside() && end(to).outside()) continue;
                    Known& pair = known[end(to).kind];
                    if (pair.source != source || from == to) {
                        const std::uint32_t contrast = compare(end(from), end(to));
                        if (from != to) pair = {source, contrast};
                        if (contrast != none) out.push_back({from, to, contrast});
                    } else if (pair.contrast != none) {
                        out.push_back({from, to, pair.contrast});
                    }
                }
            earlier_.keep_few();
            later_.keep_few();
        }
        std::ranges::sort(out, {}, [](const Pair& one) { return std::pair(one.from, one.to); });
        return out;
    }

    template <class F>
    Delta delta(const ComparedEnd& source, const ComparedEnd& target, F share_of) {
        const auto of = [&](Reachability& network, const std::optional<Party>& from, const std::optional<Party>& to) {
            return from && to ? (network.*share_of)(*from, *to) : Share{};
        };
        return {of(earlier_, source.earlier, target.earlier), of(later_, source.later, target.later)};
    }

    // Of a part of a larger end, what does not change for the whole of it.
    template <class F>
    bool differs(Contrast& contrast, const ComparedEnd& source, const ComparedEnd& target, const Delta& delta,
                 F share_of) {
        contrast.opened = delta.opened();
        contrast.closed = delta.closed();
        const auto changed = [&] { return !contrast.opened.empty() || !contrast.closed.empty(); };
        if (!changed() || (!source.part_of && !target.part_of)) return changed();
        const Delta whole = this->delta(source.part_of ? end(*source.part_of) : source,
                                        target.part_of ? end(*target.part_of) : target, share_of);
        contrast.opened -= whole.opened();
        contrast.closed -= whole.closed();
        return changed();
    }

    // The number of what is found; none: nothing differs.
    std::uint32_t compare(const ComparedEnd& source, const ComparedEnd& target) {
        if (!outside_.may_differ(source, target)) return none;
        Contrast contrast;
        const Delta some = delta(source, target, &Reachability::share_of);
        Delta shown = some;
        if (!differs(contrast, source, target, some, &Reachability::share_of)) {
            if (some.now.may.empty() || some.now.may != some.then.may) return none;
            shown = delta(source, target, &Reachability::whole_share_of);
            contrast.partly = true;
            if (!differs(contrast, source, target, shown, &Reachability::whole_share_of)) return none;
        }
        contrast.possible = !contrast.opened.subset_of(shown.now.must - shown.then.may) ||
                            !contrast.closed.subset_of(shown.then.must - shown.now.may);
        contrast.change = some.then.may.empty()     ? Change::added
                          : some.now.may.empty()    ? Change::removed
                          : contrast.closed.empty() ? Change::widened
                          : contrast.opened.empty() ? Change::narrowed
                                                    : Change::changed;
        const auto [at, fresh] = known_.try_emplace(contrast.key(), static_cast<std::uint32_t>(contrasts_.size()));
        if (fresh) contrasts_.push_back(std::move(contrast));
        return at->second;
    }

    // Pairs that differ in the same way but for their targets, or, asked the other way round, for their sources.
    std::vector<Pairs> grouped(auto all, Position Pairs::*kept, Position Pairs::*other,
                               std::vector<Position> Pairs::*others) const {
        std::map<std::tuple<Position, std::vector<Position>, std::uint32_t, bool>, std::size_t> first;
        std::vector<Pairs> out;
        for (auto& pair : all) {
            Pairs one{std::move(pair)};
            const auto [at, fresh] =
                first.try_emplace({one.*kept, one.also_to, one.contrast, end(one.from).outside()}, out.size());
            if (fresh)
                out.push_back(std::move(one));
            else
                (out[at->second].*others).push_back(one.*other);
        }
        return out;
    }

    // With its proof.
    Difference told(const Pairs& group) {
        const Contrast& contrast = contrasts_[group.contrast];
        const ComparedEnd &from = end(group.from), &to = end(group.to);
        Difference out;
        out.change = contrast.change;
        out.from = from.name;
        out.to = to.name;
        for (const Position other : group.also_from) out.also_from.push_back(end(other).name);
        for (const Position other : group.also_to) out.also_to.push_back(end(other).name);
        out.opened = contrast.opened;
        out.closed = contrast.closed;
        out.partly = contrast.partly;
        out.possible = contrast.possible;
        const auto ask = [&](Reachability& network, const std::optional<Party>& a, const std::optional<Party>& b,
                             const ServiceSet& services) {
            return network.engine().ask({"",
                                         {name_of(network.network(), *a), {*a}},
                                         {name_of(network.network(), *b), {*b}},
                                         services,
                                         network.client_ports()});
        };
        if (!out.opened.empty()) {
            out.flowing = ask(later_, from.later, to.later, out.opened);
            return out;
        }
        out.flowing = ask(earlier_, from.earlier, to.earlier, out.closed);
        if (from.later && to.later) out.refused = ask(later_, from.later, to.later, out.closed).blockers;
        return out;
    }

    using Key = std::tuple<Change, ServiceSet, ServiceSet, bool, bool>;

    Reachability earlier_, later_;
    ComparedEnds ends_;
    OutsideChanges outside_;
    std::vector<Contrast> contrasts_;
    std::map<Key, std::uint32_t> known_;  // by what it is, its number
};

}  // namespace

std::string_view to_string(Change change) {
    switch (change) {
        case Change::added:
            return "added";
        case Change::widened:
            return "widened";
        case Change::changed:
            return "changed";
        case Change::narrowed:
            return "narrowed";
        case Change::removed:
            return "removed";
    }
    return "";
}

Differences compare(const reach::Engine& earlier, const reach::Engine& later, const Renames& renames,
                    const set::PortSet& client_ports) {
    return Comparison(earlier, later, renames, client_ports).run();
}

}  // namespace netlint::rule
