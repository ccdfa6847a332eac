// The placement table: every resource type whose interfaces one row describes.
#pragma once

#include <span>
#include <string_view>

#include "row.hpp"

namespace netlint::aws {

// Owners stand before what they own, so reading in this order finds them.
std::span<const PlacementRow> placement_table();

// Null when no row describes the type.
const PlacementRow* find_placement(std::string_view type);

}  // namespace netlint::aws
