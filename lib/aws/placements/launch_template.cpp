// Finds the template of a scaling group or node group and reads groups and public address from it.
#include "launch_template.hpp"

#include <array>

#include "attribute_walk.hpp"

namespace netlint::aws {
namespace {

using model::Tri;

constexpr std::array references{
    "launch_template.id",
    "launch_template.name",
    "mixed_instances_policy.launch_template.launch_template_specification.launch_template_id",
    "mixed_instances_policy.launch_template.launch_template_specification.launch_template_name",
    "launch_configuration",
};

Guard open_guard(const model::Provenance& where) {
    Guard guard;
    guard.where = where;
    guard.otherwise = NoGroups::managed;
    return guard;
}

LaunchShape shape_of(Context& context, plan::ResourceId id) {
    LaunchShape shape;
    const bool configuration = context.resource(id).type() == "aws_launch_configuration";
    // Groups of the first interface take the place of the template's own; the provider refuses both.
    shape.guard = guard_of(
        context, id, configuration ? "security_groups" : "network_interfaces.security_groups vpc_security_group_ids");
    if (!shape.guard.written && context.written(id, "security_group_names")) {
        shape.guard.complete = context.possible(id, "security_group_names", "names groups of the default VPC");
        shape.guard.written = true;
    }
    const plan::Path flag = configuration ? plan::Path("associate_public_ip_address")
                                          : plan::Path("network_interfaces[0].associate_public_ip_address");
    const plan::Value& value = context.value(id, flag);
    if (value.as_bool() || (value.is_unknown() && context.written(id, flag))) {
        shape.has_public = context.flag(id, flag, Tri::unknown);
        shape.public_where = context.where(id, flag);
    }
    return shape;
}

}  // namespace

std::optional<LaunchShape> launch_shape(Context& context, plan::ResourceId id) {
    const plan::Accept accept{{"aws_launch_template", "id"},
                              {"aws_launch_template", "name"},
                              {"aws_launch_configuration", "name"},
                              {"aws_launch_configuration", "id"}};
    std::optional<LaunchShape> open;
    for (const char* reference : references) {
        for (const plan::Path& path : places(context.resource(id).values, reference)) {
            const plan::Target target = context.resolver.one(id, path, accept);
            if (target.kind == plan::Target::Kind::none) continue;
            if (target.kind == plan::Target::Kind::exactly && target.sources.front().resource) {
                return shape_of(context, *target.sources.front().resource);
            }
            if (open) continue;
            open = LaunchShape{open_guard(context.where(id, path)), Tri::unknown, context.where(id, path)};
        }
    }
    return open;
}

}  // namespace netlint::aws
