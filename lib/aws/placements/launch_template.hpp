// What a launch template or a launch configuration decides for the instances made from it.
#pragma once

#include <optional>

#include "guard.hpp"
#include "spot.hpp"

namespace netlint::aws {

struct LaunchShape {
    Guard guard;
    std::optional<model::Tri> has_public;  // empty: the subnet decides
    model::Provenance public_where;
    Spots spots;  // of interfaces that it places itself
};

// Puts what the template decides on the spots, and the subnets' own setting where it decides nothing.
void decide_public(const Context& context, const std::optional<LaunchShape>& shape, Spots& spots);

// The template that the blocks of `id` name: launch_template, mixed_instances_policy, launch_configuration, those of
// fleets. Several leave open which of them starts an interface. Without one in the plan, the groups and the public
// address are open. Empty: no such block at all.
std::optional<LaunchShape> launch_shape(Context& context, plan::ResourceId id);

}  // namespace netlint::aws
