// Fleets of instances: one abstract interface in each subnet that a fleet names, shaped by its launch templates.
#include "attribute_walk.hpp"
#include "launch_template.hpp"
#include "place.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

// The overrides' subnets, else those of the templates. A launch specification stands for a template: it has subnets
// and groups of its own.
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/create-ec2-fleet.html
void read_fleet(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    const bool spot = context.resource(id).type() == "aws_spot_fleet_request";
    Placing placing{.plan = id};
    placing.spots = spots_of(context, id,
                             spot ? "launch_specification.subnet_id launch_template_config.overrides.subnet_id"
                                  : "launch_template_config.override.subnet_id");
    auto shape = launch_shape(context, id);
    if (placing.spots.list.empty() && placing.spots.complete.certain() && shape) placing.spots = shape->spots;
    if (placing.spots.list.empty() && placing.spots.complete.certain())
        placing.spots = spots_of_default_vpc(context, id, "launch_template_config");
    if (spot && context.written(id, "launch_specification")) {
        placing.guard = guard_of(context, id, "launch_specification.vpc_security_group_ids");
        placing.guard.otherwise = NoGroups::managed;
        const std::size_t specifications = context.value(id, "launch_specification").items().size();
        if (placing.guard.written && (specifications > 1 || context.value(id, "launch_specification").is_unknown())) {
            for (model::Attachment& one : placing.guard.groups)
                one.certainty = model::Certainty::possible(one.where.to_string() + ": guards some interfaces");
            placing.guard.complete =
                model::Certainty::possible(placing.guard.where.address + ": one of its specifications may name none");
        }
        decide_public(context, std::nullopt, placing.spots);
        const plan::Value& values = context.resource(id).values;
        for (const plan::Path& path : places(values, "launch_specification.associate_public_ip_address")) {
            if (!context.written(id, path)) continue;
            const model::Tri gives = context.flag(id, path, model::Tri::unknown);
            for (Spot& one : placing.spots.list)
                if (one.has_public != gives) one.has_public = specifications > 1 ? model::Tri::unknown : gives;
        }
    } else {
        placing.guard = shape ? shape->guard : Guard{};
        if (!shape) {
            placing.guard.otherwise = NoGroups::managed;
            placing.guard.where = context.where(id, "launch_template_config");
        }
        launch(context, shape, placing);
    }
    place(context, std::move(placing));
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader ec2_fleet{"aws_ec2_fleet", Phase::placements, read_fleet};
constexpr Reader spot_fleet{"aws_spot_fleet_request", Phase::placements, read_fleet};

}  // namespace netlint::aws::readers
