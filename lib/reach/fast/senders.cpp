// Sorts the classes into subnets and blocks.
#include "senders.hpp"

#include <algorithm>

namespace netlint::reach::fast {

Senders::Senders(const Facts& facts, const Classes& classes, const Scopes& scopes, const Evaluation& evaluation)
    : classes_(&classes), into_(facts.network.vpcs.size()) {
    for (const Id<model::Eni> eni : classes.representatives()) sides_.push_back(evaluation.side(eni));
    for (std::uint32_t number = 0; number < size(); ++number) add(number);
    for (std::uint32_t place = 0; place < subnets_.size(); ++place) {
        if (const auto scope = scopes.of(subnets_[place].id))
            for (const Id<model::Vpc> vpc : *scope) into_[vpc.value].push_back(place);
        else
            for (std::vector<std::uint32_t>& into : into_) into.push_back(place);
    }
    find_named(facts.groups);
}

void Senders::add(std::uint32_t number) {
    const Evaluation::Side& side = this->side(number);
    if (subnets_.empty() || subnets_.back().id != side.subnet)
        subnets_.push_back({side.subnet, {}, {number, number}, {number, number}});
    Subnet& in = subnets_.back();
    for (const Span& own : side.spans[static_cast<std::size_t>(net::Family::ipv4)])
        in.addresses = in.addresses == nowhere
                           ? own
                           : Span{std::min(in.addresses.first, own.first), std::max(in.addresses.last, own.last)};
    in.over_v6 |= !side.spans[static_cast<std::size_t>(net::Family::ipv6)].empty();
    in.known &= side.known_sender;
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

// O(n log n) in the classes that are named.
void Senders::find_named(const GroupLabels& groups) {
    std::vector<std::vector<std::uint32_t>> having;  // by class of groups
    for (std::uint32_t number = 0; number < size(); ++number) {
        const std::uint32_t own = side(number).groups;
        if (having.size() <= own) having.resize(own + 1);
        if (plain(number)) having[own].push_back(number);
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
