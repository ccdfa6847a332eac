// What a launch template or a launch configuration decides for the instances made from it.
#pragma once

#include <optional>
#include <vector>

#include "guard.hpp"
#include "place.hpp"
#include "spot.hpp"

namespace netlint::aws {

// An interface that is made apart, named by an attribute of the template.
struct MadeApart {
    plan::ResourceId plan;  // the template
    plan::Path path;
};

struct LaunchShape {
    Guard guard;
    std::optional<model::Tri> has_public = {};  // empty: the subnet decides
    model::Provenance public_where = {};
    Spots spots = {};  // of interfaces that it places itself
    std::size_t interfaces = 1;
    bool asks_ipv6 = false;
    std::vector<MadeApart> made_apart = {};  // in the order of their devices
    model::Certainty shown = {};             // possible: the plan does not show all that it says
};

// What this template or configuration says, in the version that the plan shows.
LaunchShape shape_of(Context& context, plan::ResourceId id);

// Puts what the template decides on the spots, and the subnets' own setting where it decides nothing.
void decide_public(const Context& context, const std::optional<LaunchShape>& shape, Spots& spots);

// The same, with the template's IPv6 addresses; one that the plan does not show may add interfaces and addresses.
void launch(const Context& context, const std::optional<LaunchShape>& shape, Placing& placing);

// The groups of instances that have groups of their own, `own`, beside a template whose groups take their place.
Guard guard_of_launched(const std::optional<LaunchShape>& shape, Guard own);

// The template that the blocks of `id` name: launch_template, mixed_instances_policy, launch_configuration, those of
// fleets. Several leave open which of them starts an interface. Of a template or a version that the plan does not show,
// everything is open. Empty: no such block at all.
std::optional<LaunchShape> launch_shape(Context& context, plan::ResourceId id);

}  // namespace netlint::aws
