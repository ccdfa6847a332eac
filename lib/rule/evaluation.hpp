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

// A condition with the fields of its tests looked up, to be decided on many objects of one noun.
class BoundCondition {
public:
    // The condition must outlive it.
    BoundCondition(const Condition& condition, Noun noun);

    Judgement judge(const Context& context, const Object& object) const;
    // The most that any of its fields asks of the engine.
    Asks asks() const;

private:
    Judgement judge_test(const Context& context, const Object& object) const;
    Judgement judge_list(const Context& context, const Object& object, model::Tri decisive) const;

    const Condition* condition_;
    const Field* field_ = nullptr;  // of a test
    std::vector<BoundCondition> parts_;
};

}  // namespace netlint::rule
