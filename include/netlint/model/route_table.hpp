// A route table: destinations and the targets that packets to them are handed to.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/net/prefix.hpp"

namespace netlint::model {

struct Vpc;
struct InternetGateway;
struct EgressOnlyGateway;
struct NatGateway;
struct VpcEndpoint;
struct Peering;
struct Eni;
struct PrefixList;
struct TransitGateway;
struct TransitAttachment;

struct LocalTarget {
    bool operator==(const LocalTarget&) const = default;
};
struct BlackholeTarget {
    bool operator==(const BlackholeTarget&) const = default;
};
// A target that netlint does not model, or that lies outside the plan: flows that reach it are unknown.
struct UnmodelledTarget {
    std::string kind;     // "virtual private gateway", "core network", ...
    std::string address;  // resource address or id
    bool operator==(const UnmodelledTarget&) const = default;
};

// Attachments are targets of transit gateways' tables only, everything else of subnets' tables.
using RouteTarget =
    std::variant<LocalTarget, Id<InternetGateway>, Id<EgressOnlyGateway>, Id<NatGateway>, Id<VpcEndpoint>, Id<Peering>,
                 Id<Eni>, Id<TransitGateway>, Id<TransitAttachment>, BlackholeTarget, UnmodelledTarget>;

enum class RouteOrigin : unsigned char { local, fixed, propagated };  // fixed: a static route

struct Route {
    std::variant<net::Prefix, Id<PrefixList>> destination;
    std::vector<RouteTarget> targets;  // one: certain; several: one of them
    RouteOrigin origin = RouteOrigin::fixed;
    Certainty certainty;
    Provenance where;
};

struct RouteTable {
    Provenance where;  // empty address: the table AWS makes with the VPC, not managed in the plan
    Id<Vpc> vpc{0};
    bool main = false;
    std::vector<Route> routes;  // local routes included
    Certainty complete;         // possible: there may be routes the plan does not show
    std::map<std::string, std::string> tags;
};

}  // namespace netlint::model
