// Which part of a network a rule or a zone speaks of, as written: names, attributes, and how they are combined.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "netlint/base/location.hpp"
#include "netlint/model/resource.hpp"
#include "netlint/net/prefix.hpp"

namespace netlint::rule {

// Where the effective routes of a subnet lead: to an internet gateway; elsewhere out of the VPC (NAT, egress-only or
// transit gateway, VPN, a forwarding interface); nowhere.
enum class SubnetKind : unsigned char { public_, private_, isolated, unknown };
std::string_view to_string(SubnetKind kind);

// Every list that is not empty must contain the thing's value; every tag must be there. Globs know `*` and `?`.
struct SubnetMatch {
    std::vector<SubnetKind> kinds;
    std::vector<std::string> addresses;  // globs
    std::map<std::string, std::string> tags;
};

struct Selector {
    // A zone of the policy, a built-in one, or an end as the command line spells it ("service:s3", "cidr:10.8.0.0/16").
    struct Name {
        std::string text;
    };
    // Interfaces of resources with these properties.
    struct Match {
        std::vector<model::Tier> tiers;
        std::vector<std::string> types, modules, addresses, vpcs, groups;  // globs
        std::vector<std::string> regions;
        std::map<std::string, std::string> tags;
        SubnetMatch subnets;
    };
    // Hosts by address, wherever they are.
    struct Prefixes {
        std::vector<net::Prefix> prefixes;
    };
    struct Union {
        std::vector<Selector> parts;
    };
    struct Intersect {
        std::vector<Selector> parts;
    };
    // The first part without the others.
    struct Except {
        std::vector<Selector> parts;
    };

    std::variant<Name, Match, Prefixes, Union, Intersect, Except> kind;
    Location where;

    // "app", "{tier: data}", "{intersect: [app, {region: eu-west-1}]}".
    std::string to_string() const;
};

}  // namespace netlint::rule
