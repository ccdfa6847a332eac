// A subnet: a prefix of one VPC in one availability zone, with one route table and one network ACL.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/net/prefix.hpp"
#include "netlint/set/address_set.hpp"

namespace netlint::model {

struct Vpc;
struct NetworkAcl;
struct RouteTable;

// What VPC Block Public Access leaves of the internet: nothing comes in by itself unless it is open, and `translated`
// lets out what NAT and egress-only gateways carry.
// https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
enum class PublicAccess : unsigned char { open, translated, none, unknown };

struct Subnet {
    Provenance where;
    Id<Vpc> vpc{0};
    std::vector<net::Prefix> prefixes;   // IPv4 and IPv6; empty when unknown
    bool ipv4_open = false;              // it has a prefix of that family, but the plan does not tell which
    bool ipv6_open = false;              // likewise
    std::vector<Id<RouteTable>> tables;  // one: certain; several: one of them; none: unknown
    std::vector<Id<NetworkAcl>> acls;    // likewise
    Provenance table_where;              // the association; empty address when it falls to the main table
    Provenance acl_where;                // likewise
    bool table_explicit = false;         // an association names it (else the VPC's main table)
    bool acl_explicit = false;
    std::optional<std::string> zone;  // availability zone, when the plan says
    Tri map_public_ip = Tri::no;      // map_public_ip_on_launch
    PublicAccess public_access = PublicAccess::open;
    Provenance public_access_where;  // what restricts it
    bool in_plan = true;             // false: known by id only
    std::map<std::string, std::string> tags;

    set::AddressSet addresses() const;  // the whole prefixes
    // Addresses that interfaces can own: without the five that AWS reserves (first four and last of each prefix).
    set::AddressSet usable_addresses() const;
};

}  // namespace netlint::model
