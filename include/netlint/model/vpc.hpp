// A virtual private cloud: the address space in which local routes deliver.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/net/prefix.hpp"
#include "netlint/set/address_set.hpp"

namespace netlint::model {

struct NetworkAcl;
struct RouteTable;
struct SecurityGroup;

struct Vpc {
    Provenance where;
    std::vector<net::Prefix> prefixes;         // primary IPv4 first, then secondary IPv4 and IPv6
    Certainty prefixes_known;                  // possible: there may be prefixes the plan does not show
    bool in_plan = true;                       // false: known by id only, so its contents are open
    bool is_default = false;                   // the one that every account has in a region
    std::string region;                        // empty when the plan does not say
    Tri dns_support = Tri::yes;                // enable_dns_support
    Tri dns_hostnames = Tri::unknown;          // enable_dns_hostnames
    std::optional<Id<RouteTable>> main_table;  // readers make AWS's own default objects, so these are always set
    std::optional<Id<NetworkAcl>> default_acl;
    std::optional<Id<SecurityGroup>> default_group;

    set::AddressSet addresses() const;  // the union of the prefixes
};

}  // namespace netlint::model
