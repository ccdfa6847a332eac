// What a change does to its object.
#pragma once

#include <optional>

#include "netlint/plan/resource.hpp"

namespace netlint::plan {

struct Actions {
    std::optional<Action> action;  // nothing where the plan names none, or one that is not known here
    bool told = false;             // the plan names some
    bool forgotten = false;        // an object stays, no longer managed

    // Of the names in a plan's "actions".
    static Actions of(const Value& names);
};

}  // namespace netlint::plan
