// Decides a condition on an object, with the reasons.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "context.hpp"
#include "field.hpp"
#include "netlint/rule/condition.hpp"

namespace netlint::rule {

struct Judgement {
    model::Tri value = model::Tri::yes;
    std::vector<std::string> depends_on;  // when unknown
    std::vector<std::string> because;     // clauses of the fields that decided
    std::vector<std::string> related;
    std::optional<reach::Answer> proof;
};

Judgement judge(const Context& context, const Object& object, const Condition& condition);

// A message with its {fields} filled in.
std::string fill(const Context& context, const Object& object, std::string_view message, const Judgement& judgement);

}  // namespace netlint::rule
