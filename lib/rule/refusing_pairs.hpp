// Which VPCs exchange nothing that the ACLs of either refuse.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "context.hpp"

namespace netlint::rule {

// What two interfaces send each other, or a NAT gateway on their behalf, has their addresses for peers, and both are of
// one family: an ACL without IPv6 refuses nothing where one of the two VPCs has no interface that speaks it.
class RefusingPairs {
public:
    // O(different refusals x VPCs).
    RefusingPairs(const Context& context, const set::ServiceSet& services);

    // False: no ACL of the two VPCs refuses any of the services to or from any of their interfaces.
    bool contain(Id<model::Vpc> a, Id<model::Vpc> b) const;

private:
    struct Family {
        std::vector<std::uint32_t> refused;    // by VPC: the number of the set of peers that its ACLs refuse
        std::vector<std::vector<bool>> meets;  // by that number, by VPC: one of its interfaces may have such an address
        std::vector<bool> spoken;              // by VPC: one of its interfaces may have an address of the family
    };
    std::array<Family, 2> families_;
};

}  // namespace netlint::rule
