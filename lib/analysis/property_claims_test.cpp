// What the documents of five real systems say of their configuration, and how a rule or a look at the network decides
// it.
#include <doctest/doctest.h>

#include <array>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include <claims.hpp>

#include "network_looks.hpp"
#include "property_case.hpp"

using namespace netlint;
using namespace netlint::testing;
using model::EndpointKind;
using rule::SubnetKind;
using Case = testing::PropertyCase;
using Zones = std::vector<std::string>;

namespace {

// Whether the statement holds.
struct Property {
    std::string_view id;
    bool (*holds)(const Case&);
};

constexpr const char* dispatcher = R"(module.ecs.aws_ecs_service.service["dispatcher"])";
constexpr const char* rpc = R"(module.ecs.aws_ecs_service.service["rpc_egress"])";
constexpr const char* omnigen_tasks = "module.compute.aws_ecs_service.api";
constexpr const char* watcher = R"(module.service["watcher-eth"].aws_ecs_service.this)";
constexpr const char* stl_worker = R"(module.service["worker-raw"].aws_ecs_service.this)";
constexpr const char* nav = R"(module.compute.module.service["nav-engine"].aws_ecs_service.main)";

bool balancer_lets_out_everything_to_tasks(const Case& c) {
    const auto group = c.network().find_security_group("module.compute.aws_security_group.alb");
    std::size_t count = 0;
    for (const model::Permission& permission : c.network().security_groups[group.value()].permissions)
        if (permission.direction == model::Direction::egress &&
            std::holds_alternative<Id<model::SecurityGroup>>(permission.peer))
            count += permission.services == set::ServiceSet::all();
    return count == 3;
}

constexpr Property properties[] = {
    {"dagflow-endpoints-complete",
     [](const Case& c) {
         return std::ranges::all_of(std::array{"s3", "sqs", "sts", "kms", "logs", "ecr.api", "ecr.dkr",
                                               "secretsmanager", "lambda", "monitoring"},
                                    [&](const char* service) { return c.privately(dispatcher, service); });
     }},
    {"dagflow-one-private-tier",
     [](const Case& c) {
         return !c.opens("module.lambda.aws_lambda_function.udf", "internet", "443") && c.opens(rpc, "internet", "443");
     }},
    {"dagflow-udf-endpoint-scope",
     [](const Case& c) {
         return std::ranges::none_of(std::array{"sqs", "sts", "kms", "logs"}, [&](const char* service) {
             return c.privately("module.lambda.aws_lambda_function.udf", service);
         });
     }},
    {"dagflow-invocations", [](const Case& c) { return c.functions_take_no_connections(); }},
    {"dagflow-public-subnets-empty",
     [](const Case& c) {
         return c.all_subnets("aws_subnet.public", SubnetKind::public_) && nothing_in_public_subnets(c.network());
     }},
    {"dagflow-rds-multi-az",
     [](const Case& c) {
         return !c.found("service-in-one-zone", "module.rds_state.aws_db_instance.this") &&
                !c.found("data-store-in-public-subnet");
     }},
    {"dagflow-dev-nat-single-zone",
     [](const Case& c) { return c.found("nat-gateway-for-several-zones", "module.vpc.aws_nat_gateway.main[0]"); }},

    {"scanner-s3-through-nat",
     [](const Case& c) { return !c.found("s3-through-nat-gateway", "aws_route_table.private"); }},
    {"scanner-rds-pivot",
     [](const Case& c) { return !c.found("world-reachable-host-reaches-data-store", "aws_instance.bastion"); }},
    {"scanner-apigw-lambda", [](const Case& c) { return c.functions_take_no_connections(); }},
    {"scanner-nat-outbound-only",
     [](const Case& c) { return !c.own_rule_finds("deny: {from: internet, to: private}"); }},
    {"scanner-public-routing", [](const Case& c) { return c.all_subnets("aws_subnet.public", SubnetKind::public_); }},
    {"scanner-private-routing",
     [](const Case& c) { return c.all_subnets("aws_subnet.private", SubnetKind::private_); }},
    {"scanner-single-nat",
     [](const Case& c) {
         return c.nat_gateways() == 1 && c.found("nat-gateway-for-several-zones", "aws_nat_gateway.main");
     }},
    {"scanner-prod-nat-per-az", [](const Case& c) { return !c.found("nat-gateway-for-several-zones"); }},
    {"scanner-rds-single-zone",
     [](const Case& c) {
         return c.resource("aws_db_instance.main").zone == "us-east-1a" &&
                c.zones("aws_db_instance.main") == Zones{"us-east-1a"};
     }},
    {"scanner-no-flow-logs", [](const Case& c) { return c.found("vpc-without-flow-logs", "aws_vpc.main"); }},

    {"omnigen-cloudfront-only",
     [](const Case& c) { return !c.found("balancer-bypasses-content-network", "module.edge.aws_lb.api"); }},
    {"omnigen-https-enforced", [](const Case& c) { return !c.found("plain-http-open-to-internet"); }},
    {"omnigen-ecr-layers",
     [](const Case& c) {
         return std::ranges::all_of(std::array{"ecr.api", "ecr.dkr", "s3"},
                                    [&](const char* service) { return c.privately(omnigen_tasks, service); });
     }},
    {"omnigen-secrets-private", [](const Case& c) { return c.privately(omnigen_tasks, "secretsmanager"); }},
    {"omnigen-least-privilege",
     [](const Case& c) { return !c.found("unrestricted-egress", "module.security.aws_security_group.ecs"); }},
    {"omnigen-vpce-sg-gateway", [](const Case& c) { return every_endpoint_has_a_group(c.network()); }},
    {"omnigen-public-route-table",
     [](const Case& c) {
         return c.kind("module.networking.aws_subnet.public_a") == SubnetKind::public_ &&
                c.kind("module.networking.aws_subnet.public_b") == SubnetKind::public_;
     }},
    {"omnigen-private-route-table",
     [](const Case& c) {
         return c.kind("module.networking.aws_subnet.private_a") == SubnetKind::private_ &&
                !c.found("s3-through-nat-gateway") && !c.found("dynamodb-through-nat-gateway");
     }},
    {"omnigen-usable-subnet",
     [](const Case& c) {
         return std::ranges::all_of(
             c.network().subnets, [](const model::Subnet& subnet) { return subnet.usable_addresses().count() == 251; });
     }},
    {"omnigen-usable-vpc", [](const Case& c) { return usable(c.network()) == 65531; }},
    {"omnigen-alb-two-zones",
     [](const Case& c) {
         return c.zones("module.edge.aws_lb.api") == Zones{"us-east-1a", "us-east-1b"} &&
                !c.found("load-balancer-in-one-zone");
     }},
    {"omnigen-1a-takes-nat",
     [](const Case& c) {
         const model::NatGateway& nat = *c.network().nat_gateways.begin();
         return c.zones(omnigen_tasks) == Zones{"us-east-1a"} && c.network().subnets[nat.subnet].zone == "us-east-1a";
     }},
    {"omnigen-1a-recovery", [](const Case& c) { return !c.found("service-in-one-zone", omnigen_tasks); }},
    {"omnigen-1b-no-impact",
     [](const Case& c) {
         return std::ranges::all_of(c.network().resources, [&](const model::Resource& one) {
             return one.tier == model::Tier::edge || c.zones(one.where.address) == Zones{"us-east-1a"};
         });
     }},
    {"omnigen-upgrade-subnet",
     [](const Case& c) {
         const auto wanted = set::AddressSet::of(net::Prefix::parse("10.0.11.0/24").value());
         return std::ranges::none_of(c.network().subnets,
                                     [&](const model::Subnet& subnet) { return subnet.addresses().overlaps(wanted); });
     }},
    {"omnigen-no-flow-logs",
     [](const Case& c) {
         return c.found("vpc-without-flow-logs") &&
                std::ranges::none_of(c.network().subnets,
                                     [](const model::Subnet& subnet) { return subnet.acl_explicit; });
     }},

    {"stl-ecs-exec-private", [](const Case& c) { return c.privately(watcher, "ssmmessages"); }},
    {"stl-s3-no-nat",
     [](const Case& c) { return c.privately(stl_worker, "s3") && !c.found("s3-through-nat-gateway"); }},
    {"stl-ecr-layers",
     [](const Case& c) {
         return std::ranges::all_of(std::array{"ecr.api", "ecr.dkr", "s3"},
                                    [&](const char* service) { return c.privately(stl_worker, service); });
     }},
    {"stl-nacl-public-not-a-second-line", [](const Case& c) { return !c.found("network-acl-opens-high-ports"); }},
    {"stl-nacl-public-icmp",
     [](const Case& c) { return !c.found("network-acl-drops-path-mtu", "module.networking.aws_network_acl.public"); }},
    {"stl-nacl-private-wss-redundant", [](const Case& c) { return !c.found("shadowed-network-acl-entry"); }},
    {"stl-sg-endpoints-redundant", [](const Case& c) { return !c.found("redundant-permission"); }},
    {"stl-sg-443-anywhere",
     [](const Case& c) { return !c.own_rule_finds("deny: {from: {address: '*worker-raw*'}, to: internet}"); }},
    {"stl-nat-per-zone",
     [](const Case& c) {
         return c.nat_gateways() == 2 && !c.found("nat-gateway-for-several-zones") &&
                !c.found("nat-gateway-in-another-zone");
     }},
    {"stl-nat-zone-failure",
     [](const Case& c) {
         return !c.found("nat-gateway-in-another-zone") && !c.found("nat-gateway-for-several-zones");
     }},
    {"stl-isolated-no-default-route",
     [](const Case& c) { return c.all_subnets("aws_subnet.isolated", SubnetKind::isolated); }},
    {"stl-subnets-cover",
     [](const Case& c) { return c.network().subnets.size() == 6 && disjoint_subnets(c.network()); }},
    {"stl-endpoint-count", [](const Case& c) { return c.endpoints(EndpointKind::interface) == 6; }},
    {"stl-flow-logs",
     [](const Case& c) { return !c.found("vpc-without-flow-logs") && c.network().flow_logs.front().traffic == "ALL"; }},
    {"stl-no-public-ip", [](const Case& c) { return nowhere_public(c.network()); }},
    {"stl-db-isolated", [](const Case& c) { return only_isolated_stores(c.network()); }},
    {"stl-staging-single-nat",
     [](const Case& c) {
         return c.nat_gateways() == 1 &&
                c.found("nat-gateway-for-several-zones", R"(module.networking.aws_nat_gateway.main["a"])");
     }},

    {"toss-only-cloudflare",
     [](const Case& c) {
         return !c.own_rule_finds(
             "only: {to: {address: module.compute.aws_lb.main}, from: {prefixes: [173.245.48.0/20, 104.16.0.0/13, "
             "172.64.0.0/13]}}");
     }},
    {"toss-waf-rules", [](const Case& c) { return every_balancer_has_a_web_acl(c.network()); }},
    {"toss-aws-apis-public",
     [](const Case& c) { return c.privately(nav, "s3") && !c.found("s3-through-nat-gateway"); }},
    {"toss-rds-outbound-none",
     [](const Case& c) {
         return c.opens(nav, "module.database.aws_db_instance.main", "5432") && !c.found("network-acl-loses-replies");
     }},
    {"toss-replica-zone",
     [](const Case& c) {
         return !c.found("data-store-zone-without-subnet", "module.database.aws_db_instance.replica[0]");
     }},
    {"toss-nat-per-zone",
     [](const Case& c) {
         return c.nat_gateways() == 2 && !c.found("nat-gateway-for-several-zones") &&
                !c.found("nat-gateway-in-another-zone");
     }},
    {"toss-isolated-routes", [](const Case& c) { return c.all_subnets("aws_subnet.isolated", SubnetKind::isolated); }},
    {"toss-isolated-nacl", [](const Case& c) { return stores_have_acls_of_their_own(c.network()); }},
    {"toss-multi-az",
     [](const Case& c) { return !c.found("service-in-one-zone") && !c.found("load-balancer-in-one-zone"); }},
    {"toss-alb-egress-all", balancer_lets_out_everything_to_tasks},
    {"toss-eventbridge-lambda", [](const Case& c) { return c.functions_take_no_connections(); }},
};

// What no look at packets decides.
constexpr std::pair<std::string_view, std::string_view> undecided[] = {
    {"dagflow-task-endpoints", "routes of an HTTP API and paths of a listener rule share one network path"},
    {"scanner-bastion-restricted", "it speaks of a production environment that has no plan"},
    {"stl-hosted-zone", "DNS zones move no packets and are not read"},
};

void check_properties(const std::string& plan_file, std::set<std::string>& met) {
    for (const std::string& architecture : testing::architectures) {
        std::map<std::string, std::pair<std::unique_ptr<Analysis>, std::unique_ptr<Case>>> roots;
        for (const testing::Claim& claim : testing::claims_of(architecture)) {
            const auto* property = std::ranges::find(properties, claim.id, &Property::id);
            if (claim.kind != "property" || property == std::end(properties)) continue;
            auto& [analysis, one] = roots[claim.root];
            if (!analysis) {
                const std::string root = testing::architecture_folder(architecture) + "/" + claim.root;
                auto read = Analysis::of_file(root + "/" + plan_file, root);
                REQUIRE(read);
                analysis = std::make_unique<Analysis>(*std::move(read));
                auto report = analysis->check({});
                REQUIRE_MESSAGE(report, report.error().to_string());
                one = std::make_unique<Case>(*analysis, std::move(report->findings));
            }
            met.insert(claim.id);
            CHECK_MESSAGE(property->holds(*one) == (claim.verdict == "holds"), claim.id, " on ", plan_file);
        }
    }
}

}  // namespace

TEST_CASE("every property claim is decided as a precise reading does") {
    std::set<std::string> met;
    check_properties("plan.json", met);
    check_properties("plan.existing.json", met);
    CHECK(met.size() == std::size(properties));
    CHECK(met.size() + std::size(undecided) == 64);
}
