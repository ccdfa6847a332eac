// What is odd about a plan as a whole, once its networks are built.
#pragma once

#include <vector>

#include "document.hpp"
#include "netlint/plan/world.hpp"

namespace netlint::plan {

// Blocks that a partial plan leaves out, texts that stand where ids should, AWS types of other providers.
void review(const Document& document, const World& after, std::vector<Diagnostic>& diagnostics);

// "aws_vpc.v.id" or "${aws_vpc.v.id}": what a program wrote in place of an id that is not known yet. The text without
// "${}"; empty when it is something else.
std::string_view reference_text(std::string_view text);

}  // namespace netlint::plan
