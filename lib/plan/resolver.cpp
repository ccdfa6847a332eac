// Finds which instance a reference means.
#include "netlint/plan/resolver.hpp"

#include <algorithm>

#include "resolver_parts.hpp"
#include "review.hpp"

namespace netlint::plan {

Resolver::Resolver(const Plan& plan, const World& world) : parts_(std::make_unique<Parts>(plan, world)) {}
Resolver::~Resolver() = default;

bool Resolver::written(ResourceId id, const Path& path) const {
    const Resource& resource = parts_->world[id];
    const Value& value = path.in(resource.values);
    if (const auto written = parts_->expressions(resource, path).expressions; !written.empty()) {
        // Of an expression that comes to nothing a computed attribute stays as if it were not there.
        const Scope scope = Scope::of(resource);
        return !value.is_unknown() || !std::ranges::all_of(written, [&](const Value* expression) {
            return is_expression(*expression) && parts_->follower.comes_to_nothing(*expression, scope);
        });
    }
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

// The first instance with this text under an attribute that the world does not index.
std::optional<ResourceId> Resolver::Parts::by_attribute(const Acceptable& one, std::string_view text) const {
    const auto [row, first] = carriers_.try_emplace({std::string(one.type), std::string(one.attribute)});
    if (first)
        for (const ResourceId id : world.of_type(one.type))
            if (const auto value = world[id].values[one.attribute].as_string()) row->second.emplace(*value, id);
    const auto found = row->second.find(text);
    return found == row->second.end() ? std::nullopt : std::optional(found->second);
}

// Where several instances share the identity, those that the configuration refers to.
Found Resolver::Parts::known(ResourceId consumer, const Path& path, std::string_view text, const Accept& accept) const {
    Found found;
    for (const Acceptable& one : accept) {
        if (const auto shared = identities.sharing(one.type, one.attribute, text); !shared.empty()) {
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
        if (const auto id = identities.find(one.type, one.attribute, text)) {
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
        found = follower.follow(Traversal::parse(reference), Scope::of(resource), accept);
        found.ambiguous = found.sources.size() > 1;
        found.grade = Grade::likely;
        if (!found.sources.empty()) return found;
        found = {};
    }
    found.sources.push_back({std::nullopt, "", std::string(text)});
    return found;
}

Target Resolver::one(ResourceId id, const Path& path, const Accept& accept) const {
    Target target;
    const Value& value = path.in(parts_->world[id].values);
    Found found;
    if (value.is_unknown()) {
        if (!written(id, path) && parts_->world[id].config != nullptr) return target;
        target.reason = "known after apply";
        found = parts_->unknown(id, path, accept, Parts::Leaf::element);
        if (found.opaque && !found.sources.empty()) {  // what cannot be followed is something new as well
            const Found rest = parts_->closed_world(parts_->world[id], path, accept);
            found.add(rest);
            found.opaque = rest.sources.empty();
            found.grade = std::max(found.grade, Grade::likely);
        }
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
        // Which of several is in the list the plan does not say: a filter or a condition mentions the others as well.
        const bool filtered = found.sources.size() > 1 && !found.listed;
        targets.grade = std::max({targets.grade, found.grade, filtered ? Grade::likely : Grade::sure});
    };
    if (value.is_unknown()) {
        if (!targets.written) return targets;
        targets.reason = "known after apply";
        take(parts_->unknown(id, path, accept, Parts::Leaf::whole));
    } else if (value.is_list()) {
        bool unknown_items = false;
        for (const Value& item : value.items()) {
            if (item.is_unknown())
                unknown_items = true;
            else if (const auto text = item.as_string(); text && !text->empty())
                take(parts_->known(id, path, *text, accept));
        }
        if (unknown_items) {
            targets.reason = "known after apply";
            take(parts_->unknown(id, path, accept, Parts::Leaf::element));
        }
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
