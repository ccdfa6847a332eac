// aws_batch_compute_environment: instances shaped by a launch template, or tasks whose job decides the public address.
#include "launch_template.hpp"
#include "place.hpp"
#include "readers.hpp"

namespace netlint::aws {
namespace {

// https://docs.aws.amazon.com/batch/latest/userguide/fargate.html: a job definition has assignPublicIp. Groups of the
// template replace those of the environment.
// https://docs.aws.amazon.com/batch/latest/userguide/launch-templates.html
void read_environment(Context& context, plan::ResourceId id) {
    if (!context.resource(id).managed()) return;
    Placing placing{.plan = id};
    placing.spots = spots_of(context, id, "compute_resources.subnets");
    if (placing.spots.list.empty() && placing.spots.complete.certain()) {  // unmanaged: instances come from elsewhere
        context.network.unmodelled.push_back({context.resource(id).type(), context.resource(id).address_text, true});
        return;
    }
    const auto shape = launch_shape(context, id);
    placing.guard = guard_of_launched(shape, guard_of(context, id, "compute_resources.security_group_ids"));
    launch(context, shape, placing);
    if (context.text(id, "compute_resources[0].type").starts_with("FARGATE")) {
        for (Spot& spot : placing.spots.list) {
            spot.has_public = model::Tri::unknown;
            spot.public_where = context.where(id, "compute_resources[0].type");
        }
    }
    place(context, std::move(placing));
}

}  // namespace

}  // namespace netlint::aws

namespace netlint::aws::readers {

constexpr Reader batch_environment{"aws_batch_compute_environment", Phase::placements, read_environment};

}  // namespace netlint::aws::readers
