// Finds the templates of whatever starts instances, in the versions it names, and puts together what they decide.
#include <algorithm>
#include <array>

#include "attribute_walk.hpp"
#include "launch_template.hpp"

namespace netlint::aws {
namespace {

using model::Tri;

// One block names its template by id or by name.
struct Reference {
    std::string_view id, name;
};

constexpr std::array references{
    Reference{"launch_template.id", "launch_template.name"},
    Reference{"mixed_instances_policy.launch_template.launch_template_specification.launch_template_id",
              "mixed_instances_policy.launch_template.launch_template_specification.launch_template_name"},
    Reference{"mixed_instances_policy.launch_template.override.launch_template_specification.launch_template_id",
              "mixed_instances_policy.launch_template.override.launch_template_specification.launch_template_name"},
    Reference{"launch_template_config.launch_template_specification.launch_template_id",  // aws_ec2_fleet
              "launch_template_config.launch_template_specification.launch_template_name"},
    Reference{"launch_template_config.launch_template_specification.id",  // aws_spot_fleet_request
              "launch_template_config.launch_template_specification.name"},
    Reference{"compute_resources.launch_template.launch_template_id",  // aws_batch_compute_environment
              "compute_resources.launch_template.launch_template_name"},
    Reference{"launch_configuration", "launch_configuration"},
};

LaunchShape open_shape(const model::Provenance& where, const model::Certainty& why) {
    LaunchShape shape{.has_public = Tri::unknown, .public_where = where, .shown = why};
    shape.guard.where = where;
    shape.guard.written = true;
    shape.guard.complete = why;
    shape.spots.complete = why;
    return shape;
}

// Whether the newest version, the one that a plan shows, is the default one.
bool newest_is_default(const Context& context, plan::ResourceId id) {
    if (context.flag(id, "update_default_version", Tri::no) == Tri::yes) return true;
    const auto newest = context.value(id, "latest_version").as_int();
    return newest && newest == context.value(id, "default_version").as_int();
}

// Whether the version that stands beside `path` is the one that the plan shows of the template.
bool shows_version(const Context& context, plan::ResourceId id, const plan::Path& path, plan::ResourceId of) {
    const plan::Resource& found = context.resource(of);
    if (found.type() == "aws_launch_configuration") return true;
    if (!found.managed()) {
        if (context.value(of, "latest_version").is_unknown()) return false;  // it is not read yet
    } else if (found.is_new()) {
        return true;  // it has one version only
    }
    const plan::Path version = beside(path, "version");
    if (context.value(id, version).is_unknown()) {
        const plan::Accept accept{{"aws_launch_template", "latest_version"},
                                  {"aws_launch_template", "default_version"}};
        const plan::Target target = context.resolver.one(id, version, accept);
        if (target.kind != plan::Target::Kind::exactly || target.sources.front().resource != of) return false;
        return target.sources.front().attribute == "latest_version" || newest_is_default(context, of);
    }
    const std::string_view text = context.text(id, version);
    if (text == "$Latest") return true;
    if (text.empty() || text == "$Default") return newest_is_default(context, of);
    const auto newest = context.value(of, "latest_version").as_int();
    return newest && newest == context.value(id, version).as_int();
}

std::optional<LaunchShape> read_reference(Context& context, plan::ResourceId id, const plan::Path& by_id,
                                          const plan::Path& by_name) {
    const plan::Accept accept{{"aws_launch_template", "id"},
                              {"aws_launch_template", "name"},
                              {"aws_launch_configuration", "name"},
                              {"aws_launch_configuration", "id"}};
    std::optional<plan::Path> lost;
    std::string reason;
    for (const plan::Path& path : {by_id, by_name}) {
        const plan::Target target = context.resolver.one(id, path, accept);
        if (target.kind == plan::Target::Kind::none) continue;
        if (target.kind == plan::Target::Kind::exactly && target.sources.front().resource) {
            if (shows_version(context, id, path, *target.sources.front().resource))
                return shape_of(context, *target.sources.front().resource);
            reason = "this version of the template is not in the plan";
        } else if (reason.empty()) {
            reason = target.reason.empty() ? "the template is not in the plan" : target.reason;
        }
        lost = path;
    }
    if (!lost) return std::nullopt;
    return open_shape(context.where(id, *lost), context.possible(id, *lost, reason));
}

Guard doubted(Guard guard, const model::Certainty& why) {
    for (model::Attachment& one : guard.groups)
        if (one.certainty.certain()) one.certainty = why;
    if (guard.complete.certain()) guard.complete = why;
    guard.written = true;
    return guard;
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
    if (into.spots.complete.certain()) into.spots.complete = other.spots.complete;
    into.interfaces = std::max(into.interfaces, other.interfaces);
    into.asks_ipv6 = into.asks_ipv6 || other.asks_ipv6;
    into.made_apart.insert(into.made_apart.end(), other.made_apart.begin(), other.made_apart.end());
    if (into.shown.certain()) into.shown = other.shown;
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

void launch(const Context& context, const std::optional<LaunchShape>& shape, Placing& placing) {
    if (shape && shape->interfaces > 1)  // it puts some beside the one that goes where the instance goes
        for (const Spot& spot : shape->spots.list) placing.spots.add(spot);
    decide_public(context, shape, placing.spots);
    if (!shape) return;
    placing.asks_ipv6 = placing.asks_ipv6 || shape->asks_ipv6;
    if (placing.spots.complete.certain()) placing.spots.complete = shape->shown;
    for (const MadeApart& one : shape->made_apart)
        placing.spots.complete = context.possible(one.plan, one.path, "an interface made apart");
}

Guard guard_of_launched(const std::optional<LaunchShape>& shape, Guard own) {
    if (!shape || !shape->guard.written) return own;
    return shape->shown.certain() ? shape->guard : doubted(std::move(own), shape->shown);
}

std::optional<LaunchShape> launch_shape(Context& context, plan::ResourceId id) {
    std::optional<LaunchShape> merged;
    for (const Reference& reference : references) {
        for (const plan::Path& by_id : places(context.resource(id).values, reference.id)) {
            const auto shape = read_reference(context, id, by_id, beside(by_id, reference.name));
            if (!shape) continue;
            if (merged) {
                merge(*merged, *shape);
            } else {
                merged = shape;
            }
        }
    }
    return merged;
}

}  // namespace netlint::aws
