// Classes of equal groups, and their filters.
#include "group_labels.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "netlint/base/overloaded.hpp"

namespace netlint::reach::fast {

namespace {

using set::AddressSet;

std::uint64_t bit_of(Id<model::SecurityGroup> group) {
    return std::uint64_t{1} << group.value % 64;
}

BothFamilies<LabelBounds> constant(const LabelBounds& services) {
    return {Runs<LabelBounds>(services), Runs<LabelBounds>(services)};
}

}  // namespace

// What each group gives to the filters of the interfaces that carry it, when first asked for.
class GroupLabels::Giving {
public:
    Giving(const model::Network& network, Labels& labels)
        : network_(network), labels_(labels), known_(network.security_groups.size()) {}

    struct Given {
        bool known = false;
        std::array<std::vector<Share>, 2> shares;  // by family, sorted
        std::vector<Reference> references;
        Label anywhere = Label::none;  // may be admitted, whoever the peer
    };
    const Given& of(Id<model::SecurityGroup> id, model::Direction direction) {
        Given& given = known_[id.value][static_cast<std::size_t>(direction)];
        if (given.known) return given;
        given.known = true;
        const model::SecurityGroup& group = network_.security_groups[id];
        if (!group.in_plan) given.anywhere = Label::all;
        for (const model::Permission& permission : group.permissions)
            if (permission.direction == direction) add(permission, given);
        for (std::vector<Share>& shares : given.shares) std::ranges::sort(shares, before);
        return given;
    }

private:
    void add(const model::Permission& permission, Given& given) {
        const Label services = labels_.of(permission.services);
        const bool certain = permission.certainty.certain();
        std::visit(overloaded{
                       [&](const net::Prefix& prefix) { add_shares(given.shares, prefix, services, certain); },
                       [&](Id<model::PrefixList> id) {
                           add_shares(given.shares, network_.prefix_lists[id].entries, services, certain);
                       },
                       [&](const model::UnknownPeer&) { given.anywhere = labels_.either(given.anywhere, services); },
                       [&](Id<model::SecurityGroup> named) {
                           given.references.push_back(
                               {named, certain ? LabelBounds::exactly(services) : LabelBounds::at_most(services)});
                       },
                   },
                   permission.peer);
    }

