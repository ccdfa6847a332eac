// References resolve to the same instances whether the plan knows the ids or not.
#include "netlint/plan/resolver.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

using namespace netlint;
using namespace netlint::plan;

namespace {

const std::array<std::string, 9> architectures{
    "data-scanner/terraform",
    "dagflow/terraform/environments/dev",
    "dagflow/terraform/environments/prod",
    "omnigen",
    "stl/environments/production",
    "stl/environments/staging",
    "toss/infrastructure/environments/dev",
    "toss/infrastructure/environments/production",
    "toss/infrastructure/environments/staging",
};

struct Leaf {
    std::string type;
    const char* path;
    Accept accept;
};

const Accept group{{"aws_security_group"}, {"aws_default_security_group"}, {"aws_vpc", "default_security_group_id"}};
const Accept table{{"aws_route_table"}, {"aws_default_route_table"}, {"aws_vpc", "main_route_table_id"}};
const Accept subnet{{"aws_subnet"}};
const Accept vpc{{"aws_vpc"}};

const std::vector<Leaf> leaves{
    {"aws_subnet", "vpc_id", vpc},
    {"aws_security_group", "vpc_id", vpc},
    {"aws_route_table", "vpc_id", vpc},
    {"aws_internet_gateway", "vpc_id", vpc},
    {"aws_route_table_association", "subnet_id", subnet},
    {"aws_route_table_association", "route_table_id", table},
    {"aws_route", "route_table_id", table},
    {"aws_route", "nat_gateway_id", {{"aws_nat_gateway"}}},
    {"aws_route", "gateway_id", {{"aws_internet_gateway"}}},
    {"aws_nat_gateway", "subnet_id", subnet},
    {"aws_security_group_rule", "security_group_id", group},
    {"aws_security_group_rule", "source_security_group_id", group},
    {"aws_vpc_security_group_ingress_rule", "security_group_id", group},
    {"aws_vpc_security_group_ingress_rule", "referenced_security_group_id", group},
    {"aws_vpc_security_group_egress_rule", "security_group_id", group},
    {"aws_vpc_security_group_egress_rule", "referenced_security_group_id", group},
    {"aws_network_acl_rule", "network_acl_id", {{"aws_network_acl"}}},
    {"aws_network_acl_association", "network_acl_id", {{"aws_network_acl"}}},
    {"aws_network_acl_association", "subnet_id", subnet},
    {"aws_network_acl", "subnet_ids", subnet},
    {"aws_db_instance", "vpc_security_group_ids", group},
    {"aws_db_instance", "db_subnet_group_name", {{"aws_db_subnet_group", "name"}, {"aws_db_subnet_group"}}},
    {"aws_db_subnet_group", "subnet_ids", subnet},
    {"aws_elasticache_subnet_group", "subnet_ids", subnet},
    {"aws_elasticache_replication_group", "security_group_ids", group},
    {"aws_ecs_service", "network_configuration[0].subnets", subnet},
    {"aws_ecs_service", "network_configuration[0].security_groups", group},
    {"aws_lambda_function", "vpc_config[0].subnet_ids", subnet},
    {"aws_lambda_function", "vpc_config[0].security_group_ids", group},
    {"aws_instance", "subnet_id", subnet},
    {"aws_instance", "vpc_security_group_ids", group},
    {"aws_lb", "subnets", subnet},
    {"aws_lb", "security_groups", group},
    {"aws_vpc_endpoint", "vpc_id", vpc},
    {"aws_vpc_endpoint", "subnet_ids", subnet},
    {"aws_vpc_endpoint", "security_group_ids", group},
    {"aws_vpc_endpoint", "route_table_ids", table},
    {"aws_vpc_endpoint_route_table_association", "route_table_id", table},
    {"aws_apigatewayv2_vpc_link", "subnet_ids", subnet},
};

// "address path -> targets" of every leaf that is written.
std::set<std::string> resolved(const Plan& plan) {
    const World& world = plan.after();
    const Resolver resolver(plan, world);
    std::set<std::string> rows;
    for (const Leaf& leaf : leaves)
        for (const ResourceId id : world.of_type(leaf.type)) {
            if (!world[id].managed()) continue;
            if (!resolver.written(id, leaf.path)) continue;  // computed: nothing is referred to
            const Targets targets = resolver.many(id, leaf.path, leaf.accept);
            std::vector<std::string> names;
            for (const Source& source : targets.certain)
                names.push_back(source.resource ? world[*source.resource].address_text : source.external_id);
            std::sort(names.begin(), names.end());
            const bool exact = targets.certain == targets.possible && !targets.open;
            if (!names.empty() || !exact)
                rows.insert(fmt::format("{} {} -> {}{}", world[id].address_text, leaf.path, fmt::join(names, ", "),
                                        exact ? "" : " (not exact)"));
        }
    return rows;
}

}  // namespace

TEST_CASE(
    "a fresh plan with its source resolves to the same instances as the plan of the same network with known ids") {
    for (const std::string& architecture : architectures) {
        const std::string folder = std::string(NETLINT_TESTDATA) + "/architectures/" + architecture;
        const auto fresh = Plan::read_file(folder + "/plan.json", {.wanted = {}, .source = folder});
        const auto existing = Plan::read_file(folder + "/plan.existing.json", {});
        REQUIRE(fresh);
        REQUIRE(existing);
        const auto a = resolved(*fresh);
        const auto b = resolved(*existing);
        CHECK(a.size() > 20);
        std::vector<std::string> only_fresh, only_existing;
        std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(only_fresh));
        std::set_difference(b.begin(), b.end(), a.begin(), a.end(), std::back_inserter(only_existing));
        CHECK_MESSAGE(only_fresh.empty(), architecture, " fresh only:\n",
                      fmt::format("{}", fmt::join(only_fresh, "\n")));
        CHECK_MESSAGE(only_existing.empty(), architecture, " existing only:\n",
                      fmt::format("{}", fmt::join(only_existing, "\n")));
    }
}
