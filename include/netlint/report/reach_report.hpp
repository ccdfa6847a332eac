// What `reach` and `trace` have to tell, before any format is chosen.
#pragma once

#include <optional>
#include <string>

#include "netlint/net/flow.hpp"
#include "netlint/reach/answer.hpp"
#include "netlint/reach/query.hpp"
#include "netlint/reach/question.hpp"
#include "netlint/reach/trace.hpp"

namespace netlint::report {

struct AnsweredQuestion {
    reach::Question question;
    reach::Answer answer;
    std::optional<reach::Verdict> expected;  // what the user said it should be
    bool as_expected() const { return !expected || *expected == answer.verdict; }
};

// One that could not be asked, beside others that could.
struct UnansweredQuestion {
    reach::Query query;
    std::string because;
};

struct TracedFlow {
    std::string from, to;
    net::Flow flow;
    reach::Trace trace;
    std::string note = {};  // as of an answer
};

}  // namespace netlint::report
