// One rule, many peers: one permission for each.
#include "permission.hpp"

#include "parse.hpp"
#include "services.hpp"

namespace netlint::aws {
namespace {

using model::Certainty;
using model::Permission;
using plan::ResourceId;

struct Split {
    Context& context;
    ResourceId id;
    model::Direction direction;
    RuleServices services;
    std::vector<Permission> made;

    template <class Peer>
    void add(Peer peer, const plan::Path& path, const Certainty& certainty, model::Grade grade = model::Grade::sure) {
        Permission permission{.direction = direction, .services = services.services, .peer = peer};
        permission.certainty = certainty.certain() ? services.certainty : certainty;
        permission.where = context.where(id, path, grade);
        made.push_back(std::move(permission));
    }

    void add_prefix(const plan::Path& path) {
        const plan::Value& value = context.value(id, path);
        if (value.unset()) return;
        if (const auto prefix = prefix_at(context, id, path)) return add(*prefix, path, {});
        if (!value.is_unknown()) return add(model::UnknownPeer{}, path, context.possible(id, path, "not a CIDR block"));
        // It may be only a part of the block it is made from.
        if (const auto within = prefix_around(context, id, path)) return add(*within, path, context.possible(id, path));
        add(model::UnknownPeer{}, path, context.possible(id, path));
    }

    // What an id may mean beyond its candidates can only be a noun that this plan makes, or nobody knows what.
    template <class T>
    void add_rest(const plan::Path& path, const std::vector<Id<T>>& listed, const std::string& reason) {
        const std::vector<Id<T>> fresh = context.fresh<T>();
        for (const Id<T> noun : fresh) {
            if (std::ranges::find(listed, noun) == listed.end()) add(noun, path, context.possible(id, path, reason));
        }
        if (fresh.empty()) add(model::UnknownPeer{}, path, context.possible(id, path, reason));
    }

    template <class T>
    void add_one(const plan::Path& path) {
        const One<T> found = context.one<T>(id, path);
        if (const auto exact = found.exactly()) return add(*exact, path, {}, found.grade);
        for (const Id<T> candidate : found.ids)
            add(candidate, path, context.possible(id, path, found.reason), found.grade);
        if (found.kind == plan::Target::Kind::unknown) add_rest(path, found.ids, found.reason);
    }

    template <class T>
    void add_many(const plan::Path& path, const MergedPeers& merged) {
        const plan::Value& value = context.value(id, path);
        if (value.unset()) return;
        const Many<T> found = context.many<T>(id, path);
        const bool open = value.contains_unknown();
        const bool doubtful = open && ((merged.ambiguous && found.possible.size() > 1) || merged.hidden);
        for (const Id<T> peer : found.possible) {
            const bool certain = found.is_certain(peer) && !doubtful;
            add(peer, path, certain ? Certainty{} : context.possible(id, path, found.reason), found.grade);
        }
        if (found.open || (open && (merged.hidden || !found.written))) add_rest(path, found.possible, found.reason);
    }
};

}  // namespace

std::vector<Permission> permissions_of(Context& context, ResourceId id, const RulePaths& paths,
                                       model::Direction direction, Id<model::SecurityGroup> group) {
    Split split{context,
                id,
                direction,
                permission_services(context, id, {paths.protocol, paths.from_port, paths.to_port, {}, {}}),
                {}};
    for (const plan::Path& path : paths.prefixes) split.add_prefix(path);
    for (const plan::Path& path : paths.prefix_lists) {
        paths.scalar ? split.add_one<model::PrefixList>(path)
                     : split.add_many<model::PrefixList>(path, paths.merged_lists);
    }
    for (const plan::Path& path : paths.groups) {
        paths.scalar ? split.add_one<model::SecurityGroup>(path)
                     : split.add_many<model::SecurityGroup>(path, paths.merged_groups);
    }
    if (!paths.self.empty()) {
        const model::Tri self = context.flag(id, paths.self, model::Tri::no);
        if (self == model::Tri::yes) split.add(group, paths.self, {});
        if (self == model::Tri::unknown) split.add(group, paths.self, context.possible(id, paths.self));
    }
    return std::move(split.made);
}

}  // namespace netlint::aws
