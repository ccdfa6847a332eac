// What associations of their own had made and the plan takes away.
#pragma once

#include <set>
#include <string>

#include "context.hpp"

namespace netlint::aws {

// The texts at `path` that are there no more after the plan. A computed attribute repeats them all the same, as last
// read; one that the configuration writes decides by itself.
std::set<std::string, std::less<>> detached(Context& context, plan::ResourceId id, const plan::Path& path);

}  // namespace netlint::aws
