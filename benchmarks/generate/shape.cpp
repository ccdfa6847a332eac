// Which shapes can be, what they hold, and how many VPCs make a plan of a wanted size.
#include "generate/shape.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "generate/addressing.hpp"
#include "generate/plan.hpp"

namespace netlint::generate {

std::size_t isolated_vpcs(const Shape& shape) {
    return std::min(shape.vpcs * shape.isolated / 100, shape.vpcs / 2);
}

Counts counts(const Shape& shape) {
    const std::size_t n = shape.vpcs;
    return {.vpcs = n,
            .subnets = n * shape.subnets,
            .interfaces = n * shape.interfaces,
            .groups = n * shape.groups,
            .rules = n * shape.groups * shape.rules,
            .acls = n * shape.acls,
            .acl_entries = n * shape.acls * shape.acl_entries * 2,
            .peerings = shape.peerings,
            .attachments = shape.transit_gateways == 0 ? 0 : n - isolated_vpcs(shape)};
}

Result<Shape> checked(const Shape& shape) {
    const Addressing addressing(shape);
    const std::size_t joined = shape.vpcs - isolated_vpcs(shape);
    if (shape.vpcs == 0 || shape.subnets == 0) return fail("a network has at least one VPC, and a VPC one subnet");
    if (shape.vpcs > Addressing::most_vpcs) return fail("at most {} VPCs fit into 10.0.0.0/8", Addressing::most_vpcs);
    if (shape.interfaces > shape.subnets * addressing.hosts())
        return fail("{} interfaces do not fit into {} subnets of {} hosts", shape.interfaces, shape.subnets,
                    addressing.hosts());
    if (shape.interfaces > 0 && (shape.groups == 0 || shape.memberships == 0))
        return fail("an interface carries at least one group");
    if (shape.peerings > joined * (joined - 1) / 2)
        return fail("{} peerings are more than {} VPCs have pairs", shape.peerings, joined);
    if (shape.transit_gateways > 0 && shape.segments == 0) return fail("a transit gateway has at least one segment");
    if (std::max({shape.unknown, shape.ipv6, shape.instances, shape.separate, shape.isolated}) > 100)
        return fail("a share is at most 100 percent");
    return shape;
}

Result<Shape> preset(std::string_view name) {
    const auto found = std::ranges::find(presets, name, &Preset::name);
    if (found != presets.end()) return found->shape;
    std::vector<std::string_view> names;
    for (const Preset& it : presets) names.push_back(it.name);
    return fail("no workload is named {}; there are {}", name, fmt::join(names, ", "));
}

Result<Shape> sized(std::size_t bytes, const Shape& like) {
    Shape shape = like;
    const auto size = [&](std::size_t vpcs) {
        shape.vpcs = vpcs;
        std::size_t sum = 0;
        write_plan(shape, [&](std::string_view part) { sum += part.size(); });
        return static_cast<double>(sum);
    };
    // Names and prefixes are of nearly one length, so that size grows in a line.
    constexpr std::size_t few = 10, some = 30;
    const double least = size(few), of_one = (size(some) - least) / (some - few);
    const double vpcs = few + (static_cast<double>(bytes) - least) / of_one;
    shape.vpcs = static_cast<std::size_t>(std::max(1.0, vpcs + 0.5));
    return checked(shape);
}

}  // namespace netlint::generate
