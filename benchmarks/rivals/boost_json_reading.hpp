// The fields that netlint takes of a plan, taken by a walk over a Boost.JSON document.
#pragma once

#include <cstddef>
#include <string_view>

#include "netlint/plan/plan.hpp"

namespace netlint::rivals {

// What was taken: two readers that took the same agree in every count.
struct Taken {
    std::size_t instances = 0;   // of the network after, of wanted types, each under its address
    std::size_t known = 0;       // leaves of their values
    std::size_t unknown = 0;     // subtrees of which the plan says no value yet
    std::size_t texts = 0;       // bytes of known texts
    std::size_t references = 0;  // in the expressions of the configuration's wanted blocks

    bool operator==(const Taken&) const = default;
};

// Of a plan as Terraform writes it; throws where it is anything else.
Taken boost_json_takes(std::string_view plan, bool (*wanted)(std::string_view type));
Taken netlint_took(const plan::Plan& plan);

}  // namespace netlint::rivals
