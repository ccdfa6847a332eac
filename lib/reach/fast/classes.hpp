// Interface classes: interfaces that no filter, no table and no address in use tells apart.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "facts.hpp"

namespace netlint::reach::fast {

// One of a class answers for all of it. Two interfaces are of one class when they lie in one subnet, carry the same
// groups, are equally public and fixed, and have their addresses in the same pieces of the axis: those that no prefix
// of a permission, an ACL, a route, a subnet or a VPC cuts. O(n log n) in the interfaces and in the prefixes.
//
// Classes are numbered by site: the subnets of one VPC whose interfaces' addresses lie apart, or one subnet. In a site
// the plain ones come first, those without IPv6 before the others, those that may send the same behind each other, and
// by address.
class Classes {
public:
    explicit Classes(const Facts& facts);

    std::uint32_t of(Id<model::Eni> eni) const { return of_[eni.value]; }
    // One interface of each class, the first.
    std::span<const Id<model::Eni>> representatives() const { return representatives_; }

    // What is plain is judged over IPv4 by one point, its groups and its subnet alone.
    struct Plain {
        Point address;
        std::uint32_t sending = 0;  // equal for those that may send the same over IPv4; 0: everything
        bool over_v6 = false;       // has addresses there, too
    };
    const std::optional<Plain>& plain(std::uint32_t number) const { return plain_[number]; }

    // Equal for subnets of one site.
    std::uint32_t site_of(Id<model::Subnet> subnet) const { return sites_[subnet.value]; }

private:
    std::vector<std::uint32_t> sites_;  // by subnet
    std::vector<std::uint32_t> of_;
    std::vector<Id<model::Eni>> representatives_;
    std::vector<std::optional<Plain>> plain_;
};

}  // namespace netlint::reach::fast
