// Compares what an end exchanges with all hosts outside together.
#include "outside_changes.hpp"

#include <variant>

namespace netlint::rule {

using set::HeaderSpace;

OutsideChanges::OutsideChanges(const Reachability& earlier, const Reachability& later, const ComparedEnds& ends)
    : earlier_(earlier), later_(later), known_(ends.kinds()) {
    for (const ComparedEnd& end : ends.all())
        if (end.outside())
            if (const auto* hosts = std::get_if<reach::Outside>(&*end.later)) hosts_.addresses |= hosts->addresses;
}

bool OutsideChanges::may_differ(const ComparedEnd& from, const ComparedEnd& to) {
    const auto are_hosts = [](const ComparedEnd& end) {
        return end.outside() && std::holds_alternative<reach::Outside>(*end.later);
    };
    if (are_hosts(from)) return differs(to, Direction::in);
    return !are_hosts(to) || differs(from, Direction::out);
}

bool OutsideChanges::differs(const ComparedEnd& end, Direction direction) {
    std::optional<bool>& known = known_[end.kind][static_cast<std::size_t>(direction)];
    if (!known) known = headers(earlier_, end.earlier, direction) != headers(later_, end.later, direction);
    return *known;
}

set::Bounds<HeaderSpace> OutsideChanges::headers(const Reachability& network, const std::optional<reach::Party>& end,
                                                 Direction direction) const {
    set::Bounds<HeaderSpace> sum;
    if (!end) return sum;
    for (const Id<model::Eni> eni : std::get<reach::ResourceParty>(*end).enis) {
        const reach::Endpoint own = eni, hosts = hosts_;
        sum |= direction == Direction::out ? network.fast().answered(own, hosts, network.client_ports())
                                           : network.fast().answered(hosts, own, network.client_ports());
    }
    return sum;
}

}  // namespace netlint::rule
