// The answer to a question: verdict, exact sets, a replayed witness, the path and every blocker.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/net/flow.hpp"
#include "netlint/reach/hop.hpp"
#include "netlint/reach/question.hpp"
#include "netlint/set/bounds.hpp"
#include "netlint/set/header_space.hpp"

namespace netlint::reach {

enum class Verdict : unsigned char { reachable, unreachable, partial, unknown };
std::string_view to_string(Verdict verdict);

struct Fix {
    std::string address;  // the resource to edit
    std::string edit;     // one sentence: "add ingress tcp/5432 from aws_security_group.app"
};

struct Answer {
    Verdict verdict = Verdict::unreachable;
    std::vector<std::string> depends_on;      // sorted, unique; set for `unknown`
    std::string note;                         // what the verdict leaves out of account at the far end, if anything
    set::Bounds<set::HeaderSpace> allowed;    // within the question, as the source sends it
    std::string from, to;                     // addresses of the pair that the witness and path speak of
    std::optional<net::Flow> witness;         // allowed (reachable, partial, unknown) or refused (unreachable)
    std::vector<Hop> path, return_path;       // of the witness
    std::vector<Hop> blockers;                // of a refused flow, on the best complete path
    std::vector<Fix> fixes;                   // the smallest edits that would open it
    model::Grade grade = model::Grade::sure;  // the weakest inference it rests on
};

}  // namespace netlint::reach
