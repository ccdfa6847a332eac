// The architectures' resources stand where their Terraform puts them, whether or not the plan knows the ids.
#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "placements.hpp"

using namespace netlint;
using netlint::testing::network_after;
using netlint::testing::placement_text;

namespace {

struct Placed {
    std::string address;
    std::string expected;  // as placement_text writes it; read off the Terraform by hand
};

struct Root {
    std::string folder;
    std::vector<Placed> placed;
    std::size_t count;  // of resources with interfaces, NAT gateways and interface endpoints included
};

std::string subnet(const std::string& name) {
    return "module.networking.aws_subnet." + name;
}

// The same groups in two subnets.
std::string both(const std::string& head, const std::string& a, const std::string& b, const std::string& tail) {
    return head + ": " + a + tail + "; " + b + tail;
}

std::vector<Root> roots() {
    const std::string omnigen_lambda =
        "app some: " + subnet("private_a") + " outbound <- module.security.aws_security_group.lambda";

    const std::string stl_private_a = subnet("private[\"a\"]"), stl_private_b = subnet("private[\"b\"]");
    const std::string stl_isolated_a = subnet("isolated[\"a\"]"), stl_isolated_b = subnet("isolated[\"b\"]");
    const std::string stl_group = " <- module.networking.aws_security_group.";
    const std::string stl_task = both("app some", stl_private_a, stl_private_b, stl_group + "ecs_tasks");

    const std::string toss_private_a = subnet("private[0]"), toss_private_b = subnet("private[1]");
    const std::string toss_db = both("data some tcp/5432", subnet("isolated[0]"), subnet("isolated[1]"),
                                     " <- module.database.aws_security_group.rds");
    const auto toss_service = [&](const std::string& name) {
        const std::string module = "module.compute.module.service[\"" + name + "\"].";
        return Placed{module + "aws_ecs_service.main", both("app some", toss_private_a, toss_private_b,
                                                            " <- " + module + "aws_security_group.ecs_tasks")};
    };

    const std::string dagflow_a = "module.vpc.aws_subnet.private[0]", dagflow_b = "module.vpc.aws_subnet.private[1]";
    const auto dagflow_service = [&](const std::string& key) {
        return Placed{
            "module.ecs.aws_ecs_service.service[\"" + key + "\"]",
            both("app some", dagflow_a, dagflow_b, " <- module.ecs.aws_security_group.service[\"" + key + "\"]")};
    };
    const auto dagflow_function = [&](const std::string& name, const std::string& group) {
        return Placed{"module.lambda.aws_lambda_function." + name,
                      both("app some", dagflow_a, dagflow_b, " outbound <- module.lambda.aws_security_group." + group)};
    };
    const auto dagflow_db = [&](const std::string& module, const std::string& name) {
        return Placed{module + ".aws_db_instance." + name,
                      both("data some tcp/5432", dagflow_a, dagflow_b, " <- " + module + ".aws_security_group.this")};
    };
    std::vector<Placed> dagflow{
        {"module.ecs.aws_lb.internal",
         both("edge each tcp/443", dagflow_a, dagflow_b, " <- module.ecs.aws_security_group.alb")},
        {"module.lambda.aws_apigatewayv2_vpc_link.internal",
         both("edge each", dagflow_a, dagflow_b, " outbound <- module.lambda.aws_security_group.vpc_link")},
        dagflow_function("source[\"cron\"]", "lambda[\"source\"]"),
        dagflow_function("source[\"webhook\"]", "lambda[\"source\"]"),
        dagflow_function("udf", "lambda[\"udf\"]"),
        dagflow_db("module.rds_state", "this"),
        dagflow_db("module.rds_data", "this"),
    };
    for (const char* key : {"dispatcher", "query", "worker", "delivery", "rpc_egress"}) {
        dagflow.push_back(dagflow_service(key));
    }
    std::vector<Placed> dagflow_prod = dagflow;
    dagflow_prod.push_back(dagflow_db("module.rds_data", "replica[0]"));

    const std::string scanner_private = "aws_subnet.private[0]", scanner_other = "aws_subnet.private[1]";
    const std::string scanner_function =
        both("app some", scanner_private, scanner_other, " outbound <- aws_security_group.lambda");

    const std::string toss_alb = both("edge each tcp/443", subnet("public[0]") + " public",
                                      subnet("public[1]") + " public", " <- module.compute.aws_security_group.alb");
    const std::string toss_redis = both("data some tcp/6379", subnet("isolated[0]"), subnet("isolated[1]"),
                                        " <- module.database.aws_security_group.redis");
    const std::string toss_function =
        both("app some", toss_private_a, toss_private_b, " outbound <- module.compute.aws_security_group.lambda");
    const std::vector<Placed> toss{
        {"module.compute.aws_lb.main", toss_alb},
        toss_service("nav-engine"),
        {"module.compute.aws_lambda_function.this[\"trade-router\"]", toss_function},
        {"module.compute.aws_lambda_function.this[\"event-processor\"]", toss_function},
        {"module.database.aws_db_instance.main", toss_db},
        {"module.database.aws_elasticache_replication_group.main", toss_redis},
    };
    std::vector<Placed> toss_production = toss;
    toss_production.push_back(toss_service("analytics-hub"));
    toss_production.push_back(toss_service("compliance-engine"));
    toss_production.push_back({"module.database.aws_db_instance.replica[0]", toss_db});

    return {
        {"omnigen",
         {{"module.edge.aws_lb.api",
           both("edge each tcp/80, tcp/443", subnet("public_a") + " public", subnet("public_b") + " public",
                " <- module.security.aws_security_group.alb")},
          {"module.compute.aws_ecs_service.api",
           "app some: " + subnet("private_a") + " <- module.security.aws_security_group.ecs"},
          {"module.compute.aws_lambda_function.generator", omnigen_lambda},
          {"module.compute.aws_lambda_function.composer", omnigen_lambda}},
         7},  // with one NAT gateway and two endpoints
        {"stl/environments/production",
         {{"aws_lb.api", both("edge each tcp/443", subnet("public[\"a\"]") + " public",
                              subnet("public[\"b\"]") + " public", stl_group + "alb[0]")},
          {"module.service[\"watcher-eth\"].aws_ecs_service.this", stl_task},
          {"module.service[\"watcher-arb\"].aws_ecs_service.this", stl_task},
          {"module.service[\"watcher-gno\"].aws_ecs_service.this", stl_task},
          {"module.service[\"worker-transform\"].aws_ecs_service.this", stl_task},
          {"module.service[\"worker-raw\"].aws_ecs_service.this", stl_task},
          {"aws_instance.bastion", "app each: " + subnet("public[\"a\"]") + " public" + stl_group + "bastion[0]"},
          {"aws_db_instance.postgres", both("data some tcp/5432", stl_isolated_a, stl_isolated_b, stl_group + "rds")},
          {"aws_elasticache_replication_group.redis",
           both("data some tcp/6379", stl_isolated_a, stl_isolated_b, stl_group + "redis")}},
         0},
        {"stl/environments/staging",
         {{"module.service[\"watcher-eth\"].aws_ecs_service.this",
           "app some: " + stl_private_a + stl_group + "ecs_tasks"},
          {"module.service[\"worker-transform\"].aws_ecs_service.this",
           "app some: " + stl_private_a + stl_group + "ecs_tasks"},
          {"aws_db_instance.postgres", "data some tcp/5432: " + stl_isolated_a + stl_group + "rds"}},
         0},
        {"toss/infrastructure/environments/dev", toss, 8},  // two NAT gateways
        {"toss/infrastructure/environments/staging", toss, 8},
        {"toss/infrastructure/environments/production", toss_production, 11},
        {"dagflow/terraform/environments/dev", dagflow, 17},        // a NAT gateway and four endpoints
        {"dagflow/terraform/environments/prod", dagflow_prod, 17},  // four endpoints
        {"data-scanner/terraform",
         {{"aws_instance.bastion", "app each: aws_subnet.public[0] public <- aws_security_group.bastion"},
          {"aws_ecs_service.worker", both("app some", scanner_private, scanner_other, " <- aws_security_group.ecs")},
          {"aws_lambda_function.api[\"scan\"]", scanner_function},
          {"aws_lambda_function.api[\"jobs\"]", scanner_function},
          {"aws_lambda_function.api[\"results\"]", scanner_function},
          {"aws_db_instance.main", "data some tcp/5432: " + scanner_private + " <- aws_security_group.rds"}},
         7},
    };
}

const std::array<std::string, 2> plans{"plan.json", "plan.existing.json"};

}  // namespace

TEST_CASE("resources stand where the Terraform puts them") {
    for (const Root& root : roots()) {
        for (const std::string& plan : plans) {
            const std::string path = "architectures/" + root.folder + '/' + plan;
            CAPTURE(path);
            const model::Network network = network_after(path);
            for (const Placed& placed : root.placed) {
                CAPTURE(placed.address);
                CHECK(placement_text(network, placed.address) == placed.expected);
            }
            if (root.count != 0) CHECK(network.resources.size() == root.count);
        }
    }
}
