// Permissions of security groups: inline, or as resources of their own in two generations.
#include "../readers.hpp"
#include "echo.hpp"
#include "parse.hpp"
#include "permission.hpp"

namespace netlint::aws {
namespace {

using model::Direction;
using plan::ResourceId;

// The elements of a list, or the list itself while it is unknown.
std::vector<plan::Path> elements(const Context& context, ResourceId id, const plan::Path& list) {
    const plan::Value& value = context.value(id, list);
    if (value.is_unknown()) return {list};
    std::vector<plan::Path> paths;
    for (std::size_t i = 0; i < value.items().size(); ++i) paths.push_back(list.then(i));
    return paths;
}

void append(std::vector<plan::Path>& paths, std::vector<plan::Path> more) {
    paths.insert(paths.end(), more.begin(), more.end());
}

// Of the inline lists and aws_security_group_rule, which share their names but for the groups.
RulePaths bundle_at(const Context& context, ResourceId id, const plan::Path& place) {
    RulePaths paths{
        .protocol = place.then("protocol"), .from_port = place.then("from_port"), .to_port = place.then("to_port")};
    append(paths.prefixes, elements(context, id, place.then("cidr_blocks")));
    append(paths.prefixes, elements(context, id, place.then("ipv6_cidr_blocks")));
    paths.prefix_lists = {place.then("prefix_list_ids")};
    paths.self = place.then("self");
    return paths;
}

// The group that a rule resource belongs to gets its permissions; every candidate gets them as possible ones.
template <class Read>
void add_to_group(Context& context, ResourceId id, const Read& read) {
    const One<model::SecurityGroup> group = context.one<model::SecurityGroup>(id, "security_group_id");
    std::vector<Id<model::SecurityGroup>> candidates = group.ids;
    if (group.kind == plan::Target::Kind::unknown) {
        context.diagnose(DiagnosticLevel::warning, id, "security_group_id",
                         "which security group it belongs to is not known: " + group.reason);
        if (candidates.empty()) {
            for (std::size_t i = 0; i < context.network.security_groups.size(); ++i)
                candidates.push_back(context.network.security_groups.id(i));
        }
    }
    for (const Id<model::SecurityGroup> candidate : candidates) {
        for (model::Permission& permission : read(candidate)) {
            if (!group.exactly()) permission.certainty = context.possible(id, "security_group_id", group.reason);
            permission.where.grade = std::max(permission.where.grade, group.grade);
            context.network.security_groups[candidate].permissions.push_back(std::move(permission));
        }
    }
}

void read_rule(Context& context, ResourceId id) {
    const std::string_view type = context.text(id, "type");
    if (type != "ingress" && type != "egress") {
        context.diagnose(DiagnosticLevel::warning, id, "type", "neither ingress nor egress");
        return;
    }
    const Direction direction = type == "ingress" ? Direction::ingress : Direction::egress;
    RulePaths paths = bundle_at(context, id, {});
    add_to_group(context, id, [&](Id<model::SecurityGroup> group) {
        auto permissions = permissions_of(context, id, paths, direction, group);
        // Computed as well as written: unknown on every create of a rule for prefixes.
        if (!context.written(id, "source_security_group_id")) return permissions;
        RulePaths peer{.protocol = "protocol", .from_port = "from_port", .to_port = "to_port"};
        peer.groups = {"source_security_group_id"};
        peer.scalar = true;
        for (model::Permission& permission : permissions_of(context, id, peer, direction, group)) {
            permissions.push_back(std::move(permission));
        }
        return permissions;
    });
}

void read_single_rule(Context& context, ResourceId id, Direction direction) {
    RulePaths paths{.protocol = "ip_protocol", .from_port = "from_port", .to_port = "to_port"};
    paths.prefixes = {"cidr_ipv4", "cidr_ipv6"};
    paths.prefix_lists = {"prefix_list_id"};
    paths.groups = {"referenced_security_group_id"};
    paths.scalar = true;
    add_to_group(context, id,
                 [&](Id<model::SecurityGroup> group) { return permissions_of(context, id, paths, direction, group); });
}

void read_ingress_rule(Context& context, ResourceId id) {
    read_single_rule(context, id, Direction::ingress);
}
void read_egress_rule(Context& context, ResourceId id) {
    read_single_rule(context, id, Direction::egress);
}

bool same_permission(const model::Permission& a, const model::Permission& b) {
    return a.direction == b.direction && a.services == b.services && a.peer == b.peer;
}

// The text of the peer that a permission was made from, the group's own id for "self".
std::string_view peer_text(const Context& context, ResourceId id, const model::Permission& permission) {
    const plan::Path path{std::string_view(permission.where.attribute)};
    const plan::Value& value = context.value(id, path);
    return value.as_bool() ? context.text(id, "id") : value.as_string().value_or("");
}

void add_inline(Context& context, ResourceId id, Id<model::SecurityGroup> group, Direction direction,
                const char* list) {
    const plan::Value& rules = context.value(id, list);
    const bool written = context.written(id, list);
    // Looked up each time: to read a rule may add groups that the plan only names.
    const auto permissions = [&]() -> std::vector<model::Permission>& {
        return context.network.security_groups[group].permissions;
    };
    // The configuration that writes the list is the new one: rules that it removes had no such list beside them.
    const auto of_direction = [&](const model::Permission& p) {
        return p.direction == direction && !context.removed(p.where.address);
    };
    const bool apart = std::ranges::any_of(permissions(), of_direction);
    if (written && apart) {
        for (model::Permission& permission : permissions()) {
            if (of_direction(permission)) permission.certainty = context.possible(id, list, "inline rules remove it");
        }
        context.diagnose(DiagnosticLevel::warning, id, list,
                         "inline rules and rule resources on one security group overwrite each other");
    }
    std::vector<model::Permission> made;
    if (rules.is_unknown() && written) {
        made.push_back({direction, set::ServiceSet::all(), model::UnknownPeer{}, context.possible(id, list),
                        context.where(id, list)});
    }
    const Echoes echoes(context, written ? "" : context.text(id, "id"), direction);
    const MergedPeers groups = merged_peers(context, id, list, "security_groups", accepted<model::SecurityGroup>());
    const MergedPeers lists = merged_peers(context, id, list, "prefix_list_ids", accepted<model::PrefixList>());
    for (std::size_t i = 0; i < rules.items().size(); ++i) {
        const plan::Path place = plan::Path(list).then(i);
        RulePaths paths = bundle_at(context, id, place);
        append(paths.groups, elements(context, id, place.then("security_groups")));
        paths.merged_groups = groups;
        paths.merged_lists = lists;
        for (model::Permission& permission : permissions_of(context, id, paths, direction, group)) {
            if (echoes.empty() || !echoes.contains(rules[i], peer_text(context, id, permission)))
                made.push_back(std::move(permission));
        }
    }
    permissions().reserve(permissions().size() + made.size());
    for (model::Permission& permission : made) {
        const auto same = [&](const model::Permission& other) { return same_permission(permission, other); };
        if (!written && std::ranges::any_of(permissions(), same)) continue;
        permissions().push_back(std::move(permission));
    }
}

void read_inline(Context& context, ResourceId id) {
    const auto group = context.bindings<model::SecurityGroup>().find(id);
    if (!group || !context.resource(id).managed()) return;
    add_inline(context, id, *group, Direction::ingress, "ingress");
    add_inline(context, id, *group, Direction::egress, "egress");
}

}  // namespace

namespace readers {

constexpr Reader security_group_rule{"aws_security_group_rule", Phase::contents, read_rule};
constexpr Reader security_group_ingress_rule{"aws_vpc_security_group_ingress_rule", Phase::contents, read_ingress_rule};
constexpr Reader security_group_egress_rule{"aws_vpc_security_group_egress_rule", Phase::contents, read_egress_rule};
constexpr Reader security_group_inline{"aws_security_group", Phase::contents, read_inline};
constexpr Reader default_security_group_inline{"aws_default_security_group", Phase::contents, read_inline};

}  // namespace readers
}  // namespace netlint::aws