    const model::Network& network_;
    Labels& labels_;
    std::vector<std::array<Given, 2>> known_;  // by group and direction
};

GroupLabels::GroupLabels(const model::Network& network, Labels& labels) {
    using Key = std::tuple<bool, bool, std::vector<std::pair<Id<model::SecurityGroup>, bool>>>;
    std::map<Key, std::uint32_t> known;
    Giving giving(network, labels);
    for (const model::Eni& eni : network.enis) {
        Key key{eni.filtered, eni.groups_complete.certain(), {}};
        auto& groups = std::get<2>(key);
        for (const model::Attachment& attachment : eni.groups)
            groups.emplace_back(attachment.group, attachment.certainty.certain());
        std::ranges::sort(groups);
        const auto [found, fresh] = known.try_emplace(std::move(key), static_cast<std::uint32_t>(classes_.size()));
        class_of_.push_back(found->second);
        if (!fresh) continue;
        Class made;
        made.complete = eni.groups_complete.certain();
        for (const auto& [group, certain] : std::get<2>(found->first)) {
            if (made.members.empty() || made.members.back().group != group) made.members.push_back({group, false});
            made.members.back().certain |= certain;
            made.carried |= bit_of(group);
        }
        for (const Member& member : made.members) carriers_[member.group].push_back(found->second);
        for (const model::Direction direction : {model::Direction::ingress, model::Direction::egress})
            made.filters[static_cast<std::size_t>(direction)] = filter_of(eni, direction, giving, labels);
        classes_.push_back(std::move(made));
    }
}

GroupLabels::Filter GroupLabels::filter_of(const model::Eni& eni, model::Direction direction, Giving& giving,
                                           Labels& labels) {
    if (!eni.filtered) return {constant(everything), {}, 0};
    LabelBounds everywhere;
    if (!eni.groups_complete.certain()) everywhere.may = Label::all;
    std::array<std::vector<Share>, 2> shares;
    std::vector<Reference> references;
    for (const model::Attachment& attachment : eni.groups) {
        const Giving::Given& given = giving.of(attachment.group, direction);
        const bool certain = attachment.certainty.certain();
        const auto services = [&](const LabelBounds& own) { return certain ? own : possible(own); };
        everywhere.may = labels.either(everywhere.may, given.anywhere);
        for (std::size_t family = 0; family < shares.size(); ++family) {
            std::vector<Share>& all = shares[family];
            const auto middle = static_cast<std::ptrdiff_t>(all.size());
            all.insert(all.end(), given.shares[family].begin(), given.shares[family].end());
            for (Share& share : std::span(all).subspan(static_cast<std::size_t>(middle)))
                share.services = services(share.services);
            std::ranges::inplace_merge(all, all.begin() + middle, before);
        }
        for (const Reference& one : given.references) references.push_back({one.group, services(one.services)});
    }
    std::ranges::stable_sort(references, {}, &Reference::group);
    std::vector<Reference> joined;
    for (const Reference& one : references) {
        if (joined.empty() || joined.back().group != one.group)
            joined.push_back(one);
        else
            joined.back().services = labels.either(joined.back().services, one.services);
    }
    std::uint64_t referenced = 0;
    for (const Reference& one : joined) referenced |= bit_of(one.group);
    return {
        {united(shares[0], everywhere, labels), united(shares[1], everywhere, labels)}, std::move(joined), referenced};
}

LabelBounds GroupLabels::by_reference(std::uint32_t own, model::Direction direction, std::uint32_t peer,
                                      Labels& labels) const {
    LabelBounds out;
    const Filter& filter = this->filter(own, direction);
    const Class& other = classes_[peer];
    if (other.complete && (filter.referenced & other.carried) == 0) return out;
    for (const Member& member : other.members) {
        const auto reference = std::ranges::lower_bound(filter.references, member.group, {}, &Reference::group);
        if (reference == filter.references.end() || reference->group != member.group) continue;
        out.may = labels.either(out.may, reference->services.may);
        if (member.certain) out.must = labels.either(out.must, reference->services.must);
    }
    if (!other.complete)
        for (const Reference& reference : filter.references) out.may = labels.either(out.may, reference.services.may);
    return out;
}

LabelBounds GroupLabels::joined(const LabelBounds& by_address, const LabelBounds& by_reference, References references,
                                net::Family family, Labels& labels) {
    if (references == References::dead || by_reference.empty()) return by_address;
    // AWS documents references for private IPv4 alone, so over IPv6 they are possible at most.
    const bool firm = references == References::alive && family == net::Family::ipv4;
    return {firm ? labels.either(by_address.must, by_reference.must) : by_address.must,
            labels.either(by_address.may, by_reference.may)};
}

LabelBounds GroupLabels::admitted(std::uint32_t own, model::Direction direction, net::Family family, Point other_side,
                                  std::optional<std::uint32_t> peer, References references, Span& valid,
                                  Labels& labels) const {
    const LabelBounds address = by_address(own, direction, family, other_side, valid);
    if (!peer || references == References::dead) return address;
    return joined(address, by_reference(own, direction, *peer, labels), references, family, labels);
}

std::vector<std::uint32_t> GroupLabels::named_senders(std::uint32_t own) const {
    std::vector<std::uint32_t> out;
    for (const Reference& reference : filter(own, model::Direction::ingress).references)
        if (const auto found = carriers_.find(reference.group); found != carriers_.end())
            out.insert(out.end(), found->second.begin(), found->second.end());
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

std::vector<std::uint32_t> GroupLabels::alike_senders(std::span<const Point> targets) const {
    using Admitted = std::vector<std::pair<Point, LabelBounds>>;  // from this target on
    Admitted open;
    if (!targets.empty()) open.emplace_back(targets.front(), everything);
    std::map<std::pair<Admitted, std::vector<Reference>>, std::uint32_t> known{{{open, {}}, 0}};
    std::vector<std::uint32_t> out;
    for (const Class& one : classes_) {
        const Filter& sending = one.filters[static_cast<std::size_t>(model::Direction::egress)];
        const Runs<LabelBounds>& runs = sending.by_address[static_cast<std::size_t>(net::Family::ipv4)];
        Admitted admitted;
        for (auto at = targets.begin(); at != targets.end();) {
            Span valid{{}, last_point(net::Family::ipv4)};
            const LabelBounds& services = runs.at(*at, valid);
            if (admitted.empty() || admitted.back().second != services) admitted.emplace_back(*at, services);
            at = std::upper_bound(at, targets.end(), valid.last);
        }
        std::vector<Reference> references;
        if (admitted != open) references = sending.references;
        out.push_back(
            known.try_emplace({std::move(admitted), std::move(references)}, static_cast<std::uint32_t>(known.size()))
                .first->second);
    }
    return out;
}

void GroupLabels::add_cuts(std::array<std::vector<Point>, 2>& to) const {
    for (const Class& one : classes_)
        for (const Filter& filter : one.filters)
            for (std::size_t family = 0; family < to.size(); ++family) {
                const auto starts = filter.by_address[family].starts();
                to[family].insert(to[family].end(), starts.begin(), starts.end());
            }
}

}  // namespace netlint::reach::fast
