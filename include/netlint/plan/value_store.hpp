// The memory that the containers of values lie in.
#pragma once

#include <memory_resource>
#include <span>
#include <string_view>

#include "netlint/plan/value.hpp"

namespace netlint::plan {

// Grows by blocks that are freed together, with the store.
class ValueStore {
public:
    Value list(std::span<const Value> items);
    Value object(std::span<const Value::Member> members);
    std::string_view keep(std::string_view text);  // a copy that lives as long as the store

    // The value with `sensitive` marked, and all that is in it.
    Value as_sensitive(Value value);

private:
    std::pmr::monotonic_buffer_resource memory_{4096};
};

struct Merged {
    Value value;
    bool agree = true;  // false: the two trees contradict each other, and what they contradict on is unknown
};

// `value` with what `unknown` (an after_unknown tree) calls unknown.
Merged merge_unknown(Value value, Value unknown, ValueStore& store);

// `value` with what `sensitive` (an after_sensitive tree) calls sensitive marked.
Value merge_sensitive(Value value, Value sensitive, ValueStore& store);

}  // namespace netlint::plan
