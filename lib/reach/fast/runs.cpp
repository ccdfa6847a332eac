// Sweeps over nested prefixes.
#include "runs.hpp"

#include <algorithm>

#include "netlint/model/symbolic.hpp"
#include "netlint/set/header_space.hpp"

namespace netlint::reach::fast {

namespace {

using set::AddressSet;

using Shares = std::array<std::vector<Share>, 2>;

Span to_span(const net::Prefix& prefix) {
    if (prefix.family() == net::Family::ipv4)
        return {to_point(prefix.first().as_v4()), to_point(prefix.last().as_v4())};
    return {to_point(prefix.first().as_v6()), to_point(prefix.last().as_v6())};
}

void add(Shares& to, const AddressSet& addresses, const LabelBounds& services) {
    for (const net::Prefix& prefix : addresses.to_prefixes())
        to[static_cast<std::size_t>(prefix.family())].push_back({to_span(prefix), services});
}

// Of one world of the filter: the intervals of the side that it looks at, with the services there.
template <class Space>
void add_space(std::vector<Share>& to, const Space& space, model::Direction direction, bool certain, Labels& labels) {
    const auto add_parts = [&](const auto& on, const auto& services) {
        const Label label = labels.of(set::ServiceSet::from_points(services.domain()));
        const LabelBounds bounds = certain ? LabelBounds::exactly(label) : LabelBounds::at_most(label);
        for (const auto& run : on.intervals()) to.push_back({{to_point(run.first), to_point(run.last)}, bounds});
    };
    for (const auto& by_source : space.parts())
        for (const auto& by_destination : by_source.rest.parts())
            add_parts(direction == model::Direction::ingress ? by_source.on : by_destination.on, by_destination.rest);
}

BothFamilies<LabelBounds> united(Shares shares, Labels& labels) {
    for (std::vector<Share>& of_family : shares) std::ranges::sort(of_family, before);
    return {united(shares[0], {}, labels), united(shares[1], {}, labels)};
}

// Runs that are disjoint, sorted or not, of one world: no stack needs to hold more than one of them.
Runs<LabelBounds> combined(const Runs<LabelBounds>& must, const Runs<LabelBounds>& may) {
    Runs<LabelBounds> out;
    std::size_t i = 0, j = 0;
    const auto a = must.starts(), b = may.starts();
    Point at;
    for (;;) {
        out.append(at, {must.values()[i].may, may.values()[j].may});
        const bool more_a = i + 1 < a.size(), more_b = j + 1 < b.size();
        if (!more_a && !more_b) return out;
        at = more_a && (!more_b || a[i + 1] < b[j + 1]) ? a[i + 1] : b[j + 1];
        i += more_a && a[i + 1] == at;
        j += more_b && b[j + 1] == at;
    }
}

}  // namespace

Runs<LabelBounds> united(std::span<const Share> sorted, const LabelBounds& everywhere, Labels& labels) {
    Runs<LabelBounds> out(everywhere);
    struct Open {
        Point last;
        LabelBounds so_far;
    };
    std::vector<Open> open;
    const auto so_far = [&] { return open.empty() ? everywhere : open.back().so_far; };
    const auto close_before = [&](Point start) {
        while (!open.empty() && open.back().last < start) {
            const Point after = open.back().last.next();
            open.pop_back();
            out.append(after, so_far());
        }
    };
    for (const Share& share : sorted) {
        close_before(share.on.first);
        open.push_back({share.on.last, labels.either(so_far(), share.services)});
        out.append(share.on.first, open.back().so_far);
    }
    while (!open.empty()) {
        const Point last = open.back().last;
        open.pop_back();
        if (last != last_point(net::Family::ipv6))
            out.append(last.next(), so_far());  // nothing follows the last of all
    }
    return out;
}

void add_shares(Shares& to, const set::Bounds<AddressSet>& peers, Label services, bool certain) {
    if (certain) add(to, peers.must, LabelBounds::exactly(services));
    if (!certain || peers.must != peers.may) add(to, peers.may, LabelBounds::at_most(services));
}

void add_shares(Shares& to, const net::Prefix& peers, Label services, bool certain) {
    if (!model::covers_itself(peers)) return add_shares(to, model::covered(peers), services, certain);
    to[static_cast<std::size_t>(peers.family())].push_back(
        {to_span(peers), certain ? LabelBounds::exactly(services) : LabelBounds::at_most(services)});
}

BothFamilies<LabelBounds> to_runs(const Headers& filter, model::Direction direction, Labels& labels) {
    std::array<BothFamilies<LabelBounds>, 2> worlds;
    for (const bool may : {false, true}) {
        const set::HeaderSpace& headers = may ? filter.may : filter.must;
        Shares shares;
        add_space(shares[0], headers.v4(), direction, false, labels);
        add_space(shares[1], headers.v6(), direction, false, labels);
        worlds[may] = united(std::move(shares), labels);
    }
    return {combined(worlds[0][0], worlds[1][0]), combined(worlds[0][1], worlds[1][1])};
}

BothFamilies<LabelBounds> to_runs(const set::Bounds<AddressSet>& addresses, Labels& labels) {
    Shares shares;
    add_shares(shares, addresses, Label::all, true);
    return united(std::move(shares), labels);
}

}  // namespace netlint::reach::fast
