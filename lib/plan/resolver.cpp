// Finds which instance a reference means.
#include "netlint/plan/resolver.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "block_pairing.hpp"
#include "follower.hpp"
#include "review.hpp"

namespace netlint::plan {

namespace {

// What the configuration says of a leaf: the expression that decides it, or the nearest one above it. Several when the
// leaf is in one of several blocks.
struct Written {
    std::vector<const Value*> expressions;
    bool others = false;  // a dynamic block may have made the leaf
};

}  // namespace

struct Resolver::Parts {
    const Plan& plan;
    const World& world;
    Follower follower;

    Found known(ResourceId id, const Path& path, std::string_view text, const Accept& accept) const;
    Found unknown(ResourceId id, const Path& path, const Accept& accept, std::string& reason) const;
    Found closed_world(const Resource& consumer, const Accept& accept) const;
    Written expressions(const Resource& resource, const Path& path) const;
    Found followed(const Resource& resource, const Written& written, const Accept& accept) const;
    const std::vector<Origins>& origins(const Value& blocks, const Value& values) const;

    std::optional<ResourceId> by_attribute(const Acceptable& one, std::string_view text) const;
    bool relevant(ResourceId id, std::string_view attribute) const;

    using Carriers = std::map<std::string_view, ResourceId>;  // by value
    mutable std::map<std::pair<std::string, std::string>, Carriers> carriers{};
    mutable std::optional<std::set<std::pair<std::string, std::string>>> relevants{};  // no attribute: the whole object
    mutable std::map<const Value*, std::vector<Origins>> pairings{};  // by values; a list is paired once for all leaves
};

namespace {

bool identity_unknown(const World& world, const Source& source) {
    return source.resource && world[*source.resource].values[source.attribute].is_unknown();
}

std::string without_keys(const InstanceAddress& address) {
    std::string text;
    for (const ModuleStep& step : address.modules) text += "module." + step.name + '.';
    return text + (address.mode == Mode::data ? "data." : "") + address.type + '.' + address.name;
}

std::string stripped(std::string_view address) {
    std::string text;
    int depth = 0;
    for (const char c : address) {
        if (c == '[') ++depth;
        if (depth == 0) text += c;
        if (c == ']') --depth;
    }
    return text;
}

}  // namespace

Resolver::Resolver(const Plan& plan, const World& world)
    : parts_(std::make_unique<Parts>(Parts{plan, world, Follower(plan, world)})) {}
Resolver::~Resolver() = default;

const std::vector<Origins>& Resolver::Parts::origins(const Value& blocks, const Value& values) const {
    const auto [entry, first] = pairings.try_emplace(&values);
    if (first) entry->second = pair_blocks(blocks, values);
    return entry->second;
}

Written Resolver::Parts::expressions(const Resource& resource, const Path& path) const {
    Written out;
    if (resource.config == nullptr) return out;
    out.expressions = {&resource.config->expressions};
    const Value* values = &resource.values;
    for (const Path::Step& step : path.steps()) {
        std::vector<const Value*> next;
        for (const Value* value : out.expressions) {
            if (value != &resource.config->expressions && is_expression(*value)) {
                next.push_back(value);
            } else if (const auto* name = std::get_if<std::string>(&step)) {
                next.push_back(&(*value)[*name]);
            } else if (!value->is_list()) {
                next.push_back(value);
            } else if (const std::size_t index = std::get<std::size_t>(step); index < values->items().size()) {
                const Origins& from = origins(*value, *values)[index];
                for (const std::size_t block : from.blocks) next.push_back(&(*value)[block]);
                out.others |= from.others;
            } else {  // the blocks are not known yet
                for (const Value& block : value->items()) next.push_back(&block);
            }
        }
        std::erase_if(next, [](const Value* value) { return value->is_null(); });
        out.expressions = std::move(next);
        const auto* name = std::get_if<std::string>(&step);
        values = name ? &(*values)[*name] : &(*values)[std::get<std::size_t>(step)];
    }
    return out;
}

bool Resolver::written(ResourceId id, const Path& path) const {
    const Resource& resource = parts_->world[id];
    if (!parts_->expressions(resource, path).expressions.empty()) return true;
    const Value& value = path.in(resource.values);
    if (value.is_unknown()) {
        // A block that the plan shows and the configuration does not is dynamic; computed ones are unknown as a whole.
        const Value& block = resource.values[path.attribute()];
        if (path.steps().size() < 2 || !block.is_list() || resource.config == nullptr) return false;
        const Value& blocks = resource.config->expressions[path.attribute()];
        return blocks.is_null() || (blocks.is_list() && blocks.items().size() != block.items().size());
    }
    if (value.unset()) return false;
    // A value on creation that no expression explains comes from a dynamic block; later it may be as last read.
    return resource.config == nullptr || resource.action == Action::create || resource.action == Action::replace;
}

Found Resolver::Parts::followed(const Resource& resource, const Written& written, const Accept& accept) const {
    Found found;
    for (const Value* expression : written.expressions) {
        if (!is_expression(*expression)) continue;
        found.add(follower.follow(
            *expression, {resource.address.modules, resource.address.key, &resource.config->for_each_expression},
            accept));
    }
    found.ambiguous |= written.expressions.size() > 1 && found.sources.size() > 1;
    found.opaque |= written.others;
    return found;
}

// The first instance with this text under an attribute that the world does not index.
std::optional<ResourceId> Resolver::Parts::by_attribute(const Acceptable& one, std::string_view text) const {
    const auto [row, first] = carriers.try_emplace({std::string(one.type), std::string(one.attribute)});
    if (first)
        for (const ResourceId id : world.of_type(one.type))
            if (const auto value = world[id].values[one.attribute].as_string()) row->second.emplace(*value, id);
    const auto found = row->second.find(text);
    return found == row->second.end() ? std::nullopt : std::optional(found->second);
}

bool Resolver::Parts::relevant(ResourceId id, std::string_view attribute) const {
    if (!relevants) {
        relevants.emplace();
        for (const auto& [address, name] : plan.relevant()) relevants->emplace(stripped(address), name);
    }
    const std::string address = without_keys(world[id].address);
    return relevants->empty() || relevants->contains({address, ""}) ||
           relevants->contains({address, Path(attribute).attribute()});
}

// Where several instances share the identity, those that the configuration refers to.
Found Resolver::Parts::known(ResourceId consumer, const Path& path, std::string_view text, const Accept& accept) const {
    Found found;
    for (const Acceptable& one : accept) {
        if (const auto shared = world.sharing_identity(one.type, one.attribute, text); !shared.empty()) {
            for (const ResourceId id : shared) found.sources.push_back({id, std::string(one.attribute), ""});
            Found meant = followed(world[consumer], expressions(world[consumer], path), accept);
            std::erase_if(meant.sources, [&](const Source& source) {
                return !source.resource || std::find(shared.begin(), shared.end(), *source.resource) == shared.end();
            });
            if (!meant.sources.empty()) {
                found.sources = std::move(meant.sources);
                found.grade = meant.grade;
            }
            found.ambiguous = found.sources.size() > 1;
            return found;
        }
        if (const auto id = world.by_identity(one.type, one.attribute, text)) {
            found.sources.push_back({*id, std::string(one.attribute), ""});
            return found;
        }
        if (const auto id = by_attribute(one, text)) {
            found.sources.push_back({*id, std::string(one.attribute), ""});
            return found;
        }
    }
    if (const std::string_view reference = reference_text(text); !reference.empty()) {
        const Resource& resource = world[consumer];
        found = follower.follow(Traversal::parse(reference),
                                {resource.address.modules, resource.address.key,
                                 resource.config ? &resource.config->for_each_expression : nullptr},
                                accept);
        found.ambiguous = found.sources.size() > 1;
        found.grade = Grade::likely;
        if (!found.sources.empty()) return found;
        found = {};
    }
    found.sources.push_back({std::nullopt, "", std::string(text)});
    return found;
}

// Whatever is new in this plan and fits: an unknown id can come from nowhere else.
Found Resolver::Parts::closed_world(const Resource& consumer, const Accept& accept) const {
    std::vector<Source> all, same_module;
    for (const Acceptable& one : accept) {
        if (one.gives == Gives::copy) continue;
        for (const ResourceId id : world.of_type(one.type)) {
            const Source source{id, std::string(one.attribute), ""};
            if (!identity_unknown(world, source)) continue;
            if (!relevant(id, one.attribute)) continue;
            all.push_back(source);
            if (world[id].address.modules == consumer.address.modules) same_module.push_back(source);
        }
    }
    Found found;
    found.sources = all.size() > 1 && same_module.size() == 1 ? same_module : all;
    found.ambiguous = found.sources.size() > 1;
    found.grade = all.size() <= 1 ? Grade::sure : Grade::likely;
    return found;
}

Found Resolver::Parts::unknown(ResourceId id, const Path& path, const Accept& accept, std::string& reason) const {
    const Resource& resource = world[id];
    Found found = followed(resource, expressions(resource, path), accept);
    // A known id cannot make a leaf unknown, unless a condition does.
    Found fresh = found;
    std::erase_if(fresh.sources, [&](const Source& source) { return !identity_unknown(world, source); });
    if (!fresh.sources.empty()) found = std::move(fresh);
    reason = "known after apply";
    if (!found.sources.empty() && !found.opaque) return found;
    if (!found.sources.empty()) {  // some through references, some through a local
        found.grade = std::max(found.grade, Grade::likely);
        return found;
    }
    if (found.elsewhere && !found.opaque) {  // a bucket's domain name is no load balancer's, whatever else is new
        found.opaque = true;
        return found;
    }
    found = closed_world(resource, accept);
    if (found.sources.empty()) found.opaque = true;
    return found;
}

Target Resolver::one(ResourceId id, const Path& path, const Accept& accept) const {
    Target target;
    const Value& value = path.in(parts_->world[id].values);
    Found found;
    if (value.is_unknown()) {
        if (!written(id, path) && parts_->world[id].config != nullptr) return target;
        found = parts_->unknown(id, path, accept, target.reason);
    } else if (const auto text = value.as_string(); text && !text->empty()) {
        found = parts_->known(id, path, *text, accept);
    } else {
        return target;
    }
    target.sources = std::move(found.sources);
    target.grade = found.grade;
    if (target.sources.empty())
        target.kind = Target::Kind::unknown;
    else if (target.sources.size() > 1)
        target.kind = Target::Kind::one_of;
    else
        target.kind = found.opaque ? Target::Kind::one_of : Target::Kind::exactly;
    if (target.kind == Target::Kind::exactly)
        target.grounds =
            value.is_unknown() ? "the only instance that the configuration's references lead to" : "a known id";
    return target;
}

Targets Resolver::many(ResourceId id, const Path& path, const Accept& accept) const {
    Targets targets;
    const Value& value = path.in(parts_->world[id].values);
    targets.written = written(id, path);
    const auto take = [&](const Found& found) {
        for (const Source& source : found.sources) {
            targets.possible.push_back(source);
            if (!found.ambiguous) targets.certain.push_back(source);
        }
        targets.open |= found.opaque;
        targets.grade = std::max(targets.grade, found.grade);
    };
    if (value.is_unknown()) {
        if (!targets.written) return targets;
        take(parts_->unknown(id, path, accept, targets.reason));
    } else if (value.is_list()) {
        bool unknown_items = false;
        for (const Value& item : value.items()) {
            if (item.is_unknown())
                unknown_items = true;
            else if (const auto text = item.as_string(); text && !text->empty())
                take(parts_->known(id, path, *text, accept));
        }
        if (unknown_items) take(parts_->unknown(id, path, accept, targets.reason));
    } else if (const auto text = value.as_string(); text && !text->empty()) {
        take(parts_->known(id, path, *text, accept));
    }
    for (auto* list : {&targets.certain, &targets.possible}) {
        std::sort(list->begin(), list->end());
        list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    return targets;
}

}  // namespace netlint::plan
