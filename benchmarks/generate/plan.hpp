// Writes the plan of a generated network as `terraform show -json` would print it.
//
//     const auto shape = netlint::generate::preset("org100");
//     auto plan = netlint::plan::Plan::read_bytes(netlint::generate::plan_text(*shape), {...}, "org100");
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "generate/shape.hpp"

namespace netlint::generate {

// The same bytes for the same shape everywhere; the sink gets them in order, in pieces of bounded size, and no more of
// the plan is in memory than one VPC. The shape must be one that checked() lets through.
void write_plan(const Shape& shape, const std::function<void(std::string_view)>& sink);
std::string plan_text(const Shape& shape);

}  // namespace netlint::generate
