// CDN distributions and web ACLs stand before the balancers they name, and before no other.
#include <doctest/doctest.h>

#include <string>

#include "placements.hpp"

using namespace netlint;
using netlint::testing::network_after;

namespace {

std::string fronts(const model::Network& network, std::string_view balancer) {
    std::string text;
    for (const model::LoadBalancer& candidate : network.load_balancers) {
        if (candidate.where.address != balancer) continue;
        for (const model::Provenance& front : candidate.fronts) {
            text += (text.empty() ? "" : ", ") + front.to_string();
            if (front.grade == model::Grade::guess) text += '?';
        }
    }
    return text;
}

}  // namespace

TEST_CASE("fronts by reference") {
    const model::Network network = network_after("plans/placements-fronts/plan.json");
    CHECK(fronts(network, "aws_lb.app") == "aws_cloudfront_distribution.main origin[0].domain_name");
    CHECK(fronts(network, "aws_lb.guarded") == "aws_wafv2_web_acl_association.guarded resource_arn");
    CHECK(fronts(network, "aws_lb.bare") == "");
}

TEST_CASE("an origin whose name the plan does not explain is taken for the only public balancer, as a guess") {
    for (const char* plan : {"plan.json", "plan.existing.json"}) {
        const model::Network network = network_after(std::string("architectures/omnigen/") + plan);
        const std::string found = fronts(network, "module.edge.aws_lb.api");
        CHECK(found.starts_with("module.edge.aws_cloudfront_distribution.main origin["));
        CHECK(found.ends_with("domain_name?"));
    }
}
