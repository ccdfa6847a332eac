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
    const auto shape = launch_shape(context, id);
    if (!placing.spots.written && shape) placing.spots = shape->spots;
    if (placing.spots.list.empty() && placing.spots.complete.certain()) {
        placing.spots = spots_of_default_vpc(context, id, "vpc_zone_identifier");
    }
    placing.guard = shape ? shape->guard : Guard{};
    if (!shape) {
        placing.guard.otherwise = NoGroups::managed;
        placing.guard.where = context.where(id, "launch_template");
    }
    launch(context, shape, placing);
    place(context, std::move(placing));
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader scaling_group{"aws_autoscaling_group", Phase::placements, read_scaling_group};

}  // namespace netlint::aws::readers
