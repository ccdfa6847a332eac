// One row of the placement table: where a resource type puts its network interfaces, and how they are guarded.
#pragma once

#include <string_view>

#include "netlint/model/certainty.hpp"
#include "netlint/model/resource.hpp"

namespace netlint::aws {

// "The attribute has this value": a condition that a resource's attribute decides.
struct When {
    std::string_view attribute;           // path; empty: never
    std::string_view value = "true";      // "*": any value that is not empty
    model::Tri omitted = model::Tri::no;  // what holds where the attribute is not written
};

// By which attribute a service gives its interfaces IPv6 addresses, in subnets that have a block of them.
struct GivesIpv6 {
    std::string_view attribute;           // path; whatever it says but "ipv4..." and false asks for them; empty: none
    model::Tri omitted = model::Tri::no;  // what holds where it is not written; unknown: as the subnet says
};

// What stands for an attribute that is not written.
enum class NoSubnets : unsigned char {
    outside,      // it places no interface in any VPC of the user: a function without vpc_config
    default_vpc,  // it goes to the account's default VPC
    ignore,       // the type places interfaces only when the attribute is there: an event target that is no task
};
enum class NoGroups : unsigned char {
    default_group,  // the default group of the VPC
    unfiltered,     // no group, so no filter
    managed,        // groups that the service makes or chooses, which the plan does not show
};

// Paths are attribute names joined by dots; blocks on the way are walked element by element. Several paths are
// separated by spaces and their values are united.
struct PlacementRow {
    std::string_view type;
    std::string_view subnets;            // ids or ARNs; or the name of a subnet group, when `subnet_group` is set
    std::string_view subnet_group = "";  // type of the resource that `subnets` names
    std::string_view groups = "";        // security group ids; empty: it takes none from the user
    std::string_view groups_of = "";     // attribute that names the resource which lists `groups`; empty: it does
    std::string_view groups_of_type = "";
    model::Tier tier = model::Tier::app;
    std::string_view services = "";      // what it serves by default, as set::ServiceSet::parse reads it
    std::string_view port = "";          // attribute that replaces the port in `services`
    std::string_view engine = "";        // attribute that decides `services` (engines.hpp)
    When has_public = {};                // when the service gives a public IPv4 address
    bool subnet_decides_public = false;  // map_public_ip_on_launch of the subnet does
    When outbound_only = {};             // when it opens connections and takes none
    When inbound_only = {};              // when it takes connections and opens none
    When on_instances = {};              // when its containers run on instances of the user's
    NoSubnets no_subnets = NoSubnets::outside;
    NoGroups no_groups = NoGroups::default_group;
    model::Placement placement = model::Placement::some;
    bool groups_vary = false;       // each listed group guards some of the interfaces, not all
    bool more_groups = false;       // the service adds groups of its own
    std::string_view address = "";  // attribute with the private address, beside the subnet
    std::string_view zone = "";     // attribute with the availability zone it asks for
    std::string_view owner = "";    // attribute that names the resource which supplies what the row leaves out
    std::string_view owner_type = "";
    When bypass = {};  // when it also talks to the internet past the VPC
    GivesIpv6 gives_ipv6 = {"", model::Tri::unknown};
};

}  // namespace netlint::aws
