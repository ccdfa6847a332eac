// The smallest edits that would open a refused flow: one for each element that refuses it.
#pragma once

#include <span>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/reach/answer.hpp"
#include "netlint/reach/endpoint.hpp"
#include "netlint/reach/question.hpp"

namespace netlint::reach {

// In the order of the blockers of a packet of this family, without duplicates.
std::vector<Fix> fixes(const model::Network& network, const Question& question, const Endpoint& from,
                       const Endpoint& to, net::Family family, std::span<const Hop> blockers);

}  // namespace netlint::reach
