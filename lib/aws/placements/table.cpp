// Who has network interfaces where, one row a resource type.
//
// Types whose interfaces one row cannot tell (instances, load balancers, scaling groups and fleets, clusters of EKS,
// database instances with replicas, VPC endpoints) have readers of their own.
#include "table.hpp"

#include <algorithm>
#include <vector>

#include "rows/rows.hpp"

namespace netlint::aws {
namespace {

const std::vector<PlacementRow>& rows() {
    static const std::vector<PlacementRow> all = [] {
        std::vector<PlacementRow> made;
        for (const auto part : {compute_rows(), analytics_rows(), entry_points_rows(), workplaces_rows(),
                                databases_rows(), stores_rows()})
            made.insert(made.end(), part.begin(), part.end());
        return made;
    }();
    return all;
}

}  // namespace

std::span<const PlacementRow> placement_table() {
    return rows();
}

const PlacementRow* find_placement(std::string_view type) {
    const auto row = std::ranges::find(rows(), type, &PlacementRow::type);
    return row == rows().end() ? nullptr : &*row;
}

}  // namespace netlint::aws
