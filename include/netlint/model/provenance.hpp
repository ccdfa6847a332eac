// Where a fact of the network was read: which resource, which attribute, which byte of the plan.
#pragma once

#include <cstddef>
#include <string>

namespace netlint::model {

// How firmly the reader could tell which object a reference means (see plan::Grade).
enum class Grade : unsigned char { sure, likely, guess };

struct Provenance {
    std::string address;    // resource instance, as Terraform writes it; empty for what AWS makes by itself
    std::string attribute;  // attribute path inside it, "ingress[0].cidr_blocks"; empty for the whole resource
    std::size_t byte = 0;   // offset of the instance's change object in the plan
    Grade grade = Grade::sure;

    // "aws_subnet.db cidr_block", or the address alone.
    std::string to_string() const { return attribute.empty() ? address : address + ' ' + attribute; }
};

}  // namespace netlint::model
