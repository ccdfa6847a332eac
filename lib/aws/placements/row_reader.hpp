// Reads any resource type that a row of the placement table describes.
#pragma once

#include <string_view>
#include <vector>

#include "../context.hpp"
#include "../reader.hpp"
#include "row.hpp"

namespace netlint::aws {

// One reader a row, in the table's order.
std::vector<Reader> row_readers();

// Whether the condition holds for the resource; unknown when the plan leaves the attribute open.
model::Tri holds(const Context& context, plan::ResourceId id, const When& when);

// What it serves by default: the engine's port or the table's, replaced by a port that the plan gives.
set::ServiceSet services_of(const Context& context, plan::ResourceId id, const PlacementRow& row);

}  // namespace netlint::aws
