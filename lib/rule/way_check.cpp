// Compares what flows with what flows without the elements of a way.
#include "way_check.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "netlint/base/suggestion.hpp"

namespace netlint::rule {
namespace {

using model::Tri;
using reach::Party;

Tri tri_of(const Share& share, const set::ServiceSet& services) {
    if (share.must.overlaps(services)) return Tri::yes;
    return share.may.overlaps(services) ? Tri::unknown : Tri::no;
}

Result<Loss> loss_of(const Ends& ends, const Rule& rule, const std::string& word) {
    const auto words = way_words();
    if (std::ranges::find(words, word) != words.end()) return LostKind{word};
    std::vector<std::string> known(words.begin(), words.end());
    const std::vector<std::string> zones = ends.zones().names();
    known.insert(known.end(), zones.begin(), zones.end());
    if (std::ranges::find(zones, word) == zones.end())
        return fail_at(rule.where, "a way passes no '{}', and no zone is called so{}", word, did_you_mean(word, known));
    const auto side = ends.side({Selector::Name{word}, rule.where}, rule);
    if (!side) return std::unexpected(side.error());
    LostInterfaces lost;
    for (const Party& party : side->parties)
        if (const auto* resource = std::get_if<reach::ResourceParty>(&party))
            lost.enis.insert(lost.enis.end(), resource->enis.begin(), resource->enis.end());
    return lost;
}

}  // namespace

Result<WayCheck> WayCheck::of(const Context& context, const Ends& ends, const Rule& rule, const Way& way) {
    WayCheck check(context, way.both_ways);
    for (const auto& [words, losses] :
         {std::pair(&way.through, &check.through_), std::pair(&way.not_through, &check.not_through_)}) {
        for (const std::string& word : *words) {
            auto loss = loss_of(ends, rule, word);
            if (!loss) return std::unexpected(loss.error());
            losses->push_back(*std::move(loss));
        }
    }
    return check;
}

Opening WayCheck::wrong(Opening opening, const Party& from, const Party& to, const set::ServiceSet& services) const {
    if (opening.verdict == Tri::no || empty()) return opening;
    Reachability& all = context_->reach();
    Share share;
    if (!not_through_.empty()) share = all.avoiding(context_->without(not_through_), from, to);
    if (!through_.empty()) {
        const Share passing = all.passing(context_->without(through_), from, to);
        // Services of which some flow avoids the one and some flow passes the other need not have a flow that does
        // both.
        share = not_through_.empty() ? passing : Share{{}, share.may & passing.may};
    }
    share.must &= services;
    share.may &= services;
    if (share.may.empty()) {
        if (!opening.unlisted) return {};
        opening.verdict = Tri::unknown;  // interfaces that are not shown may send another way
        return opening;
    }
    opening.verdict = share.must.empty() ? Tri::unknown : Tri::yes;
    opening.services = share.must.empty() ? share.may : share.must;
    const auto ask = [&](const Reachability& network) {
        return network.engine().ask({"",
                                     {name_of(context_->network(), from), {from}},
                                     {name_of(context_->network(), to), {to}},
                                     opening.services,
                                     network.client_ports()});
    };
    // Of the network without what is avoided, so that the way that is told avoids it.
    reach::Answer answer = ask(not_through_.empty() ? all : context_->without(not_through_));
    if (answer.verdict == reach::Verdict::unreachable) answer = ask(all);
    if (opening.verdict == Tri::unknown && answer.depends_on.empty())
        answer.depends_on = {answer.to + ": by which way it is reached is known after apply"};
    opening.answer = std::move(answer);
    return opening;
}

Tri WayCheck::replies_astray(const Party& from, const Party& to) const {
    Reachability& open = context_->without(through_, true);
    const auto past = [&](const Party& sender, const Party& receiver) {
        return tri_of(open.arriving(sender, receiver), set::ServiceSet::all());
    };
    Tri out = past(to, from);
    const auto* resource = std::get_if<reach::ResourceParty>(&from);
    if (!resource || out == Tri::yes) return out;
    // Replies to what a NAT gateway sent come to it first, and go on from its subnet.
    const model::Network& network = context_->network();
    for (const model::NatGateway& nat : network.nat_gateways) {
        const bool serves = std::ranges::any_of(resource->enis, [&](Id<model::Eni> eni) {
            return network.subnets[network.enis[eni].subnet].vpc == network.subnets[nat.subnet].vpc;
        });
        if (!serves || is_way(nat)) continue;
        if (context_->reach().passing(context_->without({LostInterfaces{{nat.eni}}}), from, to).may.empty()) continue;
        const reach::ResourceParty gateway{network.enis[nat.eni].resource, {nat.eni}};
        out = std::max(out, std::min(past(to, gateway), past(gateway, from)));
    }
    return out;
}

bool WayCheck::is_way(const model::NatGateway& nat) const {
    return std::ranges::any_of(through_, [&](const Loss& loss) {
        const auto* kind = std::get_if<LostKind>(&loss);
        const auto* lost = std::get_if<LostInterfaces>(&loss);
        return (kind && kind->word == "nat-gateway") ||
               (lost && std::ranges::find(lost->enis, nat.eni) != lost->enis.end());
    });
}

Tri WayCheck::astray(const reach::Side& from, const reach::Side& to, const set::ServiceSet& services) const {
    Tri out = Tri::no;
    for (const Party& source : from.parties) {
        for (const Party& target : to.parties) {
            Reachability& all = context_->reach();
            if (!through_.empty())
                out = std::max(out, tri_of(all.avoiding(context_->without(through_), source, target), services));
            if (!not_through_.empty())
                out = std::max(out, tri_of(all.passing(context_->without(not_through_), source, target), services));
            if (both_ways_ && tri_of(all.share_of(source, target), services) != Tri::no)
                out = std::max(out, replies_astray(source, target));
        }
    }
    return out;
}

}  // namespace netlint::rule
