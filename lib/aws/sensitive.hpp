// What of a plan may not be printed.
#pragma once

#include "netlint/model/sensitive.hpp"
#include "netlint/plan/plan.hpp"

namespace netlint::aws {

model::Sensitive sensitive_of(const plan::Plan& plan, const plan::World& world);

}  // namespace netlint::aws
