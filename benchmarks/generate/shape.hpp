// The shape of a network to generate: how many of everything, and how much of it is doubtful or unusual.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "netlint/base/result.hpp"

namespace netlint::generate {

struct Shape {
    std::uint64_t seed = 1;

    std::size_t vpcs = 4;
    // In each VPC:
    std::size_t subnets = 4;      // the first half public
    std::size_t interfaces = 12;  // spread over the subnets
    std::size_t groups = 5;
    std::size_t acls = 2;   // spread over the subnets; none: the default ACL guards all
    std::size_t other = 8;  // resources that no packet touches
    // Of each group, as AWS counts them: a prefix or a group each, both directions together.
    std::size_t rules = 8;
    // Of each ACL, in each direction.
    std::size_t acl_entries = 4;
    // How many different sets of groups the interfaces of a VPC carry, and of how many groups a set is at most; none:
    // each interface draws a set of its own.
    std::size_t group_sets = 6;
    std::size_t memberships = 3;

    std::size_t peerings = 0;
    std::size_t transit_gateways = 0;
    std::size_t segments = 1;  // route tables of a transit gateway; all reach the first one, and it reaches all

    // Percent:
    unsigned unknown = 0;    // of the objects that refer to no new one: new themselves, so that their ids are not known
    unsigned ipv6 = 0;       // of the VPCs: dual-stack
    unsigned instances = 0;  // of the interfaces: an EC2 instance's, not standing alone
    unsigned separate = 50;  // of the groups: each rule a resource, not written inside
    unsigned isolated = 0;   // of the VPCs: neither peered nor attached, and addressed like another one
};

// What a plan of a shape holds, all VPCs together.
struct Counts {
    std::size_t vpcs, subnets, interfaces, groups, rules, acls, acl_entries, peerings, attachments;
};
Counts counts(const Shape& shape);
std::size_t isolated_vpcs(const Shape& shape);

// Errors say what does not fit: more interfaces than addresses, more peerings than pairs.
Result<Shape> checked(const Shape& shape);

// An organisation of many VPCs that is planned for the first time: 100 interfaces and 10 groups in each VPC, one
// transit gateway for all.
constexpr Shape organisation(std::size_t vpcs) {
    return {.vpcs = vpcs,
            .interfaces = 100,
            .groups = 10,
            .other = 0,
            .rules = 103,
            .group_sets = 12,
            .peerings = vpcs / 5,
            .transit_gateways = 1,
            .segments = 8,
            .unknown = 100,
            .ipv6 = 10,
            .separate = 10};
}
// One of which no two interfaces carry the same groups.
constexpr Shape adversarial_organisation(std::size_t vpcs) {
    Shape shape = organisation(vpcs);
    shape.group_sets = 0;
    shape.memberships = 5;
    return shape;
}
// One of many interfaces and few rules.
constexpr Shape populous_organisation(std::size_t vpcs) {
    Shape shape = organisation(vpcs);
    shape.interfaces = 1000;
    shape.rules = 13;
    return shape;
}
inline constexpr Shape one_vpc{.vpcs = 1,
                               .subnets = 6,
                               .interfaces = 60,
                               .groups = 24,
                               .other = 80,
                               .rules = 8,
                               .unknown = 100,
                               .instances = 30,
                               .separate = 100};
inline constexpr Shape dense_vpc{.vpcs = 1,
                                 .subnets = 8,
                                 .interfaces = 5000,
                                 .groups = 1000,
                                 .other = 0,
                                 .rules = 60,
                                 .group_sets = 2000,
                                 .separate = 10};

// The workloads that netlint is held to, by name.
struct Preset {
    std::string_view name;
    Shape shape;
};
inline constexpr std::array<Preset, 6> presets{{{"vpc1", one_vpc},
                                                {"vpc-dense", dense_vpc},
                                                {"org100", organisation(100)},
                                                {"org1000", organisation(1000)},
                                                {"org-adversarial", adversarial_organisation(300)},
                                                {"eni1m", populous_organisation(1000)}}};
// Errors name the workloads.
Result<Shape> preset(std::string_view name);

// Everyday proportions: a VPC makes about a fifth of a megabyte.
inline constexpr Shape everyday{.transit_gateways = 1, .segments = 3, .unknown = 40, .ipv6 = 20, .instances = 30};
// A shape like this one, with so many VPCs that its plan is about this large.
Result<Shape> sized(std::size_t bytes, const Shape& like = everyday);

}  // namespace netlint::generate
