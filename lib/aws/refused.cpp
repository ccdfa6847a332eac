// Restrictions that AWS puts on prefixes of VPCs and on their peerings.
#include "refused.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace netlint::aws {
namespace {

using net::quad;

// RFC 1918, of which a VPC takes one.
constexpr std::array ranges{net::Prefix{quad(10, 0, 0, 0), 8}, net::Prefix{quad(172, 16, 0, 0), 12},
                            net::Prefix{quad(192, 168, 0, 0), 16}};

const net::Prefix* range_of(const net::Prefix& prefix) {
    const auto found = std::ranges::find_if(ranges, [&](const net::Prefix& range) { return range.contains(prefix); });
    return found == ranges.end() ? nullptr : &*found;
}

void tell(model::Network& network, const model::Provenance& where, std::string what) {
    network.diagnostics.push_back(
        {DiagnosticLevel::warning, "AWS refuses this: " + std::move(what), where.address, where.attribute, where.byte});
}

void tell_ranges(model::Network& network, const model::Vpc& vpc) {
    const net::Prefix* first = nullptr;
    for (const net::Prefix& prefix : vpc.prefixes) {
        const net::Prefix* range = range_of(prefix);
        if (!range) continue;
        if (first && range != range_of(*first))
            return tell(network, vpc.where,
                        fmt::format("a VPC with {} cannot have {}, which lies in another private range",
                                    first->to_string(), prefix.to_string()));
        if (!first) first = &prefix;
    }
}

void tell_overlap(model::Network& network, const model::Peering& peering) {
    if (!peering.requester || !peering.accepter || peering.requester == peering.accepter) return;
    const model::Vpc &one = network.vpcs[*peering.requester], &other = network.vpcs[*peering.accepter];
    for (const net::Prefix& here : one.prefixes)
        for (const net::Prefix& there : other.prefixes)
            if (here.overlaps(there))
                return tell(network, peering.where,
                            fmt::format("{} of {} and {} of {} overlap", here.to_string(), one.where.address,
                                        there.to_string(), other.where.address));
}

}  // namespace

void tell_refused(model::Network& network) {
    for (const model::Vpc& vpc : network.vpcs)
        if (vpc.in_plan) tell_ranges(network, vpc);
    for (const model::Peering& peering : network.peerings) tell_overlap(network, peering);
}

}  // namespace netlint::aws
