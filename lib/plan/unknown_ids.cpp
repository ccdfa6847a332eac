// Ids that are not known yet: where references lead, how firmly, and what is new where they lead nowhere.
#include <algorithm>

#include "resolver_parts.hpp"

namespace netlint::plan {
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

// The instance, or a module it is in, has this key.
bool has_key(const InstanceAddress& address, const Key& key) {
    return address.key == key || std::any_of(address.modules.begin(), address.modules.end(),
                                             [&](const ModuleStep& s) { return s.key == key; });
}

// What a resource is a part of mostly stands beside it; what it is joined to may be anywhere.
bool belongs(const Path& path) {
    constexpr std::string_view wholes[] = {"network_acl_id", "route_table_id", "security_group_id", "vpc_id"};
    return path.steps().size() == 1 && std::ranges::find(wholes, path.attribute()) != std::end(wholes);
}

// How many leaves of one name the blocks of a list hold that are not known.
std::size_t open_leaves(const Value& blocks, const std::string& member) {
    return static_cast<std::size_t>(
        std::count_if(blocks.items().begin(), blocks.items().end(),
                      [&](const Value& block) { return block[member].contains_unknown(); }));
}

// Whether a block of the source can have become this value: its strings and numbers are there, and what is open is
// written.
bool can_make(const SourceBlock& block, const Constants* constants, const Value& value) {
    const auto written = [&](std::string_view name) {
        return std::ranges::any_of(block.content, [&](const auto& one) { return one.first == name; });
    };
    const auto fits = [&](const SourceExpression& expression, const Value& leaf) {
        if (is_number(expression) || expression.kind == SourceExpression::Kind::text)
            return leaf.as_string() == expression.text;
        if (expression.kind == SourceExpression::Kind::list && leaf.is_list() && !leaf.contains_unknown() &&
            std::ranges::all_of(expression.items,
                                [](const SourceExpression& item) { return item.kind == SourceExpression::Kind::text; }))
            return expression.items.size() == leaf.items().size() &&
                   std::ranges::all_of(expression.items, [&](const SourceExpression& item) {
                       return std::ranges::any_of(leaf.items(),
                                                  [&](const Value& one) { return one.as_string() == item.text; });
                   });
        return true;
    };
    const auto comes_to = [&](const SourceExpression& expression) {
        const auto constant = constants ? constants->of(expression) : std::nullopt;
        return constant.value_or(expression);
    };
    return std::ranges::all_of(block.content,
                               [&](const auto& one) { return fits(comes_to(one.second), value[one.first]); }) &&
           std::ranges::all_of(value.members(), [&](const Value::Member& leaf) {
               return !leaf.second.contains_unknown() || written(leaf.first);
           });
}

}  // namespace

bool Resolver::Parts::relevant(ResourceId id, std::string_view attribute) const {
    if (!relevant_) {
        relevant_.emplace();
        for (const auto& [address, name] : plan.relevant()) relevant_->emplace(stripped(address), name);
    }
    const std::string address = without_keys(world[id].address);
    return relevant_->empty() || relevant_->contains({address, ""}) ||
           relevant_->contains({address, Path(attribute).attribute()});
}

// Leaves out what no reference in the module can lead to: it reaches its own resources, those of modules that it calls,
// and what its arguments carry. In the root, and behind an argument that cannot be followed, it is anything.
void Resolver::Parts::keep_reached(std::vector<Source>& sources, const Resource& consumer, const Accept& accept) const {
    const ModulePath& module = consumer.address.modules;
    if (module.empty()) return;
    const Found given = follower.arguments({module.begin(), module.end()}, accept);
    const bool copied = std::ranges::any_of(given.sources, [&](const Source& source) {
        return source.resource && std::ranges::none_of(accept, [&](const Acceptable& one) {
                   return one.gives != Gives::copy && one.type == world[*source.resource].type() &&
                          one.attribute == source.attribute;
               });
    });
    if (given.opaque || given.whole || copied) return;
    std::erase_if(sources, [&](const Source& source) {
        const ModulePath& other = world[*source.resource].address.modules;
        const bool inside = std::ranges::mismatch(module, other).in1 == module.end();
        return !inside && std::ranges::find(given.sources, source.resource, &Source::resource) == given.sources.end();
    });
}

