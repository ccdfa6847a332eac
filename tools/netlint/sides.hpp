// Reading the ends of a question, zones of the policy included.
#pragma once

#include "netlint/analysis.hpp"
#include "netlint/reach/query.hpp"

namespace netlint::cli {

Result<reach::Question> to_question(const Analysis& analysis, const rule::Policy& policy, const reach::Query& query);

}  // namespace netlint::cli
