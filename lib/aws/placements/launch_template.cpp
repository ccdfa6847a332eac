// Reads groups, addresses and interfaces from a launch template or a launch configuration.
#include "launch_template.hpp"

#include <algorithm>

#include "attribute_walk.hpp"
#include "network_interface.hpp"

namespace netlint::aws {
namespace {

using model::Tri;

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html: an instance that is launched with
// more than one interface is assigned no public address.
void read_public(Context& context, plan::ResourceId id, const plan::Path& flag, LaunchShape& shape) {
    shape.public_where = context.where(id, flag);
    const plan::Value& value = context.value(id, flag);
    if (shape.interfaces > 1) {
        shape.has_public = Tri::no;
    } else if (value.as_bool() || (value.is_unknown() && context.written(id, flag))) {
        shape.has_public = context.flag(id, flag, Tri::unknown);
    }
}

// Interfaces made apart, the first device first.
std::vector<MadeApart> made_apart(const Context& context, plan::ResourceId id, std::size_t interfaces) {
    std::vector<std::pair<std::int64_t, MadeApart>> found;
    for (std::size_t i = 0; i < interfaces; ++i) {
        const plan::Path block = plan::Path("network_interfaces").then(i);
        const plan::Path path = block.then("network_interface_id");
        const plan::Value& value = context.value(id, path);
        if (value.is_unknown() ? !context.written(id, path) : value.unset()) continue;
        found.emplace_back(context.value(id, block.then("device_index")).as_int().value_or(0), MadeApart{id, path});
    }
    std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
    std::vector<MadeApart> all;
    for (auto& [device, one] : found) all.push_back(std::move(one));
    return all;
}

void read_interfaces(Context& context, plan::ResourceId id, LaunchShape& shape) {
    const plan::Value& blocks = context.value(id, "network_interfaces");
    if (blocks.is_unknown() && context.written(id, "network_interfaces")) {
        shape.shown = context.possible(id, "network_interfaces");
        shape.has_public = Tri::unknown;
        shape.public_where = context.where(id, "network_interfaces");
        return;
    }
    const std::size_t interfaces = blocks.items().size();
    if (interfaces > 1) shape.interfaces = interfaces;
    read_public(context, id, "network_interfaces[0].associate_public_ip_address", shape);
    shape.spots = spots_of(context, id, "network_interfaces.subnet_id");
    for (std::size_t i = 0; i < interfaces; ++i)
        if (asks_ipv6(context, id, plan::Path("network_interfaces").then(i))) shape.asks_ipv6 = true;
    shape.made_apart = made_apart(context, id, interfaces);
}

}  // namespace

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
    if (configuration) {
        read_public(context, id, "associate_public_ip_address", shape);
    } else {
        read_interfaces(context, id, shape);
    }
    return shape;
}

}  // namespace netlint::aws
