// Projects what passes onto the addresses that decide, and compares.
#include "verdict.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;

// The flows that agree with a member in every address that is still open.
HeaderSpace choices(const HeaderSpace& headers, bool source_open, bool destination_open) {
    std::vector<set::Box> boxes;
    for (set::Box& box : headers.boxes()) {
        const AddressSet family = box.source.v4().empty() ? AddressSet::all_v6() : AddressSet::all_v4();
        boxes.push_back({source_open ? std::move(box.source) : family,
                         destination_open ? std::move(box.destination) : family, set::ServiceSet::all(),
                         set::PortSet::all()});
    }
    return HeaderSpace::from(boxes);
}

Levels judge_family(const Connection& c, const HeaderSpace& asked, bool source_open, bool destination_open) {
    Levels out;
    if ((c.some.may & asked).empty()) return out;
    const auto projected = [&](const HeaderSpace& headers) {
        return choices(headers & asked, source_open, destination_open);
    };
    if (asked.subset_of(c.every.must)) return {Level::full, Level::full};
    if (asked.subset_of(projected(c.some.must))) out.low = Level::part;
    out.high = asked.subset_of(projected(asked - c.every.may)) ? Level::part : Level::full;
    return out;
}

}  // namespace

Levels judge(const Connection& connection, const HeaderSpace& asked, bool source_open, bool destination_open) {
    Levels best;
    for (const net::Family family : {net::Family::ipv4, net::Family::ipv6}) {
        const HeaderSpace part = asked.only(family);
        if (part.empty()) continue;
        const Levels levels = judge_family(connection, part, source_open, destination_open);
        best = {std::max(best.low, levels.low), std::max(best.high, levels.high)};
    }
    return best;
}

Levels together(std::span<const Levels> candidates) {
    if (candidates.empty()) return {};
    const auto joined = [&](auto side) {
        const auto [least, most] = std::ranges::minmax(candidates, {}, side);
        return std::pair(least.*side, most.*side);
    };
    const auto level = [](std::pair<Level, Level> range) {
        return range.first == range.second ? range.first : Level::part;
    };
    return {level(joined(&Levels::low)), level(joined(&Levels::high))};
}

Levels one_of(std::span<const Levels> candidates) {
    if (candidates.empty()) return {};
    return {std::ranges::min(candidates, {}, &Levels::low).low, std::ranges::max(candidates, {}, &Levels::high).high};
}

Verdict to_verdict(Levels levels) {
    if (!levels.certain()) return Verdict::unknown;
    switch (levels.low) {
        case Level::none:
            return Verdict::unreachable;
        case Level::part:
            return Verdict::partial;
        case Level::full:
            break;
    }
    return Verdict::reachable;
}

bool better(Verdict a, Verdict b) {
    const auto rank = [](Verdict verdict) {
        constexpr std::array order{Verdict::reachable, Verdict::partial, Verdict::unknown, Verdict::unreachable};
        return std::ranges::find(order, verdict) - order.begin();
    };
    return rank(a) < rank(b);
}

}  // namespace netlint::reach
