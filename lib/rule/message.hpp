// The sentences of findings about objects.
#pragma once

#include <string>
#include <string_view>

#include "context.hpp"
#include "evaluation.hpp"
#include "netlint/rule/rule.hpp"
#include "object.hpp"

namespace netlint::rule {

// Why an object breaks a rule: the clauses of the fields that decided. Where they have none, what it depends on, or
// what was to hold, as it is written: never nothing.
std::string reason_of(const ObjectCheck& check, const Judgement& held, const Finding& finding);

// The rule's message with its {fields} and {because} filled in; of a rule without one, the address and why.
std::string fill(const Context& context, const Object& object, std::string_view message, std::string_view because);

}  // namespace netlint::rule
