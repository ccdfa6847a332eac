// Test support: the interfaces of a resource as one line of text, and networks read from plans of testdata.
#pragma once

#include <string>
#include <string_view>

#include <doctest/doctest.h>

#include "netlint/aws/read_network.hpp"
#include "netlint/plan/plan.hpp"

namespace netlint::testing {

// The network after the plan; `path` is relative to testdata.
inline model::Network network_after(const std::string& path) {
    const auto plan = plan::Plan::read_file(std::string(NETLINT_TESTDATA) + '/' + path, {});
    REQUIRE_MESSAGE(plan, path);
    return aws::read_network(*plan, plan->after());
}

// A group by its resource, or as the default group of its VPC.
inline std::string group_text(const model::Network& network, const model::Attachment& attachment) {
    const model::SecurityGroup& group = network.security_groups[attachment.group];
    std::string text =
        group.where.address.empty() ? "default of " + network.vpcs[group.vpc].where.address : group.where.to_string();
    return attachment.certainty.certain() ? text : text + '?';
}

// "aws_subnet.a at 10.0.1.4 public <- aws_security_group.x, aws_security_group.y"
inline std::string eni_text(const model::Network& network, const model::Eni& eni) {
    std::string text = network.subnets[eni.subnet].where.address;
    if (eni.address_fixed) text += " at " + eni.addresses.to_string();
    if (eni.has_public_v4 != model::Tri::no) text += eni.has_public_v4 == model::Tri::yes ? " public" : " public?";
    if (!eni.accepts_connections) text += " outbound";
    if (!eni.opens_connections) text += " inbound";
    if (!eni.source_dest_check) text += " forwards";
    if (!eni.filtered) return text + " unfiltered";
    text += " <- ";
    for (std::size_t i = 0; i < eni.groups.size(); ++i) {
        text += (i == 0 ? "" : ", ") + group_text(network, eni.groups[i]);
    }
    return eni.groups_complete.certain() ? text : text + (eni.groups.empty() ? "?" : ", ?");
}

// "app some tcp/5432: <interface>; <interface>", or "absent".
inline std::string placement_text(const model::Network& network, std::string_view address) {
    constexpr const char* tiers[] = {"other", "edge", "app", "data", "endpoint", "nat"};
    const auto id = network.find_resource(address);
    if (!id) return "absent";
    const model::Resource& resource = network.resources[*id];
    std::string text = tiers[static_cast<int>(resource.tier)];
    text += resource.placement == model::Placement::each ? " each" : " some";
    if (!resource.services.empty()) text += ' ' + resource.services.to_string();
    std::string separator = ": ";
    for (const Id<model::Eni> eni : resource.enis) {
        text += separator + eni_text(network, network.enis[eni]);
        separator = "; ";
    }
    return resource.enis_complete.certain() ? text : text + separator + '?';
}

}  // namespace netlint::testing
