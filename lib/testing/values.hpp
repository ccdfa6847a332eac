// Values for tests, whose containers live as long as the program.
#pragma once

#include <initializer_list>
#include <span>
#include <vector>

#include "netlint/plan/value_store.hpp"

namespace netlint::testing {

inline plan::ValueStore& values() {
    static plan::ValueStore store;
    return store;
}

inline plan::Value list(const std::vector<plan::Value>& items) {
    return values().list(items);
}

inline plan::Value object(const std::vector<plan::Value::Member>& members) {
    return values().object(members);
}

}  // namespace netlint::testing
