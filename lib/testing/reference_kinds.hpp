// The kinds of references that networks are read from.
#pragma once

#include <vector>

#include "../aws/accept.hpp"
#include "../aws/placements/balancer_reference.hpp"
#include "identity_score.hpp"

namespace netlint::testing {

inline std::vector<ReferenceKind> reference_kinds() {
    return {{"VPC", aws::accepted<model::Vpc>()},
            {"subnet", aws::accepted<model::Subnet>()},
            {"security group", aws::accepted<model::SecurityGroup>()},
            {"route table", aws::accepted<model::RouteTable>()},
            {"network ACL", aws::accepted<model::NetworkAcl>()},
            {"prefix list", aws::accepted<model::PrefixList>()},
            {"internet gateway", aws::accepted<model::InternetGateway>()},
            {"egress-only gateway", aws::accepted<model::EgressOnlyGateway>()},
            {"NAT gateway", aws::accepted<model::NatGateway>()},
            {"VPC endpoint", aws::accepted<model::VpcEndpoint>()},
            {"peering", aws::accepted<model::Peering>()},
            {"interface", aws::accepted<model::Eni>()},
            {"load balancer", aws::accepted<model::LoadBalancer>()},
            {"target group", aws::accepted<model::TargetGroup>()},
            {"instance", aws::accepted<model::Resource>()}};
}

}  // namespace netlint::testing
