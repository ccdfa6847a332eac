// Makes the interfaces of a resource, one in each of its spots.
#pragma once

#include <string>

#include "guard.hpp"
#include "spot.hpp"

namespace netlint::aws {

struct Placing {
    plan::ResourceId plan;
    model::Tier tier = model::Tier::app;
    model::Placement placement = model::Placement::some;
    set::ServiceSet services = {};
    model::Tri publicly_accessible = model::Tri::no;  // the resource's own flag
    model::Tri on_instances = model::Tri::no;
    std::string zone = {};
    Spots spots = {};
    Guard guard = {};
    bool accepts_connections = true;
    bool opens_connections = true;
    model::Tri public_v6 = model::Tri::yes;
    model::Certainty accepting = {};
    bool source_dest_check = true;
    bool asks_ipv6 = false;  // gets an IPv6 address whatever the subnet says
    bool ipv4_only = false;  // gets none, whatever the subnet says
};

// The resource with its interfaces. Where the plan leaves open which subnets are meant, `each` becomes `some`.
Id<model::Resource> place(Context& context, Placing placing);

// The addresses an interface in this subnet may have. IPv6 ones where the resource asks for one; where it leaves that
// to the subnet (unknown), if that gives them to every new interface.
set::AddressSet candidate_addresses(Context& context, Id<model::Subnet> subnet, model::Tri asks_ipv6);

}  // namespace netlint::aws
