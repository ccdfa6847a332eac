// Where a resource puts its interfaces: the subnets it names, directly or through a subnet group.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "../context.hpp"

namespace netlint::aws {

// One subnet in which a resource has, or may have, an interface.
struct Spot {
    Id<model::Subnet> subnet{0};
    model::Provenance where;
    bool certain = true;
    std::vector<net::Address> addresses;  // those the plan fixes
    std::vector<net::Prefix> delegated;   // likewise, whole prefixes of them
    model::Tri has_public = model::Tri::no;
    std::optional<net::Address> public_v4;
    model::Provenance public_where;
};

struct Spots {
    std::vector<Spot> list;     // no subnet twice, in the order written
    model::Certainty complete;  // possible: there may be others
    bool written = false;

    void add(Spot spot);  // a subnet that is there already keeps the firmer of the two
    bool all_certain() const;
};

// What an attribute with subnet ids says; several paths as in a PlacementRow. `address` is an attribute beside it.
Spots spots_of(Context& context, plan::ResourceId id, std::string_view attributes, std::string_view address = {});

// The same through the name of a subnet group of type `group_type`.
Spots spots_of_group(Context& context, plan::ResourceId id, const plan::Path& path, std::string_view group_type);

// The account's default VPC: nobody knows which of its subnets.
Spots spots_of_default_vpc(Context& context, plan::ResourceId id, const plan::Path& path);

}  // namespace netlint::aws
