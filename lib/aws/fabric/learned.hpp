// Routes that a gateway learns at run time, of which a plan shows nothing.
#pragma once

#include <vector>

#include "../context.hpp"

namespace netlint::aws {

// Any private range, or a default, perhaps. A static default route outranks a learned one.
void add_learned(Context& context, plan::ResourceId id, const plan::Path& place, std::vector<model::Route>& routes,
                 const model::RouteTarget& target);

}  // namespace netlint::aws
