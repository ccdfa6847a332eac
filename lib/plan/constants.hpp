// Texts, numbers and lists that a module's locals and variables come to, where the plan and the source tell.
#pragma once

#include <optional>

#include "netlint/plan/configuration.hpp"
#include "source_locals.hpp"
#include "traversal.hpp"

namespace netlint::plan {

// What is given outlives it: the source and the configuration of one module, and the way in which its variables are
// set.
class Constants {
public:
    // `variables`: name to {value}, as a plan tells of the root module.
    Constants(const SourceModule& source, const ConfigModule& module, const Value& variables)
        : source_(source), module_(module), variables_(&variables) {}
    // `outer`: of the module that calls this one by `name`.
    Constants(const SourceModule& source, const ConfigModule& module, const Constants& outer, std::string_view name);

    // The expression as plain strings, numbers, truths, or a list or object of such; nothing where it is none.
    std::optional<SourceExpression> of(const SourceExpression& expression) const { return of(expression, 0); }

private:
    std::optional<SourceExpression> of(const SourceExpression& expression, int depth) const;
    std::optional<SourceExpression> of_local(const Traversal& traversal, int depth) const;
    std::optional<SourceExpression> of_variable(const Traversal& traversal, int depth) const;

    const SourceModule& source_;
    const ConfigModule& module_;
    const Value* variables_ = nullptr;         // of the root
    const SourceLocals* arguments_ = nullptr;  // of a call
    const Constants* outer_ = nullptr;
};

// The same of a value that the plan shows; nothing where a part of it is not known.
std::optional<SourceExpression> constant_value(const Value& value);

// A number, a truth or null.
bool is_plain(const SourceExpression& opaque);
bool is_number(const SourceExpression& expression);

}  // namespace netlint::plan
