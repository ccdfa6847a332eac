// Follows locals, variables and arguments to what is written out.
#include "constants.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace netlint::plan {
namespace {

using Kind = SourceExpression::Kind;

constexpr int deepest = 32;  // longer chains exist only in circles

// The member that the steps from the third on lead to; null when there is none.
const SourceExpression* inside(const SourceExpression* expression, const Traversal& traversal) {
    for (std::size_t i = 2; expression && i < traversal.steps.size(); ++i) {
        const auto* const key = std::get_if<std::string>(&traversal.steps[i].key);
        expression = expression->member(key ? *key : traversal.steps[i].name);
    }
    return expression;
}

const Value* inside(const Value* value, const Traversal& traversal) {
    for (std::size_t i = 2; i < traversal.steps.size(); ++i) {
        const auto* const key = std::get_if<std::string>(&traversal.steps[i].key);
        value = &(*value)[key ? *key : traversal.steps[i].name];
    }
    return value;
}

}  // namespace

std::optional<SourceExpression> constant_value(const Value& value) {
    if (value.is_unknown()) return std::nullopt;
    if (value.kind() == Value::Kind::string)
        return SourceExpression{Kind::text, std::string(*value.as_string()), {}, {}};
    if (value.is_list()) {
        SourceExpression list{Kind::list, "", {}, {}};
        for (const Value& item : value.items()) {
            auto one = constant_value(item);
            if (!one) return std::nullopt;
            list.items.push_back(*std::move(one));
        }
        return list;
    }
    if (value.is_object()) {
        SourceExpression object{Kind::object, "", {}, {}};
        for (const auto& [name, member] : value.members()) {
            auto one = constant_value(member);
            if (!one) return std::nullopt;
            object.members.push_back({std::string(name), *std::move(one)});
        }
        return object;
    }
    if (value.is_null()) return SourceExpression{Kind::opaque, "null", {}, {}};
    if (const auto truth = value.as_bool()) return SourceExpression{Kind::opaque, *truth ? "true" : "false", {}, {}};
    return SourceExpression{Kind::opaque, std::string(value.as_string().value_or("")), {}, {}};
}

bool is_number(const SourceExpression& expression) {
    return expression.kind == Kind::opaque && !expression.text.empty() &&
           expression.text.find_first_not_of("0123456789") == std::string::npos;
}

bool is_plain(const SourceExpression& opaque) {
    const std::string_view text = opaque.text;
    return is_number(opaque) || text == "true" || text == "false" || text == "null" ||
           (text.starts_with('-') && is_number({Kind::opaque, std::string(text.substr(1)), {}, {}}));
}

Constants::Constants(const SourceModule& source, const ConfigModule& module, const Constants& outer,
                     std::string_view name)
    : source_(source), module_(module), outer_(&outer) {
    const auto found = outer.source_.arguments.find(name);
    if (found != outer.source_.arguments.end()) arguments_ = &found->second;
}

std::optional<SourceExpression> Constants::of(const SourceExpression& expression, int depth) const {
    if (depth > deepest) return std::nullopt;
    switch (expression.kind) {
        case Kind::text:
            return expression;
        case Kind::opaque:
            return is_plain(expression) ? std::optional(expression) : std::nullopt;
        case Kind::traversal: {
            const Traversal traversal = Traversal::parse(expression.text);
            if (traversal.name(0) == "local") return of_local(traversal, depth + 1);
            return traversal.name(0) == "var" ? of_variable(traversal, depth + 1) : std::nullopt;
        }
        case Kind::list: {
            SourceExpression list{Kind::list, "", {}, {}};
            for (const SourceExpression& item : expression.items) {
                auto one = of(item, depth + 1);
                if (!one) return std::nullopt;
                list.items.push_back(*std::move(one));
            }
            return list;
        }
        case Kind::object: {
            SourceExpression object{Kind::object, "", {}, {}};
            for (const auto& [name, member] : expression.members) {
                auto one = of(member, depth + 1);
                if (!one) return std::nullopt;
                object.members.push_back({name, *std::move(one)});
            }
            return object;
        }
    }
    return std::nullopt;
}

std::optional<SourceExpression> Constants::of_local(const Traversal& traversal, int depth) const {
    const auto found = source_.locals.find(traversal.name(1));
    const auto* meant = found == source_.locals.end() ? nullptr : inside(&found->second, traversal);
    return meant ? of(*meant, depth) : std::nullopt;
}

// An argument is told by the source of the module that calls: the plan lists no more than what it refers to.
std::optional<SourceExpression> Constants::of_variable(const Traversal& traversal, int depth) const {
    const std::string_view name = traversal.name(1);
    if (variables_) return constant_value(*inside(&(*variables_)[name]["value"], traversal));
    if (arguments_ == nullptr) return std::nullopt;
    if (const auto given = arguments_->find(name); given != arguments_->end()) {
        const SourceExpression* meant = inside(&given->second, traversal);
        return meant ? outer_->of(*meant, depth) : std::nullopt;
    }
    const auto usual = module_.defaults.find(name);
    return usual == module_.defaults.end() ? std::nullopt : constant_value(*inside(&usual->second, traversal));
}

}  // namespace netlint::plan
