// Puts back the dynamic blocks that a plan's configuration leaves out, as far as the source tells them.
#pragma once

#include <string>

#include "netlint/plan/configuration.hpp"
#include "netlint/plan/value_store.hpp"

namespace netlint::plan {

// Reads the modules whose source is in or below `folder`, the root module's, whose variables the plan tells: name to
// {value}. The new values lie in `store`. A block is put back when its for_each is a local, a literal or a variable
// that comes to one; its attributes that are computed stay open.
void restore_dynamic_blocks(ConfigModule& root, const Value& variables, const std::string& folder, ValueStore& store);

}  // namespace netlint::plan