// Whatever is new in this plan and fits: an unknown id can come from nowhere else.
Found Resolver::Parts::closed_world(const Resource& consumer, const Path& path, const Accept& accept) const {
    std::vector<Source> all, same_module;
    for (const Acceptable& one : accept) {
        if (one.gives == Gives::copy) continue;
        for (const ResourceId id : world.of_type(one.type)) {
            const Source source{id, std::string(one.attribute), ""};
            if (!identity_unknown(world, source)) continue;
            if (!relevant(id, one.attribute)) continue;
            // An ARN names what the id does.
            if (one.attribute == "arn" && std::ranges::find(all, source.resource, &Source::resource) != all.end())
                continue;
            all.push_back(source);
        }
    }
    Found found;
    found.grade = all.size() <= 1 ? Grade::sure : Grade::likely;
    if (all.size() > 1) keep_reached(all, consumer, accept);
    if (all.size() > 1 && belongs(path))
        std::ranges::copy_if(all, std::back_inserter(same_module), [&](const Source& source) {
            return world[*source.resource].address.modules == consumer.address.modules;
        });
    found.sources = same_module.size() == 1 ? same_module : all;
    found.ambiguous = found.sources.size() > 1;
    return found;
}

// Blocks that the plan merges into one expression: any of them may have any of its references, and a dynamic block may
// hide beside them; it does hide when more leaves are open than there are references for them.
void Resolver::Parts::share(Found& found, const Resource& resource, const Path& path, const Written& written,
                            const Accept& accept) const {
    const auto* const member = path.steps().size() > 2 ? std::get_if<std::string>(&path.steps()[2]) : nullptr;
    const std::size_t open = member ? open_leaves(resource.values[path.attribute()], *member) : 0;
    if (open == 1) return;  // what the references made is open: it is this one
    found.grade = std::max(found.grade, Grade::likely);
    if (open == 0) return;
    std::size_t references = 0;
    for (const Value* expression : written.expressions)
        for (const Traversal& traversal : references_of(*expression)) {
            const std::string_view type = traversal.name(traversal.name(0) == "data" ? 1 : 0);
            references += !type.starts_with("aws_") || !accepted(accept, type, "").empty();
        }
    if (open > references) {
        const Found rest = closed_world(resource, path, accept);
        found.add(rest);
        found.opaque |= rest.sources.empty();
    }
    found.ambiguous |= open > 1 && found.sources.size() > 1;
}

// Equal keys pair an expression's instances when each of the block's instances has an equal among those meant, and when
// none of those whose leaf is known says otherwise.
bool Resolver::Parts::pairs_by_key(const Resource& resource, const Path& path, const Found& all,
                                   const Accept& accept) const {
    std::set<Key> keys;
    for (const Source& source : all.sources)
        if (source.resource) {
            const InstanceAddress& address = world[*source.resource].address;
            keys.insert(address.key);
            for (const ModuleStep& step : address.modules) keys.insert(step.key);
        }
    const InstanceAddress& own = resource.address;
    for (const ResourceId sibling : block_index.instances(own.module_to_string(), own.mode, own.type, own.name)) {
        const Resource& other = world[sibling];
        if (!keys.contains(other.address.key)) return false;
        const auto text = path.in(other.values).as_string();
        if (!text || text->empty()) continue;
        const Found meant = known(sibling, path, *text, accept);
        if (meant.sources.size() != 1 || !meant.sources.front().resource) continue;
        if (!has_key(world[*meant.sources.front().resource].address, other.address.key)) return false;
    }
    return true;
}

void Resolver::Parts::doubt_own_key(Found& found, const Resource& resource, const Path& path, const Written& written,
                                    const Accept& accept) const {
    if (found.grade == Grade::sure || found.sources.size() != 1 || !found.sources.front().resource) return;
    if (written.expressions.size() != 1 || std::holds_alternative<std::monostate>(resource.address.key)) return;
    if (!has_key(world[*found.sources.front().resource].address, resource.address.key)) return;
    const Value& expression = *written.expressions.front();
    const Pairing pairing{&expression, resource.address.module_to_string(), path.to_string()};
    auto row = pairings_.find(pairing);
    if (row == pairings_.end()) {
        const Found all = followed(resource, written, accept, false);
        const bool holds = all.sources.size() < 2 || pairs_by_key(resource, path, all, accept);
        row = pairings_.emplace(pairing, holds).first;
    }
    if (row->second) return;
    found = followed(resource, written, accept, false);
    found.ambiguous = found.sources.size() > 1;
}

