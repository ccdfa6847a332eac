// References of expressions, taken apart: aws_subnet.s["a"].id, module.net.ids[0], var.x.y, each.value.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "netlint/plan/instance_address.hpp"
#include "netlint/plan/value.hpp"

namespace netlint::plan {

// A step is a name (".id") or a literal key ("[0]", "[\"a\"]").
struct Traversal {
    struct Step {
        std::string name;  // empty when it is a key
        Key key;
    };
    std::vector<Step> steps;

    static Traversal parse(std::string_view text);
    // Empty behind the end and for keys.
    std::string_view name(std::size_t i) const {
        return i < steps.size() ? std::string_view(steps[i].name) : std::string_view();
    }
    bool has_key(std::size_t i) const { return i < steps.size() && steps[i].name.empty(); }
    std::vector<Step> from(std::size_t i) const;
    std::string path(std::size_t i) const;  // "vpc_config[0].subnet_ids": the steps from i on
};

// The references of an expression without the prefixes that follow each of them.
std::vector<Traversal> references_of(const Value& expression);
std::vector<std::string_view> reference_texts_of(const Value& expression);

// "${aws_vpc.v.id}" in JSON-syntax sources: the traversals of every simple interpolation in a constant, in order.
std::vector<Traversal> interpolations_of(const Value& constant);

}  // namespace netlint::plan
