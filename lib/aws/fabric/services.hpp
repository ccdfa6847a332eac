// Protocol and ports of a filter's rule as AWS reads them, which differs between security groups and network ACLs.
#pragma once

#include "../context.hpp"

namespace netlint::aws {

struct RuleServices {
    set::ServiceSet services;    // every service that may be meant
    model::Certainty certainty;  // possible: a field is not known, or makes no sense
};

// Fields of one rule, by their paths.
struct RuleFields {
    plan::Path protocol, from_port, to_port;
    plan::Path icmp_type, icmp_code;  // network ACLs; elsewhere the ports hold type and code
};

// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html
RuleServices permission_services(Context& context, plan::ResourceId id, const RuleFields& fields);
// https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkAclEntry.html
RuleServices entry_services(Context& context, plan::ResourceId id, const RuleFields& fields);

}  // namespace netlint::aws
