// One stage on a packet's way, and what it decided.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "netlint/base/id.hpp"
#include "netlint/base/location.hpp"
#include "netlint/model/provenance.hpp"

namespace netlint::model {
struct Eni;
}

namespace netlint::reach {

enum class Stage : unsigned char {
    source_check,
    authorization,
    security_group_egress,
    network_acl_egress,
    route,
    internet_gateway,
    egress_only_gateway,
    nat_gateway,
    gateway_endpoint,
    peering,
    transit_gateway,
    middlebox,
    load_balancer,
    accelerator,
    content_network,
    service_network,
    public_endpoint,
    network_acl_ingress,
    security_group_ingress,
    destination,
    resolver,
};
std::string_view to_string(Stage stage);  // "security-group-egress", ...

enum class Decision : unsigned char { allow, deny, unknown };
std::string_view to_string(Decision decision);

enum class Half : unsigned char { forward, reply };

struct Hop {
    Stage stage = Stage::destination;
    Decision decision = Decision::allow;
    Half half = Half::forward;
    std::string at;                   // whose filter or table: the interface's resource, the subnet, the gateway
    std::string because;              // "tcp/5432 to aws_security_group.rds", "no entry matches; final deny"
    model::Provenance where;          // the deciding element; its address may be AWS's own default object
    std::string code;                 // blocker code when it denies, else empty
    std::string depends_on;           // when unknown: "aws_x.y attribute: known after apply"
    std::optional<Location> place{};  // of the deciding element's block, when the source is at hand
    // Who translated the client's packets on the way here: its address is what the hop sees in place of the client's.
    std::optional<Id<model::Eni>> translator{};
};

}  // namespace netlint::reach
