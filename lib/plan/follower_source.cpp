// Following locals into the configuration's source, where there is one.
#include "follower.hpp"
#include "unrolling.hpp"

namespace netlint::plan {

const SourceModule* Follower::source_of(std::span<const ModuleStep> path) const {
    if (plan_.source().empty()) return nullptr;
    if (!folders_) folders_.emplace(plan_.source());
    std::optional<ModuleFolder> at = folders_->root();
    const ConfigModule* module = plan_.configuration();
    for (const ModuleStep& step : path) {
        const ConfigCall* call = module ? module->call(step.name) : nullptr;
        at = call ? folders_->called(*at, *call) : std::nullopt;
        if (!at) return nullptr;
        module = call->module.get();
    }
    const auto row = sources_.find(at->folder);
    return row != sources_.end() ? &row->second : &sources_.emplace(at->folder, read_source(at->folder)).first->second;
}

const Constants* Follower::constants_of(std::span<const ModuleStep> path) const {
    const std::string name = module_text(path);
    if (const auto known = constants_.find(name); known != constants_.end()) return &known->second;
    const SourceModule* source = source_of(path);
    const ConfigModule* module = module_of(path);
    if (source == nullptr || module == nullptr) return nullptr;
    if (path.empty()) return &constants_.emplace(name, Constants(*source, *module, plan_.variables())).first->second;
    const Constants* outer = constants_of(path.first(path.size() - 1));
    if (outer == nullptr) return nullptr;
    return &constants_.emplace(name, Constants(*source, *module, *outer, path.back().name)).first->second;
}

const SourceExpression* Follower::local(const Traversal& traversal, const Scope& scope) const {
    const SourceModule* source = source_of(scope.module);
    if (source == nullptr) return nullptr;
    const auto found = source->locals.find(traversal.name(1));
    const SourceExpression* expression = found == source->locals.end() ? nullptr : &found->second;
    for (std::size_t i = 2; expression && i < traversal.steps.size(); ++i) {
        const auto* const key = std::get_if<std::string>(&traversal.steps[i].key);
        expression = expression->member(key ? *key : traversal.steps[i].name);
    }
    return expression && expression->kind != SourceExpression::Kind::opaque ? expression : nullptr;
}

// What a block's for_each iterates over: a local, or an object that stands there.
const SourceExpression* Follower::collection(const Scope& scope) const {
    const std::vector<Traversal> over = references_of(*scope.for_each);
    const SourceModule* source = source_of(scope.module);
    if (source == nullptr) return nullptr;
    const auto found = source->for_each.find(scope.block);
    if (found != source->for_each.end() && found->second.kind == SourceExpression::Kind::object) return &found->second;
    return over.size() == 1 && over[0].name(0) == "local" ? local(over[0], scope) : nullptr;
}

const SourceExpression* Follower::each_value_in_source(const Traversal& value, const Scope& scope) const {
    const auto* const key = std::get_if<std::string>(&scope.key);
    if (key == nullptr || scope.for_each == nullptr) return nullptr;
    const SourceExpression* expression = collection(scope);
    if (expression) expression = expression->member(*key);
    for (std::size_t i = 2; expression && i < value.steps.size(); ++i)
        expression = expression->member(value.steps[i].name);
    return expression && expression->kind != SourceExpression::Kind::opaque ? expression : nullptr;
}

Found Follower::of_source(const SourceExpression& expression, const Scope& scope, const Accept& accept,
                          int depth) const {
    Found found;
    switch (expression.kind) {
        case SourceExpression::Kind::traversal:
            return reference(Traversal::parse(expression.text), scope, accept, depth + 1);
        case SourceExpression::Kind::list: {
            bool listed = true;
            for (const SourceExpression& item : expression.items) {
                const Found part = source(item, scope, accept, depth + 1);
                listed &= part.sources.size() == 1 || part.listed;
                found.add(part);
            }
            found.listed = listed;
            return found;
        }
        case SourceExpression::Kind::text:
            found.literal = true;
            return found;
        case SourceExpression::Kind::object:
        case SourceExpression::Kind::opaque:
            found.opaque = true;
            return found;
    }
    return found;
}

Found Follower::follow(const SourceExpression& expression, const Scope& scope, const Accept& accept) const {
    visits_.clear();
    return source(expression, scope, accept, 0);
}

std::vector<const SourceBlock*> Follower::blocks_of(const Resource& resource, std::string_view block) const {
    std::vector<const SourceBlock*> found;
    const SourceModule* source = source_of(resource.address.modules);
    if (source == nullptr) return found;
    const std::string name = resource.address.type + '.' + resource.address.name;
    for (const SourceBlock& one : source->blocks)
        if (one.resource == name && one.block == block) found.push_back(&one);
    const Constants* constants = constants_of(resource.address.modules);
    for (const SourceDynamic& dynamic : source->dynamics) {
        if (dynamic.type != resource.address.type || dynamic.name != resource.address.name || dynamic.block != block)
            continue;
        auto blocks = constants ? unrolled(dynamic, source->locals, *constants) : std::nullopt;
        if (!blocks) return {};
        for (SourceBlock& one : *blocks) found.push_back(&unrolled_.emplace_back(std::move(one)));
    }
    return found;
}

}  // namespace netlint::plan
