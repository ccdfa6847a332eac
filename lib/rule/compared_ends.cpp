// Puts the ends of two networks side by side.
#include "compared_ends.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "outside_ends.hpp"

namespace netlint::rule {
namespace {

using reach::Party;
using Positions = ComparedEnds::Positions;

// Whether two of the resource's interfaces may talk to each other: it has several, or one candidate stands for several.
bool has_several(const model::Resource& resource) {
    return resource.enis.size() > 1 || (resource.enis.size() == 1 && resource.placement == model::Placement::some);
}

Positions joined(const Positions& a, const Positions& b) {
    Positions all;
    std::ranges::set_union(a, b, std::back_inserter(all));
    return all;
}

// What its interfaces are like, as Reachability::share sees them; sorted.
std::vector<std::uint32_t> classes_of(const Reachability& network, const std::optional<Party>& party) {
    std::vector<std::uint32_t> out;
    if (party)
        for (const Id<model::Eni> eni : std::get<reach::ResourceParty>(*party).enis)
            out.push_back(network.share_class_of(eni));
    std::ranges::sort(out);
    return out;
}

}  // namespace

ComparedEnds::Meetings::Meetings(const reach::FastEngine& engine, const std::vector<ComparedEnd>& ends, Side side)
    : side_(side), candidates_(engine, parties(ends)) {}

std::vector<Party> ComparedEnds::Meetings::parties(const std::vector<ComparedEnd>& ends) {
    std::vector<Party> out;
    for (std::uint32_t position = 0; position < ends.size(); ++position) {
        if (!(ends[position].*side_)) continue;
        out.push_back(*(ends[position].*side_));
        ends_.push_back(position);
    }
    return out;
}

Positions ComparedEnds::Meetings::positions(const ComparedEnd& end,
                                            Positions (Candidates::*met_by)(const Party&) const) const {
    Positions out;
    if (end.*side_)
        for (const std::uint32_t party : (candidates_.*met_by)(*(end.*side_))) out.push_back(ends_[party]);
    return out;
}

ComparedEnds::ComparedEnds(const Reachability& earlier, const Reachability& later, const Renames& renames) {
    const std::optional<Touched> change = touched(earlier.network(), later.network(), renames);
    Named named;
    add_resources(earlier.network(), renames, &ComparedEnd::earlier, change ? &change->earlier : nullptr, named);
    add_resources(later.network(), {}, &ComparedEnd::later, change ? &change->later : nullptr, named);
    add_outside(earlier.network(), later.network(), named);
    for (auto& [name, end] : named) ends_.push_back(std::move(end));
    find_kinds(earlier, later);
    then_.emplace(earlier.fast(), ends_, &ComparedEnd::earlier);
    now_.emplace(later.fast(), ends_, &ComparedEnd::later);
    find_taking();
}

// Without a list of interfaces that are touched, all of them are.
void ComparedEnds::add_resources(const model::Network& network, const Renames& renames, Side side,
                                 const Touched::Enis* touched, Named& named) {
    for (std::size_t i = 0; i < network.resources.size(); ++i) {
        const auto id = network.resources.id(i);
        const model::Resource& resource = network.resources[id];
        if (resource.tier == model::Tier::nat) continue;  // it carries what others open
        const auto renamed = renames.find(resource.where.address);
        const std::string& name = renamed == renames.end() ? resource.where.address : renamed->second;
        if (!resource.enis_complete.certain()) not_compared_.insert(name);
        if (resource.enis.empty()) continue;
        ComparedEnd& end = named[name];
        end.name = name;
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

// These are the same in both; what they open and take differs where the other end does.
void ComparedEnds::add_outside(const model::Network& earlier, const model::Network& later, Named& named) {
    std::map<std::string, std::string> part_of;
    for (OutsideEnd& outside : outside_ends(earlier, later)) {
        if (!outside.part_of.empty()) part_of.emplace(outside.name, outside.part_of);
        ComparedEnd& end = named[outside.name];
        end.name = outside.name;
        end.earlier = end.later = std::move(outside.party);
    }
    if (part_of.empty()) return;
    std::map<std::string_view, std::uint32_t> positions;
    std::uint32_t position = 0;
    for (const auto& [name, end] : named) positions.emplace_hint(positions.end(), name, position++);
    for (const auto& [part, whole] : part_of) named[part].part_of = positions.find(whole)->second;
}

void ComparedEnds::find_kinds(const Reachability& earlier, const Reachability& later) {
    std::map<std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>>, std::uint32_t> known;
    for (ComparedEnd& end : ends_) {
        if (end.outside()) {
            end.kind = kinds_++;
            continue;
        }
        const auto [found, fresh] =
            known.try_emplace({classes_of(earlier, end.earlier), classes_of(later, end.later)}, kinds_);
        if (fresh) ++kinds_;
        end.kind = found->second;
    }
}

// For few the ends that get to them are listed; for many it is as well to look at all pairs.
void ComparedEnds::find_taking() {
    const auto taking = std::ranges::count_if(ends_, &ComparedEnd::taking);
    taking_.resize(ends_.size());
    for (std::uint32_t to = 0; to < ends_.size(); ++to) {
        ComparedEnd& end = ends_[to];
        if (static_cast<std::size_t>(taking) > ends_.size() / 16)
            end.opening = true;
        else if (end.taking)
            for (const std::uint32_t from : joined(then_->sources_of(end), now_->sources_of(end)))
                taking_[from].push_back(to);
    }
}

Positions ComparedEnds::targets_of(std::uint32_t from) const {
    const ComparedEnd& end = ends_[from];
    return end.opening ? joined(then_->targets_of(end), now_->targets_of(end)) : taking_[from];
}

}  // namespace netlint::rule
