// Reads group attributes and knows what AWS does without them.
#include "guard.hpp"

#include <algorithm>

#include "attribute_walk.hpp"

namespace netlint::aws {
namespace {

void add_groups(Context& context, plan::ResourceId id, const plan::Path& path, Guard& guard) {
    const Many<model::SecurityGroup> targets = context.many<model::SecurityGroup>(id, path);
    // What nobody writes and the plan shows all the same is what the resource has by now.
    if (!targets.written && targets.possible.empty()) return;
    guard.written = true;
    for (const Id<model::SecurityGroup> group : targets.possible) {
        const auto certainty =
            targets.is_certain(group) ? model::Certainty{} : context.possible(id, path, targets.reason);
        guard.add({group, certainty, context.where(id, path, targets.grade)});
    }
    if (targets.open) guard.complete = context.possible(id, path, targets.reason);
}

void add_group(Context& context, plan::ResourceId id, const plan::Path& path, Guard& guard) {
    const One<model::SecurityGroup> target = context.one<model::SecurityGroup>(id, path);
    if (!target.written()) return;
    guard.written = true;
    for (const Id<model::SecurityGroup> group : target.ids) {
        const auto certainty = target.exactly() ? model::Certainty{} : context.possible(id, path, target.reason);
        guard.add({group, certainty, context.where(id, path, target.grade)});
    }
    if (target.kind == plan::Target::Kind::unknown) guard.complete = context.possible(id, path, target.reason);
}

// EMR writes lists as one text: "sg-1,sg-2".
void add_text(Context& context, plan::ResourceId id, const plan::Path& path, std::string_view text, Guard& guard) {
    guard.written = true;
    while (!text.empty()) {
        const auto comma = text.find(',');
        const std::string_view name = text.substr(0, comma);
        plan::Source source;
        source.external_id = std::string(name);
        if (const auto known = context.bindings<model::SecurityGroup>().find(name)) {
            guard.add({*known, {}, context.where(id, path)});
        } else {
            guard.add({context.group_of(source), {}, context.where(id, path)});
        }
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
}

}  // namespace

void Guard::add(model::Attachment attachment) {
    const auto same = std::ranges::find(groups, attachment.group, &model::Attachment::group);
    if (same == groups.end()) {
        groups.push_back(std::move(attachment));
    } else if (attachment.certainty.certain()) {
        *same = std::move(attachment);
    }
}

Guard guard_of(Context& context, plan::ResourceId id, std::string_view attributes) {
    Guard guard;
    guard.where = context.where(id, first_place(attributes.substr(0, attributes.find(' '))));
    for (const plan::Path& path : places(context.resource(id).values, attributes)) {
        const std::string_view text = context.text(id, path);
        if (text.find(',') != std::string_view::npos) {
            add_text(context, id, path, text, guard);
        } else if (holds_many(context.resource(id).values, path)) {
            add_groups(context, id, path, guard);
        } else {
            add_group(context, id, path, guard);
        }
    }
    return guard;
}

Guard unguarded() {
    Guard guard;
    guard.otherwise = NoGroups::unfiltered;
    return guard;
}

void apply(const Guard& guard, Context& context, model::Eni& eni) {
    eni.groups = guard.groups;
    eni.groups_complete = guard.complete;
    if (guard.written) return;
    switch (guard.otherwise) {
        case NoGroups::default_group:
            if (const auto group = context.network.vpc_of(eni.subnet).default_group) {
                eni.groups.push_back({*group, {}, guard.where});
            }
            break;
        case NoGroups::unfiltered:
            eni.filtered = false;
            break;
        case NoGroups::managed:
            eni.groups_complete =
                model::Certainty::possible(guard.where.address + ": the service chooses security groups of its own");
            break;
    }
}

}  // namespace netlint::aws
