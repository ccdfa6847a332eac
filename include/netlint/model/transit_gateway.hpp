// Transit gateways: routers between VPCs and what lies beyond the plan, with route tables of their own.
#pragma once

#include <optional>
#include <vector>

#include "netlint/base/id.hpp"
#include "netlint/model/certainty.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/model/route_table.hpp"

namespace netlint::model {

struct Vpc;
struct Subnet;
struct TransitTable;

struct TransitGateway {
    Provenance where;
    Tri group_references = Tri::no;  // security_group_referencing_support
    Tri accepts_shared = Tri::no;    // auto_accept_shared_attachments: those of other accounts, without a word
    // What attachments are associated with, and propagate to, unless they say otherwise; empty: nothing.
    std::optional<Id<TransitTable>> association_table, propagation_table;
    Certainty attachments_complete;  // possible: VPCs may be attached that the plan does not show
};

// What joins a VPC, or a network outside the plan, to a gateway.
struct TransitAttachment {
    Provenance where;
    Id<TransitGateway> gateway{0};
    std::optional<Id<Vpc>> vpc;            // empty: a VPN, a peering, Direct Connect, another account's VPC
    std::vector<Id<Subnet>> subnets;       // where packets of the VPC go in and come out, one subnet a zone
    Certainty subnets_complete;            // possible: there may be others
    std::vector<Id<TransitTable>> tables;  // that route what comes in: one: certain; several: one of them
    Certainty tables_complete;             // possible: it may be another one, or none
    Tri appliance_mode = Tri::no;          // yes: a flow comes out in any one zone, not in the one it started in
    Tri group_references = Tri::yes;
};

// Routes lead to attachments of the gateway, or nowhere. There are no local ones.
struct TransitTable {
    Provenance where;
    Id<TransitGateway> gateway{0};
    std::vector<Route> routes;
    Certainty complete;  // possible: there may be routes the plan does not show
};

}  // namespace netlint::model
