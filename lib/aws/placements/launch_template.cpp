// Finds the template of a scaling group or node group and reads groups and public address from it.
#include "launch_template.hpp"

#include <algorithm>
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
    "mixed_instances_policy.launch_template.override.launch_template_specification.launch_template_id",
    "mixed_instances_policy.launch_template.override.launch_template_specification.launch_template_name",
    "launch_template_config.launch_template_specification.launch_template_id",  // aws_ec2_fleet
    "launch_template_config.launch_template_specification.launch_template_name",
    "launch_template_config.launch_template_specification.id",  // aws_spot_fleet_request
    "launch_template_config.launch_template_specification.name",
    "compute_resources.launch_template.launch_template_id",  // aws_batch_compute_environment
    "compute_resources.launch_template.launch_template_name",
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
    if (!configuration) shape.spots = spots_of(context, id, "network_interfaces.subnet_id");
    return shape;
}

// Instances of one group from either template: a group guards for certain what both carry.
void merge(LaunchShape& into, const LaunchShape& other) {
    const auto only_some = [](model::Attachment attachment) {
        if (attachment.certainty.certain())
            attachment.certainty =
                model::Certainty::possible(attachment.where.to_string() + ": guards what this template starts");
        return attachment;
    };
    const auto has = [](const Guard& guard, const model::Attachment& one) {
        return std::ranges::any_of(guard.groups,
                                   [&](const auto& a) { return a.group == one.group && a.certainty.certain(); });
    };
    Guard both;
    both.where = into.guard.where;
    both.written = into.guard.written && other.guard.written;
    both.otherwise = NoGroups::managed;
    both.complete = into.guard.complete.certain() ? other.guard.complete : into.guard.complete;
    if (into.guard.written != other.guard.written) {
        both.written = true;
        both.complete = model::Certainty::possible(both.where.address + ": one of its templates names no group");
    }
    for (const model::Attachment& one : into.guard.groups) both.add(has(other.guard, one) ? one : only_some(one));
    for (const model::Attachment& one : other.guard.groups)
        if (!has(into.guard, one)) both.add(only_some(one));
    into.guard = std::move(both);
    if (into.has_public != other.has_public) into.has_public = Tri::unknown;
    for (const Spot& spot : other.spots.list) into.spots.add(spot);
}

}  // namespace

void decide_public(const Context& context, const std::optional<LaunchShape>& shape, Spots& spots) {
    for (Spot& spot : spots.list) {
        const model::Subnet& subnet = context.network.subnets[spot.subnet];
        const bool decided = shape && shape->has_public;
        spot.has_public = decided ? *shape->has_public : subnet.map_public_ip;
        spot.public_where = decided ? shape->public_where : subnet.where;
        if (!decided) spot.public_where.attribute = "map_public_ip_on_launch";
    }
}

std::optional<LaunchShape> launch_shape(Context& context, plan::ResourceId id) {
    const plan::Accept accept{{"aws_launch_template", "id"},
                              {"aws_launch_template", "name"},
                              {"aws_launch_configuration", "name"},
                              {"aws_launch_configuration", "id"}};
    std::vector<LaunchShape> shapes;
    for (const char* reference : references) {
        for (const plan::Path& path : places(context.resource(id).values, reference)) {
            const plan::Target target = context.resolver.one(id, path, accept);
            if (target.kind == plan::Target::Kind::none) continue;
            if (target.kind == plan::Target::Kind::exactly && target.sources.front().resource) {
                shapes.push_back(shape_of(context, *target.sources.front().resource));
            } else {
                shapes.push_back({open_guard(context.where(id, path)), Tri::unknown, context.where(id, path), {}});
            }
        }
    }
    if (shapes.empty()) return std::nullopt;
    LaunchShape merged = std::move(shapes.front());
    for (std::size_t i = 1; i < shapes.size(); ++i) merge(merged, shapes[i]);
    return merged;
}

}  // namespace netlint::aws
