// What a look at a whole network tells, for which there is no rule.
#pragma once

#include <algorithm>
#include <string>

#include "netlint/model/network.hpp"
#include "netlint/rule/zone.hpp"

namespace netlint::testing {

inline bool only_isolated_stores(const model::Network& network) {
    for (const model::Resource& resource : network.resources)
        for (const Id<model::Eni> eni : resource.enis)
            if (resource.tier == model::Tier::data &&
                rule::classify(network, network.enis[eni].subnet).kind != rule::SubnetKind::isolated)
                return false;
    return true;
}

inline bool disjoint_subnets(const model::Network& network) {
    set::AddressSet sum;
    for (const model::Subnet& subnet : network.subnets) {
        if (subnet.addresses().overlaps(sum) ||
            !subnet.addresses().subset_of(network.vpc_of(*network.find_subnet(subnet.where.address)).addresses()))
            return false;
        sum |= subnet.addresses();
    }
    return true;
}

inline bool nowhere_public(const model::Network& network) {
    for (const model::Resource& resource : network.resources)
        for (const Id<model::Eni> eni : resource.enis)
            if (resource.type == "aws_ecs_service" && network.enis[eni].has_public_v4 != model::Tri::no) return false;
    return std::ranges::all_of(network.subnets,
                               [](const model::Subnet& subnet) { return subnet.map_public_ip == model::Tri::no; });
}

inline bool nothing_in_public_subnets(const model::Network& network) {
    return std::ranges::all_of(network.enis, [&](const model::Eni& eni) {
        return rule::classify(network, eni.subnet).kind != rule::SubnetKind::public_;
    });
}

// A gateway endpoint has no interface, so no group guards it.
inline bool every_endpoint_has_a_group(const model::Network& network) {
    return std::ranges::all_of(network.endpoints,
                               [](const model::VpcEndpoint& one) { return one.resource.has_value(); });
}

inline set::Count usable(const model::Network& network) {
    set::Count sum = 0;
    for (const model::Subnet& subnet : network.subnets) sum += subnet.usable_addresses().count();
    return sum;
}

inline bool every_balancer_has_a_web_acl(const model::Network& network) {
    return std::ranges::all_of(network.load_balancers,
                               [](const model::LoadBalancer& one) { return !one.fronts.empty(); });
}

inline bool stores_have_acls_of_their_own(const model::Network& network) {
    return std::ranges::all_of(network.subnets, [](const model::Subnet& subnet) {
        return subnet.where.address.find("isolated") == std::string::npos || subnet.acl_explicit;
    });
}

}  // namespace netlint::testing
