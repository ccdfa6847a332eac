// One VPC of a generated network, with everything in it, as a module of its own.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "generate/resource.hpp"
#include "generate/shape.hpp"

namespace netlint::generate {

struct VpcParts {
    std::string module;               // "vpc0001"
    bool joined = true;               // may be peered and attached
    std::vector<Resource> resources;  // in the order of their addresses
    // What the module puts out, as its root refers to it, and the expressions in the module behind that.
    struct Output {
        std::string name;
        std::vector<Target> inside;
        Target outside() const;
        std::string module;
    };
    Output vpc, gateway_subnets, private_table;
};

std::string hashed_id(const Shape& shape, const Type& type, std::string_view module, std::string_view name);

// `gateway`: the transit gateway that the VPC is attached to, as the module sees it.
VpcParts make_vpc(const Shape& shape, std::size_t vpc, const std::optional<Target>& gateway);

}  // namespace netlint::generate
