// One resource instance of one of a plan's two networks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "netlint/base/id.hpp"
#include "netlint/plan/configuration.hpp"
#include "netlint/plan/instance_address.hpp"
#include "netlint/plan/value.hpp"

namespace netlint::plan {

enum class Action : std::uint8_t { no_op, create, read, update, replace, remove, forget, none };

// Its views show texts of the plan, which must outlive it.
struct Resource {
    InstanceAddress address;
    std::string address_text;                // as the plan writes it
    Action action = Action::none;            // none: not among the plan's changes
    Value values;                            // known and unknown attributes, merged
    std::size_t byte = 0;                    // offset of its object in the plan
    const ConfigResource* config = nullptr;  // its block; null for orphans
    bool deposed = false;
    std::string_view previous_address;  // when moved
    std::string_view region;            // of its provider, empty when the plan does not say
    std::string_view account;           // likewise: the one that the provider's configuration names

    const std::string& type() const { return address.type; }
    bool managed() const { return address.mode == Mode::managed; }
    // True when its identity is made by this plan.
    bool is_new() const;
};

using ResourceId = Id<Resource>;

}  // namespace netlint::plan
