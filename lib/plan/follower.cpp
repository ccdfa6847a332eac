// Follows an expression's references to resource instances.
#include "follower.hpp"

#include <algorithm>
#include <set>

namespace netlint::plan {
namespace {

bool holds(const Found& found, const Source& source) {
    return std::find(found.sources.begin(), found.sources.end(), source) != found.sources.end();
}

// "T.n" without an attribute has an index that is no literal, or iterates.
bool is_whole(const Traversal& reference, const Accept& accept) {
    return reference.steps.size() == 2 && !accepted(accept, reference.name(0), "").empty();
}

// So has "module.m" without an output.
bool indexes(const std::vector<Traversal>& references, const Accept& accept) {
    return std::ranges::any_of(references, [&](const Traversal& reference) {
        return is_whole(reference, accept) || (reference.steps.size() == 2 && reference.name(0) == "module");
    });
}

}  // namespace

std::string_view accepted(const Accept& accept, std::string_view type, std::string_view attribute) {
    for (const Acceptable& one : accept)
        if (one.type == type && (attribute.empty() || one.attribute == attribute)) return one.attribute;
    return {};
}

void Found::add(const Found& other) {
    if (!other.sources.empty()) listed = sources.empty() && other.listed;
    if (sources.empty()) {
        sources = other.sources;
    } else if (sources.size() * other.sources.size() < 1024) {
        for (const Source& source : other.sources)
            if (!holds(*this, source)) sources.push_back(source);
    } else {
        std::set<Source> held(sources.begin(), sources.end());
        for (const Source& source : other.sources)
            if (held.insert(source).second) sources.push_back(source);
    }
    ambiguous |= other.ambiguous;
    opaque |= other.opaque;
    literal |= other.literal;
    elsewhere |= other.elsewhere;
    undecided |= other.undecided;
    unnamed |= other.unnamed;
    whole |= other.whole;
    aside |= other.aside;
    grade = std::max(grade, other.grade);
}

template <class F>
Found Follower::once(const void* expression, const Scope& scope, int depth, F&& work) const {
    Found circular;
    circular.opaque = true;
    if (depth > follow_limit) return circular;
    if (depth == 0) visits_.clear();
    const Visit visit{expression, scope.for_each, module_text(scope.module), scope.key};
    const auto [row, first] = visits_.try_emplace(visit, circular);
    if (!first) return row->second;
    return row->second = work();
}

Found Follower::follow(const Traversal& traversal, const Scope& scope, const Accept& accept) const {
    visits_.clear();
    return reference(traversal, scope, accept, 1);
}

Found Follower::follow(const Value& expression, const Scope& scope, const Accept& accept, int depth) const {
    return once(&expression, scope, depth, [&] { return all_of(expression, scope, accept, depth); });
}

Found Follower::source(const SourceExpression& expression, const Scope& scope, const Accept& accept, int depth) const {
    return once(&expression, scope, depth, [&] { return of_source(expression, scope, accept, depth); });
}

Found Follower::all_of(const Value& expression, const Scope& scope, const Accept& accept, int depth) const {
    Found found;
    std::vector<Traversal> traversals = interpolations_of(expression["constant_value"]);  // JSON-syntax sources
    const bool exact = !traversals.empty();
    if (!exact) {
        traversals = references_of(expression);
        found.literal = !expression["constant_value"].is_null();
    }
    const Index index = index_of(traversals, scope, indexes(traversals, accept));
    const auto whole = std::ranges::find_if(traversals, [&](const Traversal& one) { return is_whole(one, accept); });
    bool any = false, listed = exact;
    for (const Traversal& traversal : traversals) {
        const std::string_view head = traversal.name(0);
        if (head == "count" || head == "each" || head == "path" || head == "terraform" || head == "self") continue;
        any = true;
        if (head == "local" && whole != traversals.end() && local(traversal, scope) == nullptr) {
            found.aside |= &traversal > &*whole;  // in front it is what "for" goes over: [for k in local.keys : T.n[k]]
            found.grade = std::max(found.grade, Grade::likely);
            continue;
        }
        const auto same = index.plainly_own() ? with_own_key(traversal, scope, accept, index.steps) : std::nullopt;
        if (same) {
            found.add(*same);
            continue;
        }
        const Found part = own(reference(traversal, scope, accept, depth), scope, index);
        listed &= part.sources.size() == 1 || part.listed;
        found.add(part);
    }
    found.listed |= listed;
    if (any) return found;
    for (const Traversal& traversal : traversals)
        if (traversal.name(0) == "each" && traversal.name(1) == "value")
            found.add(each_value(traversal, scope, accept, depth));
    return found;
}

Found Follower::reference(const Traversal& traversal, const Scope& scope, const Accept& accept, int depth) const {
    const std::string_view head = traversal.name(0);
    if (head == "var") return variable(traversal, scope, accept, depth);
    if (head == "module") return output(traversal, scope, accept, depth);
    if (head == "local") {
        if (const SourceExpression* text = local(traversal, scope)) return source(*text, scope, accept, depth + 1);
        Found found;
        found.opaque = true;
        return found;
    }
    if (head == "data") return resource(traversal, Mode::data, 1, scope, accept, depth);
    return resource(traversal, Mode::managed, 0, scope, accept, depth);
}

Found Follower::resource(const Traversal& traversal, Mode mode, std::size_t at, const Scope& scope,
                         const Accept& accept, int depth) const {
    Found found;
    const std::string_view type = traversal.name(at);
    const std::string_view name = traversal.name(at + 1);
    const bool keyed = traversal.has_key(at + 2);
    const std::string_view attribute = traversal.name(at + 2 + (keyed ? 1 : 0));
    const std::string path = traversal.path(at + 2 + (keyed ? 1 : 0));  // empty behind a text key: a map's member
    const std::string_view nested = path.empty() ? std::string_view() : accepted(accept, type, path);
    const bool member = path.empty() && !attribute.empty();
    const std::string_view as = !nested.empty() || member ? nested : accepted(accept, type, attribute);
    for (const ResourceId id : blocks_.instances(module_text(scope.module), mode, type, name)) {
        if (keyed && world_[id].address.key != traversal.steps[at + 2].key) continue;
        if (!as.empty())
            found.sources.push_back({id, std::string(as), ""});
        else if (!attribute.empty())
            found.add(follow_leaf(id, attribute, accept, depth + 1));
    }
    found.whole |= as.empty() && attribute.empty();
    found.undecided |= found.sources.empty() && not_known(traversal, mode, at, scope);
    found.elsewhere |= found.sources.empty() && !found.opaque && !attribute.empty() && type.starts_with("aws_");
    if (as.empty() && attribute.empty() && accepted(accept, type, "").empty() &&
        type.find("remote_state") != std::string::npos)
        found.opaque = true;
    return found;
}

// Whether a reference that leads to no source has a value that is not known, by which a condition may choose.
bool Follower::not_known(const Traversal& traversal, Mode mode, std::size_t at, const Scope& scope) const {
    const std::string_view type = traversal.name(at), name = traversal.name(at + 1);
    const std::size_t attribute = at + (traversal.has_key(at + 2) ? 3 : 2);
    const auto instances = blocks_.instances(module_text(scope.module), mode, type, name);
    if (instances.empty()) {  // of a type that is not read, or none at all
        const ConfigModule* module = module_of(scope.module);
        return module != nullptr && module->find(mode, type, name) != nullptr;
    }
    return std::any_of(instances.begin(), instances.end(), [&](ResourceId id) {
        const Value& values = world_[id].values;
        return traversal.name(attribute).empty() || values[traversal.name(attribute)].contains_unknown();
    });
}

Found Follower::follow_leaf(ResourceId id, std::string_view attribute, const Accept& accept, int depth) const {
    const Resource& resource = world_[id];
    Found found;
    const Value& value = resource.values[attribute];
    if (const auto text = value.as_string(); text && !text->empty()) {
        for (const Acceptable& one : accept)
            if (const auto target = identities_.find(one.type, one.attribute, *text))
                found.add({{{*target, std::string(one.attribute), ""}}});
        return found;
    }
    if (!value.is_unknown() || resource.config == nullptr) return found;
    const Value& expression = resource.config->expressions[attribute];
    if (!is_expression(expression)) return found;
    return follow(expression, Scope::of(resource), accept, depth);
}

Scope Scope::of(const Resource& resource) {
    const ModulePath& modules = resource.address.modules;
    return {{modules.begin(), modules.end()},
            resource.address.key,
            resource.config ? &resource.config->for_each_expression : nullptr,
            resource.managed() ? resource.address.type + '.' + resource.address.name : ""};
}

Scope Follower::caller(const Scope& scope, const ConfigCall*& call) const {
    const std::span<const ModuleStep> outer(scope.module.data(), scope.module.size() - 1);
    const ConfigModule* module = module_of(outer);
    call = module ? module->call(scope.module.back().name) : nullptr;
    return {{outer.begin(), outer.end()},
            scope.module.back().key,
            call ? &call->for_each_expression : nullptr,
            "module." + scope.module.back().name};
}

Found Follower::variable(const Traversal& traversal, const Scope& scope, const Accept& accept, int depth) const {
    Found found;
    if (scope.module.empty()) {  // given from outside: a literal id
        found.literal = true;
        return found;
    }
    const ConfigCall* call = nullptr;
    const Scope outer = caller(scope, call);
    static const Value absent{};  // expressions are told apart by their place, so none is copied
    const Value& argument = call ? call->expressions[traversal.name(1)] : absent;
    if (!is_expression(argument)) {
        found.literal = true;
        return found;
    }
    return step(follow(argument, outer, accept, depth + 1), traversal.from(2));
}

Found Follower::arguments(const std::vector<ModuleStep>& module, const Accept& accept) const {
    visits_.clear();
    Found found;
    const ConfigCall* call = nullptr;
    const Scope outer = caller({module, {}, nullptr}, call);
    if (call == nullptr) {
        found.opaque = true;
        return found;
    }
    for (const auto& [name, argument] : call->expressions.members()) found.add(follow(argument, outer, accept, 1));
    return found;
}

Found Follower::output(const Traversal& traversal, const Scope& scope, const Accept& accept, int depth) const {
    Found found;
    const std::string_view call_name = traversal.name(1);
    const bool keyed = traversal.has_key(2);
    const std::string_view output = traversal.name(keyed ? 3 : 2);
    const std::span<const Key> keys = blocks_.call_keys(module_text(scope.module), call_name);
    std::vector<Key> instances(keys.begin(), keys.end());
    if (instances.empty()) instances.emplace_back();
    for (const Key& key : instances) {
        if (keyed && key != traversal.steps[2].key) continue;
        Scope inner{scope.module, {}, nullptr};
        inner.module.push_back({std::string(call_name), key});
        const ConfigModule* module = module_of(inner.module);
        if (module == nullptr) {
            found.opaque = true;
            continue;
        }
        Found all;
        std::vector<std::size_t> sizes;
        for (const auto& [name, expression] : module->outputs) {
            if (!output.empty() && name != output) continue;
            const Found one = follow(expression, inner, accept, depth + 1);
            if (!one.sources.empty()) sizes.push_back(one.sources.size());
            all.add(one);
        }
        all.unnamed |= std::ranges::any_of(sizes, [&](std::size_t size) { return size != all.sources.size(); });
        all.ambiguous |= all.unnamed;
        found.add(all);
    }
    return step(std::move(found), traversal.from(keyed ? 4 : 3));
}

Found Follower::each_value(const Traversal& value, const Scope& scope, const Accept& accept, int depth) const {
    Found found;
    if (const SourceExpression* text = each_value_in_source(value, scope))
        return source(*text, scope, accept, depth + 1);
    if (scope.for_each == nullptr || scope.for_each->is_null()) {
        found.opaque = true;
        return found;
    }
    const std::vector<Traversal> over = references_of(*scope.for_each);
    if (over.size() == 1)
        if (auto same = with_own_key(over[0], scope, accept)) return *std::move(same);
    Found all = follow(*scope.for_each, {scope.module, {}, nullptr}, accept, depth + 1);
    all.opaque |= all.sources.empty();
    Index index{.own = true};
    if (indexes(over, accept)) add_constants(over, scope, index);
    all = own(std::move(all), scope, index);
    all.ambiguous |= all.sources.size() > 1;
    return all;
}

const ConfigModule* Follower::module_of(std::span<const ModuleStep> path) const {
    const ConfigModule* module = plan_.configuration();
    for (const ModuleStep& step : path) {
        const ConfigCall* call = module ? module->call(step.name) : nullptr;
        module = call ? call->module.get() : nullptr;
    }
    return module;
}

}  // namespace netlint::plan