// One block for a value and one value for that block; and every block has become some value, for the provider rewrites
// some of what is written.
const std::vector<const SourceBlock*>& Resolver::Parts::makers(const Resource& resource, std::string_view block) const {
    const Value& values = resource.values[block];
    const auto [entry, first] = makers_.try_emplace(&values);
    if (!first) return entry->second;
    std::vector<const SourceBlock*>& by = entry->second;
    const auto written = follower.blocks_of(resource, block);
    const Constants* constants = follower.constants_of(resource.address.modules);
    by.resize(values.items().size());
    if (written.size() != by.size()) return by;
    std::vector<std::size_t> fitting(by.size());  // by value: blocks
    for (const SourceBlock* one : written) {
        std::vector<std::size_t> made;
        for (std::size_t i = 0; i < by.size(); ++i)
            if (can_make(*one, constants, values[i])) made.push_back(i);
        if (made.empty()) {
            by.assign(by.size(), nullptr);
            return by;
        }
        for (const std::size_t i : made) {
            ++fitting[i];
            if (made.size() == 1) by[i] = one;
        }
    }
    for (std::size_t i = 0; i < by.size(); ++i)
        if (fitting[i] != 1) by[i] = nullptr;
    return by;
}

std::optional<Found> Resolver::Parts::by_source(const Resource& resource, const Path& path,
                                                const Accept& accept) const {
    const auto& steps = path.steps();
    if (steps.size() < 3) return std::nullopt;
    const auto* const index = std::get_if<std::size_t>(&steps[1]);
    const auto* const member = std::get_if<std::string>(&steps[2]);
    if (!index || !member) return std::nullopt;
    const auto& by = makers(resource, path.attribute());
    if (*index >= by.size() || by[*index] == nullptr) return std::nullopt;
    for (const auto& [name, expression] : by[*index]->content) {
        if (name != *member) continue;
        Found found = follower.follow(expression, Scope::of(resource), accept);
        const bool several = found.sources.size() > 1 && !found.listed;
        if (found.sources.empty() || found.opaque || found.elsewhere || several) return std::nullopt;
        return found;
    }
    return std::nullopt;
}

Found Resolver::Parts::unknown(ResourceId id, const Path& path, const Accept& accept, Leaf leaf) const {
    const Resource& resource = world[id];
    const Written written = expressions(resource, path);
    if (written.shared)
        if (const auto found = by_source(resource, path, accept)) return *found;
    Found found = followed(resource, written, accept);
    found.opaque |= found.aside && leaf == Leaf::whole;
    doubt_own_key(found, resource, path, written, accept);
    // A known id cannot make a leaf unknown, unless a condition that is not known does.
    Found fresh = found;
    std::erase_if(fresh.sources, [&](const Source& source) { return !identity_unknown(world, source); });
    const bool mixed = fresh.sources.size() < found.sources.size();
    if (mixed && (fresh.sources.empty() || found.undecided || leaf == Leaf::whole))
        found.grade = std::max(found.grade, Grade::likely);
    else
        found = std::move(fresh);
    if (!found.sources.empty()) {
        if (written.shared) share(found, resource, path, written, accept);
        if (found.opaque) found.grade = std::max(found.grade, Grade::likely);  // some of it through a local
        return found;
    }
    if (found.elsewhere && !found.opaque && !written.shared) {  // a bucket's domain name is no load balancer's
        found.opaque = true;
        return found;
    }
    const bool undecided = found.undecided;
    found = closed_world(resource, path, accept);
    if (undecided || written.shared) found.grade = std::max(found.grade, Grade::likely);
    if (found.sources.empty()) found.opaque = true;
    return found;
}

}  // namespace netlint::plan
