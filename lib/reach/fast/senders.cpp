// Sorts the classes into sites and blocks.
#include "senders.hpp"

#include <algorithm>
#include <map>

namespace netlint::reach::fast {

Senders::Senders(const Facts& facts, const Classes& classes, const Scopes& scopes, const Evaluation& evaluation)
    : classes_(&classes), scopes_(&scopes), into_(facts.network.vpcs.size()) {
    for (const Id<model::Eni> eni : classes.representatives()) sides_.push_back(evaluation.side(eni));
    for (std::uint32_t number = 0; number < size(); ++number) add(number);
    add_sites(facts);
    add_targets();
    find_named(facts.groups);
}

void Senders::add(std::uint32_t number) {
    const auto site_of = [&](std::uint32_t one) { return classes_->site_of(side(one).subnet); };
    if (number == 0 || site_of(number - 1) != site_of(number))
        sites_.push_back({{}, {}, {number, number}, {number, number}});
    Site& in = sites_.back();
    in.others.end = number + 1;
    const auto& plain = classes_->plain(number);
    addresses_.push_back(plain ? plain->address : Point{});
    if (!plain) return;
    in.plain.end = in.others.begin = number + 1;
    sendings_ = std::max(sendings_, plain->sending + 1);
    const auto* before = number > in.plain.begin ? &*classes_->plain(number - 1) : nullptr;
    if (before && before->sending == plain->sending && before->over_v6 == plain->over_v6)
        in.blocks.back().classes.end = number + 1;
    else
        in.blocks.push_back({{number, number + 1}, plain->over_v6, plain->sending});
}

void Senders::add_sites(const Facts& facts) {
    for (std::uint32_t place = 0; place < sites_.size(); ++place) {
        Site& site = sites_[place];
        std::map<Id<model::Subnet>, std::optional<Span>> subnets;
        for (std::uint32_t number = site.plain.begin; number < site.others.end; ++number)
            for (std::optional<Span>& all = subnets[side(number).subnet];
                 const Span& own : side(number).spans[static_cast<std::size_t>(net::Family::ipv4)])
                all = all ? hull(*all, own) : own;
        for (const auto& [id, addresses] : subnets)
            if (addresses) site.subnets.push_back({id, *addresses});
        std::ranges::sort(site.subnets, {}, [](const Subnet& subnet) { return subnet.addresses.first; });
        std::vector<bool> all(facts.network.vpcs.size());
        bool anywhere = false;
        std::optional<std::vector<Id<model::Vpc>>> first;
        for (const auto& [id, addresses] : subnets) {
            const auto scope = scopes_->of(id);
            anywhere |= !scope;
            std::vector<Id<model::Vpc>> vpcs;
            if (scope) vpcs.assign(scope->begin(), scope->end());
            for (const Id<model::Vpc> vpc : vpcs) all[vpc.value] = true;
            site.one_scope &= scope && (!first || *first == vpcs);
            if (!first) first = std::move(vpcs);
        }
        for (std::size_t vpc = 0; vpc < into_.size(); ++vpc)
            if (anywhere || all[vpc]) into_[vpc].push_back(place);
    }
}

void Senders::add_targets() {
    for (const Site& site : sites_) {
        std::map<Id<model::Subnet>, std::vector<std::uint32_t>> of_subnet;
        for (std::uint32_t number = site.plain.begin; number < site.others.end; ++number)
            of_subnet[side(number).subnet].push_back(number);
        for (auto& [id, numbers] : of_subnet) {
            std::ranges::stable_sort(numbers, {}, [&](std::uint32_t number) { return addresses_[number]; });
            targets_.push_back(std::move(numbers));
        }
    }
}

// O(n log n) in the classes that are named.
void Senders::find_named(const GroupLabels& groups) {
    std::vector<std::vector<std::uint32_t>> having;  // by class of groups
    for (std::uint32_t number = 0; number < size(); ++number) {
        const std::uint32_t own = side(number).groups;
        if (having.size() <= own) having.resize(own + 1);
        having[own].push_back(number);
    }
    named_.resize(having.size());
    for (std::uint32_t own = 0; own < named_.size(); ++own) {
        for (const std::uint32_t sender : groups.named_senders(own))
            if (sender < having.size())
                named_[own].insert(named_[own].end(), having[sender].begin(), having[sender].end());
        std::ranges::sort(named_[own]);
    }
}

std::uint32_t Senders::not_before(ClassRange range, Point point) const {
    const auto begin = addresses_.begin();
    return static_cast<std::uint32_t>(std::lower_bound(begin + range.begin, begin + range.end, point) - begin);
}

}  // namespace netlint::reach::fast
