// A reader turns the resource instances of one type into nouns of the network.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "netlint/plan/resource.hpp"

namespace netlint::aws {

class Context;

// The order of reading: each phase finds what the phases before it made.
enum class Phase : std::uint8_t {
    vpcs,        // VPCs with AWS's own default objects, and their prefixes
    subnets,     //
    containers,  // route tables, network ACLs, security groups and prefix lists, still without contents
    gateways,    // internet gateways and peerings
    placements,  // everything that has interfaces
    contents,    // routes, entries and permissions
    late,        // associations, public addresses, attachments, flow logs
};

struct Reader {
    std::string_view type;
    Phase phase = Phase::vpcs;
    void (*read)(Context&, plan::ResourceId) = nullptr;
};

// The table: readers in the order they run within their phases. A type may have a reader in several phases.
std::vector<const Reader*> all_readers();

}  // namespace netlint::aws
