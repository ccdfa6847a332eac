// The hosts outside two networks whose connections a comparison of the two looks at.
#pragma once

#include <string>
#include <vector>

#include "netlint/model/network.hpp"
#include "netlint/reach/question.hpp"

namespace netlint::rule {

struct OutsideEnd {
    std::string name;  // "internet", "cidr:10.8.0.0/16", "service:s3"
    reach::Party party;
    std::string part_of;  // the next larger prefix, or the internet, around it; empty: there is none
};

// The internet of each family; the private address space; every prefix that a permission, a customer's prefix list, an
// entry of a network ACL or a route of either network names; every AWS service that has an endpoint or a prefix list
// there. Hosts of a prefix are those that no smaller one holds, so that no filter or route tells them from each other,
// and that lie in no VPC of either network. Larger ends stand before their parts.
std::vector<OutsideEnd> outside_ends(const model::Network& earlier, const model::Network& later);

}  // namespace netlint::rule
