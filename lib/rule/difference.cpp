// Comparing two networks pair by pair.
//
// Of E ends, of which each has I interfaces, those are looked at together that routes join in one of the networks, and
// of which the change touches at least one: M·I² pairs for M meetings, at most T·E for T touched ends. Each pair of
// kinds of interface is computed once.
#include "netlint/rule/difference.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "candidates.hpp"
#include "netlint/reach/question.hpp"
#include "outside_ends.hpp"
#include "reachability.hpp"
#include "touched.hpp"

namespace netlint::rule {
namespace {

using reach::Party;
using set::ServiceSet;

// What one end is in each of the two networks, if it is there at all.
struct End {
    std::optional<Party> earlier, later;
    std::string part_of = {};              // a larger end, whose changes are its changes too
    bool several = false;                  // a resource with several interfaces, which may talk to each other
    bool opening = false, taking = false;  // connections that it opens, or takes, may differ
};

struct Delta {
    Share then, now;

    ServiceSet opened() const { return (now.may - then.may) | (now.must - then.must); }
    ServiceSet closed() const { return (then.may - now.may) | (then.must - now.must); }
};

bool is_outside(const End& end) {
    return !std::holds_alternative<reach::ResourceParty>(end.later ? *end.later : *end.earlier);
}

// Whether two of the resource's interfaces may talk to each other: it has several, or one candidate stands for several.
bool has_several(const model::Resource& resource) {
    return resource.enis.size() > 1 || (resource.enis.size() == 1 && resource.placement == model::Placement::some);
}

using Named = std::map<std::string, End>;

using Positions = std::vector<std::uint32_t>;  // among all ends, ascending

// Of one of the networks: the ends that packets of another end may get to.
class Meetings {
public:
    Meetings(const reach::FastEngine& engine, const Named& ends, std::optional<Party> End::*side)
        : side_(side), candidates_(engine, parties(ends)) {}

    Positions targets_of(const End& from) const { return positions(from, &Candidates::targets_of); }
    Positions sources_of(const End& to) const { return positions(to, &Candidates::sources_of); }

private:
    std::vector<Party> parties(const Named& ends) {
        std::vector<Party> out;
        std::uint32_t position = 0;
        for (const auto& [name, end] : ends) {
            if (end.*side_) {
                out.push_back(*(end.*side_));
                ends_.push_back(position);
            }
            ++position;
        }
        return out;
    }
    Positions positions(const End& end, Positions (Candidates::*met_by)(const Party&) const) const {
        Positions out;
        if (end.*side_)
            for (const std::uint32_t party : (candidates_.*met_by)(*(end.*side_))) out.push_back(ends_[party]);
        return out;
    }

    std::optional<Party> End::*side_;
    Positions ends_;  // by party
    Candidates candidates_;
};

Positions joined(const Positions& a, const Positions& b) {
    Positions all;
    std::ranges::set_union(a, b, std::back_inserter(all));
    return all;
}

class Comparison {
public:
    Comparison(const reach::Engine& earlier, const reach::Engine& later, const Renames& renames,
               const set::PortSet& client_ports)
        : earlier_(earlier, client_ports), later_(later, client_ports), renames_(renames) {}

    Differences run() {
        const std::optional<Touched> change = touched(earlier_.network(), later_.network(), renames_);
        add_resources(earlier_.network(), &End::earlier, change ? &change->earlier : nullptr);
        add_resources(later_.network(), &End::later, change ? &change->later : nullptr);
        add_outside();
        compare_ends(!change);
        std::vector<Difference>& all = out_.connections;
        all = grouped(std::move(all), &Difference::from, &Difference::to, &Difference::also_to);
        all = grouped(std::move(all), &Difference::to, &Difference::from, &Difference::also_from);
        // What comes from outside matters most.
        std::ranges::stable_sort(all, {}, [&](const Difference& one) {
            return std::tuple(one.change, one.possible, !is_outside(ends_.at(one.from)));
        });
        for (Difference& difference : all) prove(difference);
        out_.not_compared.assign(not_compared_.begin(), not_compared_.end());
        return std::move(out_);
    }

private:
    // Without a list of interfaces that are touched, all of them are.
    void add_resources(const model::Network& network, std::optional<Party> End::*side, const Touched::Enis* touched) {
        for (std::size_t i = 0; i < network.resources.size(); ++i) {
            const auto id = network.resources.id(i);
            const model::Resource& resource = network.resources[id];
            if (resource.tier == model::Tier::nat) continue;  // it carries what others open
            std::string name = resource.where.address;
            if (const auto now = renames_.find(name); side == &End::earlier && now != renames_.end())
                name = now->second;
            if (!resource.enis_complete.certain()) not_compared_.insert(name);
            if (resource.enis.empty()) continue;
            End& end = ends_[std::move(name)];
            end.*side = reach::ResourceParty{id, resource.enis};
            end.several = end.several || has_several(resource);
            const auto any_of = [&](const std::vector<bool> Touched::Enis::*list) {
                return !touched ||
                       std::ranges::any_of(resource.enis, [&](auto eni) { return (touched->*list)[eni.value]; });
            };
            end.opening = end.opening || any_of(&Touched::Enis::opening);
            end.taking = end.taking || any_of(&Touched::Enis::taking);
        }
    }

