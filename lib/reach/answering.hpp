// From a question to its answer: the best attempt, its witness replayed by the judge, and what blocks the others.
#pragma once

#include "attempt.hpp"
#include "netlint/model/network.hpp"
#include "netlint/reach/answer.hpp"
#include "netlint/reach/question.hpp"

namespace netlint::reach {

Answer answer(const model::Network& network, const Connect& connect, OutsideHosts& hosts, const Question& question);

}  // namespace netlint::reach
