// Gateways: internet, VPN, egress-only, NAT, VPC endpoints and peerings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/net/prefix.hpp"
#include "netlint/set/address_set.hpp"
#include "netlint/set/bounds.hpp"

namespace netlint::model {

struct Vpc;
struct Subnet;
struct Eni;
struct RouteTable;
struct Resource;

struct InternetGateway {
    Provenance where;
    std::optional<Id<Vpc>> vpc;  // empty: attached to none
    Certainty attached;
    // Tables that route what comes in: one: certain; several: one of them; none: it is delivered locally.
    std::vector<Id<RouteTable>> tables = {};
};

// The AWS side of VPN connections and of Direct Connect. What lies behind it is in no plan.
struct VpnGateway {
    Provenance where;
    std::optional<Id<Vpc>> vpc;  // empty: attached to none
    Certainty attached;
    std::vector<net::Prefix> learned;  // that it propagates to tables: the static routes of its connections
    Certainty learned_complete;        // possible: it learns others at run time
};

struct EgressOnlyGateway {
    Provenance where;
    std::optional<Id<Vpc>> vpc;
};

struct NatGateway {
    Provenance where;
    Id<Subnet> subnet{0};
    Id<Eni> eni{0};                // unfiltered; its resource has tier nat
    bool is_public = true;         // connectivity_type
    Tri has_public_v4 = Tri::yes;  // an allocation is given
};

// An Elastic IP address that the plan allocates.
struct ElasticAddress {
    Provenance where;
    Tri taken = Tri::no;     // by an interface, a gateway, a balancer or whatever else has one
    std::string depends_on;  // when that is not known
};

// gateway_load_balancer: what a route hands it goes through appliances and comes out again, unchanged or not at all.
// The endpoints of a network firewall are of that kind.
enum class EndpointKind : unsigned char { gateway, interface, gateway_load_balancer, other };

struct VpcEndpoint {
    Provenance where;
    Id<Vpc> vpc{0};
    EndpointKind kind = EndpointKind::gateway;
    std::string service;  // short name: "s3", "ecr.api"; the full name for others; a network firewall's address
    Tri private_dns = Tri::no;
    std::optional<Id<Resource>> resource;  // interface endpoints: the resource with its interfaces
    std::vector<Id<RouteTable>> tables;    // gateway endpoints: tables that carry its route
    std::optional<Id<Eni>> eni = {};       // Gateway Load Balancer endpoints: where packets go in and come out
};

struct Peering {
    Provenance where;
    std::optional<Id<Vpc>> requester, accepter;
    Tri active = Tri::unknown;
};

struct ListedPrefix {
    net::Prefix prefix;
    bool certain = true;  // else the list may be another's
    bool operator==(const ListedPrefix&) const = default;
};

// A managed prefix list. The contents of AWS's own lists are in no plan: each is a block of symbolic addresses
// (see symbolic.hpp), so that a rule and a route which name the same list agree without knowing it.
struct PrefixList {
    Provenance where;
    std::string name;     // "com.amazonaws.us-east-1.s3" or the customer's name
    std::string service;  // short name of the AWS service, else empty
    set::Bounds<set::AddressSet> entries;
    std::vector<ListedPrefix> listed = {};  // the entries that the plan tells: a route to the list is one to each

    void add(const ListedPrefix& entry);  // to both
};

}  // namespace netlint::model