    void add_outside() {
        for (OutsideEnd& outside : outside_ends(earlier_.network(), later_.network()))
            ends_[std::move(outside.name)] = {outside.party, outside.party, std::move(outside.part_of)};
    }

    void compare_ends(bool all_touched) {
        const Meetings then(earlier_.fast(), ends_, &End::earlier), now(later_.fast(), ends_, &End::later);
        std::vector<Named::const_iterator> ends;
        for (auto end = ends_.begin(); end != ends_.end(); ++end) ends.push_back(end);
        std::vector<Positions> taking(ends.size());
        for (std::uint32_t to = 0; !all_touched && to < ends.size(); ++to) {
            const End& end = ends[to]->second;
            if (!end.taking) continue;
            for (const std::uint32_t from : joined(then.sources_of(end), now.sources_of(end)))
                taking[from].push_back(to);
        }
        for (std::uint32_t from = 0; from < ends.size(); ++from) {
            const auto& [name, end] = *ends[from];
            const bool all = all_touched || end.opening;
            for (const std::uint32_t to : all ? joined(then.targets_of(end), now.targets_of(end)) : taking[from])
                if (from == to ? end.several : !(is_outside(end) && is_outside(ends[to]->second)))
                    compare(name, end, ends[to]->first, ends[to]->second);
        }
    }

    template <class F>
    Delta delta(const End& source, const End& target, F share_of) {
        const auto of = [&](Reachability& network, const std::optional<Party>& from, const std::optional<Party>& to) {
            return from && to ? (network.*share_of)(*from, *to) : Share{};
        };
        return {of(earlier_, source.earlier, target.earlier), of(later_, source.later, target.later)};
    }

    // Of a part of a larger end, what does not change for the whole of it.
    template <class F>
    bool found(Difference& difference, const End& source, const End& target, const Delta& delta, F share_of) {
        difference.opened = delta.opened();
        difference.closed = delta.closed();
        const auto changed = [&] { return !difference.opened.empty() || !difference.closed.empty(); };
        if (!changed() || (source.part_of.empty() && target.part_of.empty())) return changed();
        const Delta whole = this->delta(source.part_of.empty() ? source : ends_.at(source.part_of),
                                        target.part_of.empty() ? target : ends_.at(target.part_of), share_of);
        difference.opened -= whole.opened();
        difference.closed -= whole.closed();
        return changed();
    }

    void compare(const std::string& from, const End& source, const std::string& to, const End& target) {
        Difference difference;
        difference.from = from;
        difference.to = to;
        const Delta some = delta(source, target, &Reachability::share_of);
        Delta shown = some;
        if (!found(difference, source, target, some, &Reachability::share_of)) {
            if (some.now.may.empty() || some.now.may != some.then.may) return;
            shown = delta(source, target, &Reachability::whole_share_of);
            difference.partly = true;
            if (!found(difference, source, target, shown, &Reachability::whole_share_of)) return;
        }
        difference.possible = !difference.opened.subset_of(shown.now.must - shown.then.may) ||
                              !difference.closed.subset_of(shown.then.must - shown.now.may);
        difference.change = some.then.may.empty()       ? Change::added
                            : some.now.may.empty()      ? Change::removed
                            : difference.closed.empty() ? Change::widened
                            : difference.opened.empty() ? Change::narrowed
                                                        : Change::changed;
        out_.connections.push_back(std::move(difference));
    }

    // Differences that are the same but for their targets, or, asked the other way round, for their sources.
    std::vector<Difference> grouped(std::vector<Difference> all, std::string Difference::*end,
                                    std::string Difference::*other,
                                    std::vector<std::string> Difference::*others) const {
        std::map<std::tuple<std::string, std::vector<std::string>, Change, ServiceSet, ServiceSet, bool, bool, bool>,
                 std::size_t>
            first;
        std::vector<Difference> out;
        for (Difference& one : all) {
            const auto [at, fresh] = first.try_emplace({one.*end, one.also_to, one.change, one.opened, one.closed,
                                                        one.partly, one.possible, is_outside(ends_.at(one.from))},
                                                       out.size());
            if (fresh)
                out.push_back(std::move(one));
            else
                (out[at->second].*others).push_back(std::move(one.*other));
        }
        return out;
    }

    void prove(Difference& difference) {
        const End &from = ends_.at(difference.from), &to = ends_.at(difference.to);
        const auto ask = [&](Reachability& network, const std::optional<Party>& a, const std::optional<Party>& b,
                             const ServiceSet& services) {
            return network.engine().ask({"",
                                         {name_of(network.network(), *a), {*a}},
                                         {name_of(network.network(), *b), {*b}},
                                         services,
                                         network.client_ports()});
        };
        if (!difference.opened.empty()) {
            difference.flowing = ask(later_, from.later, to.later, difference.opened);
            return;
        }
        difference.flowing = ask(earlier_, from.earlier, to.earlier, difference.closed);
        if (from.later && to.later) difference.refused = ask(later_, from.later, to.later, difference.closed).blockers;
    }

    Reachability earlier_, later_;
    const Renames& renames_;
    Named ends_;
    std::set<std::string> not_compared_;
    Differences out_;
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
