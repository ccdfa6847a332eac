// What a launch template or a launch configuration decides for the instances made from it.
#pragma once

#include <optional>

#include "guard.hpp"

namespace netlint::aws {

struct LaunchShape {
    Guard guard;
    std::optional<model::Tri> has_public;  // empty: the subnet decides
    model::Provenance public_where;
};

// The template that one of the blocks of `id` names: launch_template, mixed_instances_policy, launch_configuration.
// Without one in the plan, the groups and the public address are open. Empty: no such block at all.
std::optional<LaunchShape> launch_shape(Context& context, plan::ResourceId id);

}  // namespace netlint::aws
