// Interface classes: interfaces that no filter, no table and no address in use tells apart.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "facts.hpp"

namespace netlint::reach::fast {

// One of a class answers for all of it. Two interfaces are of one class when they lie in one subnet, carry the same
// groups, are equally public and fixed, and have their addresses in the same pieces of the axis: those that no prefix
// of a permission, an ACL, a route, a subnet or a VPC cuts. O(n log n) in the interfaces and in the prefixes.
class Classes {
public:
    explicit Classes(const Facts& facts);

    std::uint32_t of(Id<model::Eni> eni) const { return of_[eni.value]; }
    // One interface of each class, the first; classes are numbered in the order of their first.
    std::span<const Id<model::Eni>> representatives() const { return representatives_; }

private:
    std::vector<std::uint32_t> of_;
    std::vector<Id<model::Eni>> representatives_;
};

}  // namespace netlint::reach::fast
