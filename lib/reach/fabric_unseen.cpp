// The fabric's ways from what the plan does not show: hosts beyond it, and translators with names of their own.
#include <optional>
#include <utility>
#include <vector>

#include "fabric.hpp"
#include "nat64.hpp"

namespace netlint::reach {

namespace {

using set::AddressSet;
using set::HeaderSpace;
using Kind = Place::Kind;

// First packets to whose replies these are, possible at most.
Headers answered_at_most(const Headers& replies) {
    return Headers::at_most(replies.may.reverse());
}

}  // namespace

std::vector<Way> Fabric::ways_from_beyond(Id<model::Subnet> subnet) const {
    std::vector<Way> ways;
    for (const Reached::Part& part : reached(subnet).parts()) {
        if (part.place.kind != Kind::peer && part.place.kind != Kind::beyond) continue;
        Headers first = Headers::at_most(graph_.entering(subnet).may) & answered_at_most(part.headers);
        Headers both = first;
        ways.push_back({part.place.kind, part.place.index, References::dead, std::move(first), std::move(both), 0});
    }
    return ways;
}

// It may stand in a VPC of the plan, too, even in the interface's own subnet. Replies go to its address there.
std::vector<Way> Fabric::ways_from_unseen(Id<model::Subnet> subnet) const {
    std::vector<Way> ways = ways_from_beyond(subnet);
    const auto add = [&](Kind kind, std::uint32_t index, const Headers& passed) {
        Headers first = Headers::at_most(passed.may);
        Headers both = first;
        ways.push_back({kind, index, References::dead, std::move(first), std::move(both), 0});
    };
    if (may_hide_gateways(*network_, network_->subnets[subnet].vpc)) {
        const AddressSet inside = network_->subnets[subnet].addresses();
        add(Kind::leave, subnet.value, Headers::at_most(HeaderSpace::box(inside, inside, set::ServiceSet::all())));
    }
    for (const Reached::Part& part : reached(subnet).parts()) {
        const std::optional<Id<model::Vpc>> vpc = vpc_at(part.place);
        if (vpc && may_hide_gateways(*network_, *vpc))
            add(Kind::deliver, vpc->value, graph_.entering(subnet) & answered_at_most(part.headers));
    }
    return ways;
}

// Where packets are delivered that have come there.
std::optional<Id<model::Vpc>> Fabric::vpc_at(const Place& place) const {
    switch (place.kind) {
        case Kind::deliver:
            return Id<model::Vpc>{place.index};
        case Kind::handed:
            return network_->subnets[Id<model::Subnet>{place.index}].vpc;
        case Kind::across_to_accepter:
            return network_->peerings[Id<model::Peering>{place.index}].accepter;
        case Kind::across_to_requester:
            return network_->peerings[Id<model::Peering>{place.index}].requester;
        case Kind::transit_deliver:
        case Kind::transit_handed:
            return network_->subnets[graph_.doors()[place.index / 2].subnet].vpc;
        default:
            return std::nullopt;
    }
}

}  // namespace netlint::reach
