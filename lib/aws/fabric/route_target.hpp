// What a route hands its packets to.
#pragma once

#include <string_view>
#include <vector>

#include "../context.hpp"

namespace netlint::aws {

struct Targets {
    std::vector<model::RouteTarget> list;  // one: certain; several: one of them; none: the route names no target
    model::Grade grade = model::Grade::sure;
};

// Reads the target attributes at `place`: the resource itself, or one element of its route list. Of attributes that the
// provider also fills in by itself only those count that the configuration writes.
Targets targets_at(Context& context, plan::ResourceId id, const plan::Path& place, Id<model::RouteTable> table);

// "transit gateway" for "tgw-0123"; empty for text that is no known id.
std::string_view kind_of_id(std::string_view text);

}  // namespace netlint::aws
