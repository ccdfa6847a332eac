// aws_autoscaling_group: one abstract interface in each of its subnets, shaped by its launch template.
#include "launch_template.hpp"
#include "place.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

void read_scaling_group(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    Placing placing{.plan = id};
    placing.spots = spots_of(context, id, "vpc_zone_identifier");
    if (placing.spots.list.empty() && placing.spots.complete.certain()) {
        placing.spots = spots_of_default_vpc(context, id, "vpc_zone_identifier");
    }
    const auto shape = launch_shape(context, id);
    placing.guard = shape ? shape->guard : Guard{};
    if (!shape) {
        placing.guard.otherwise = NoGroups::managed;
        placing.guard.where = context.where(id, "launch_template");
    }
    for (Spot& spot : placing.spots.list) {
        const model::Subnet& subnet = context.network.subnets[spot.subnet];
        const bool decided = shape && shape->has_public;
        spot.has_public = decided ? *shape->has_public : subnet.map_public_ip;
        spot.public_where = decided ? shape->public_where : subnet.where;
        if (!decided) spot.public_where.attribute = "map_public_ip_on_launch";
    }
    place(context, std::move(placing));
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader scaling_group{"aws_autoscaling_group", Phase::placements, read_scaling_group};

}  // namespace netlint::aws::readers
