// Which security groups the interfaces of a resource carry.
#pragma once

#include <string_view>
#include <vector>

#include "../context.hpp"
#include "row.hpp"

namespace netlint::aws {

struct Guard {
    std::vector<model::Attachment> groups;  // no group twice
    model::Certainty complete;              // possible: there may be others
    bool written = false;
    NoGroups otherwise = NoGroups::default_group;  // what stands when nothing is written
    model::Provenance where;                       // the attribute, also when it is not written

    void add(model::Attachment attachment);
};

// What attributes with group ids say; several paths as in a PlacementRow, texts with commas included.
Guard guard_of(Context& context, plan::ResourceId id, std::string_view attributes);

// Guards nothing, and nobody is asked: the NAT gateway's way.
Guard unguarded();

// Puts the groups on an interface, the default group of its VPC where none is written.
void apply(const Guard& guard, Context& context, model::Eni& eni);

}  // namespace netlint::aws
