// What an index that is no literal is made of: the block's own key, or what a variable, a local or each.value comes to.
#include <algorithm>

#include <fmt/format.h>

#include "follower.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::plan {
namespace {

using Kind = SourceExpression::Kind;

std::string text_of(const Key& key) {
    return std::visit(overloaded{[](std::monostate) { return std::string(); },
                                 [](std::int64_t number) { return fmt::format("{}", number); },
                                 [](const std::string& text) { return text; }},
                      key);
}

bool is_truth(const SourceExpression& value) {
    return value.kind == Kind::opaque && (value.text == "true" || value.text == "false" || value.text == "null");
}

bool is_name(const SourceExpression& value) {
    return value.kind == Kind::text || is_number(value);
}

// What stands at the own key, or in the row there: "var.subnet_of[each.key]", "var.hosts[each.key].subnet". A truth
// only chooses, and says nothing of an index.
void look_up(const SourceExpression& object, const std::string& own, Index& index) {
    const SourceExpression* const item = object.member(own);
    if (item && is_truth(*item)) return;
    index.open = true;
    if (!item) return;
    if (is_name(*item)) index.names.push_back(item->text);
    for (const SourceMember& field : item->members)
        if (is_name(field.value)) index.names.push_back(field.value.text);
}

// "var.zones[count.index]", or what the own number is counted with: "count.index % length(var.zones)".
void look_up_number(const SourceExpression& list, std::int64_t own, Index& index) {
    const std::size_t size = list.items.size();
    if (own >= 0 && static_cast<std::size_t>(own) < size) {
        const SourceExpression& item = list.items[static_cast<std::size_t>(own)];
        if (is_name(item)) index.names.push_back(item.text);
    }
    index.steps = std::min(index.steps.value_or(size), size);
}

void add(const SourceExpression& value, const Key& own, Index& index) {
    const auto* const number = std::get_if<std::int64_t>(&own);
    if (value.kind == Kind::object) return look_up(value, text_of(own), index);
    if (!number) return;  // a text is not counted with, and a list of texts only says which
    if (value.kind == Kind::list) return look_up_number(value, *number, index);
    if (!is_number(value)) return;
    const auto size = static_cast<std::size_t>(std::stoull(value.text));
    index.steps = std::min(index.steps.value_or(size), size);
}

}  // namespace

const Value* Follower::constant(const Value& expression, const Scope& scope, int depth) const {
    if (depth > follow_limit) return nullptr;
    if (!expression["constant_value"].is_null()) return &expression["constant_value"];
    const std::vector<Traversal> traversals = references_of(expression);
    return traversals.size() == 1 ? constant(traversals[0], scope, depth) : nullptr;
}

const Value* Follower::constant(const Traversal& traversal, const Scope& scope, int depth) const {
    if (traversal.name(0) != "var") return nullptr;
    const Value* value = nullptr;
    if (scope.module.empty()) {
        value = &plan_.variables()[traversal.name(1)]["value"];
    } else {
        const ConfigCall* call = nullptr;
        const Scope outer = caller(scope, call);
        if (call == nullptr) return nullptr;
        const Value& argument = call->expressions[traversal.name(1)];
        if (is_expression(argument))
            value = constant(argument, outer, depth + 1);
        else if (const auto row = call->module->defaults.find(traversal.name(1)); row != call->module->defaults.end())
            value = &row->second;
    }
    for (std::size_t i = 2; value && i < traversal.steps.size(); ++i) value = &(*value)[traversal.steps[i].name];
    return value;
}

bool Follower::comes_to_nothing(const Value& expression, const Scope& scope) const {
    if (!expression["constant_value"].is_null()) return expression["constant_value"].unset();
    const std::vector<std::string_view> references = reference_texts_of(expression);
    return !references.empty() && std::ranges::all_of(references, [&](std::string_view reference) {
        if (!reference.starts_with("var.")) return false;  // as constant() would find
        const Value* value = constant(Traversal::parse(reference), scope, 0);
        return value && value->unset();
    });
}

std::optional<SourceExpression> Follower::constant_of(const Traversal& traversal, const Scope& scope) const {
    if (const Constants* constants = constants_of(scope.module))
        if (auto value = constants->of({Kind::traversal, traversal.path(0), {}, {}})) return value;
    const Value* value = constant(traversal, scope, 0);
    return value ? constant_value(*value) : std::nullopt;
}

// A variable whose default is true or false is one of them, whatever it is set to.
bool Follower::is_truth(const Traversal& variable, const Scope& scope) const {
    const ConfigModule* module = module_of(scope.module);
    if (module == nullptr || variable.steps.size() != 2) return false;
    const auto usual = module->defaults.find(variable.name(1));
    return usual != module->defaults.end() && usual->second.as_bool().has_value();
}

Index Follower::index_of(const std::vector<Traversal>& references, const Scope& scope, bool indexed) const {
    Index index;
    for (const Traversal& reference : references) {
        const std::string_view head = reference.name(0);
        if (head == "count" || (head == "each" && reference.name(1) == "key")) {
            index.own = true;
        } else if (head == "each") {
            const auto value = value_of_each(reference, scope);
            if (value && is_name(*value)) index.names.push_back(value->text);
            // A set's value is its key.
            const bool set = !value && reference.steps.size() == 2;
            index.own |= set;
            index.open |= !set && !(value && plan::is_truth(*value));
        }
    }
    if (indexed && index.keyed()) add_constants(references, scope, index);
    return index;
}

void Follower::add_constants(const std::vector<Traversal>& references, const Scope& scope, Index& index) const {
    for (const Traversal& reference : references) {
        const std::string_view head = reference.name(0);
        if (head != "var" && head != "local") continue;
        if (const auto value = constant_of(reference, scope))
            add(*value, scope.key, index);
        else
            index.open |= head == "local" || !is_truth(reference, scope);
    }
}

std::optional<SourceExpression> Follower::value_of_each(const Traversal& value, const Scope& scope) const {
    if (const SourceExpression* written = each_value_in_source(value, scope)) {
        const Constants* constants = constants_of(scope.module);
        return constants ? constants->of(*written) : std::nullopt;
    }
    if (const SourceModule* source = source_of(scope.module)) {  // "merge(var.hosts, {...})" is more than var.hosts
        const auto over = source->for_each.find(scope.block);
        if (over != source->for_each.end() && over->second.kind == Kind::opaque) return std::nullopt;
    }
    const Value* entry = scope.for_each ? constant(*scope.for_each, scope, 0) : nullptr;
    if (!entry || !entry->is_object()) return std::nullopt;
    entry = &(*entry)[text_of(scope.key)];
    for (std::size_t i = 2; i < value.steps.size(); ++i) entry = &(*entry)[value.steps[i].name];
    return entry->unset() ? std::nullopt : constant_value(*entry);
}

}  // namespace netlint::plan
