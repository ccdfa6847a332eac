// Rows of the table at work: databases, caches, functions and services.
#include "row_reader.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "placements.hpp"

using namespace netlint;
using netlint::testing::network_after;
using netlint::testing::placement_text;

namespace {

// Among what nothing is claimed about.
bool listed(const model::Network& network, std::string_view address) {
    return std::ranges::any_of(network.unmodelled, [&](const model::Unmodelled& one) {
        return one.address == address && one.carries_packets;
    });
}

bool noted(const model::Network& network, std::string_view address) {
    return std::ranges::find(network.diagnostics, address, &Diagnostic::address) != network.diagnostics.end();
}

// The same interface in both subnets of a group.
std::string in_both(const std::string& head, const std::string& tail) {
    return head + ": aws_subnet.a" + tail + "; aws_subnet.b" + tail;
}

}  // namespace

TEST_CASE("data stores stand in their subnet groups at the ports of their engines") {
    const model::Network network = network_after("plans/placements-databases/plan.json");
    const auto text = [&](const char* address) { return placement_text(network, address); };
    const std::string guarded = " <- aws_security_group.db", defaults = " <- default of aws_vpc.main";

    CHECK(text("aws_db_instance.mysql") == in_both("data some tcp/3306", " public" + guarded));
    CHECK(text("aws_db_instance.oracle") == in_both("data some tcp/2521", defaults));
    CHECK(text("aws_elasticache_cluster.memcached") == in_both("data some tcp/11211", guarded));
    CHECK(text("aws_redshift_cluster.main") == "data some tcp/5439: aws_subnet.a public" + guarded);
    CHECK(text("aws_mq_broker.main") == "data each tcp/443, tcp/5671: aws_subnet.a" + guarded);
    CHECK(text("aws_efs_mount_target.main") == "data each tcp/2049: aws_subnet.b at 10.0.2.30/32" + defaults);
    CHECK(text("aws_msk_cluster.main") ==
          in_both("data each tcp/2181-2182, tcp/9092, tcp/9094, tcp/9096, tcp/9098, tcp/9194, tcp/9196, tcp/9198",
                  " public" + guarded));
}

TEST_CASE("a replica stands where its source stands, in the zone it asks for") {
    const model::Network network = network_after("plans/placements-databases/plan.json");
    CHECK(placement_text(network, "aws_db_instance.replica") ==
          in_both("data some tcp/3306", " <- aws_security_group.db"));
    const auto replica = network.find_resource("aws_db_instance.replica");
    REQUIRE(replica);
    CHECK(network.resources[*replica].zone == "eu-central-1b");
}

TEST_CASE("a database without a subnet group is in the default VPC") {
    const model::Network network = network_after("plans/placements-databases/plan.json");
    CHECK(placement_text(network, "aws_db_instance.stray") ==
          "data some tcp/5432: subnet of default VPC of eu-central-1 <- default of default VPC of eu-central-1; ?");
}

TEST_CASE("instances of a cluster share its subnets and groups, and lend it their public address") {
    const model::Network network = network_after("plans/placements-databases/plan.json");
    const auto text = [&](const char* address) { return placement_text(network, address); };
    const std::string guarded = " <- aws_security_group.db";
    CHECK(text("aws_rds_cluster_instance.aurora[0]") == in_both("data some tcp/5432", guarded));
    CHECK(text("aws_rds_cluster_instance.aurora[1]") == in_both("data some tcp/5432", " public" + guarded));
    CHECK(text("aws_rds_cluster.aurora") == in_both("data some tcp/5432", " public" + guarded));
}

TEST_CASE("subnet groups are listed whether or not a store uses them") {
    const model::Network network = network_after("plans/placements-databases/plan.json");
    REQUIRE(network.subnet_groups.size() == 3);
    for (const model::SubnetGroup& group : network.subnet_groups) {
        CAPTURE(group.where.address);
        CHECK(!group.open);
        CHECK(group.subnets.size() == (group.where.address == "aws_redshift_subnet_group.main" ? 1 : 2));
    }
}

TEST_CASE("what is in no VPC is said to be outside, and a public endpoint is noted") {
    const model::Network stores = network_after("plans/placements-databases/plan.json");
    CHECK(placement_text(stores, "aws_opensearch_domain.inside") ==
          "data some tcp/80, tcp/443: aws_subnet.a <- aws_security_group.db");
    CHECK(placement_text(stores, "aws_opensearch_domain.outside") == "absent");
    CHECK(listed(stores, "aws_opensearch_domain.outside"));
    CHECK(noted(stores, "aws_opensearch_domain.outside"));
    CHECK(!noted(stores, "aws_opensearch_domain.inside"));

    const model::Network services = network_after("plans/placements-services/plan.json");
    for (const char* function : {"aws_lambda_function.outside", "aws_lambda_function.empty"}) {
        CAPTURE(function);
        CHECK(placement_text(services, function) == "absent");
        CHECK(!listed(services, function));
        CHECK(!noted(services, function));
    }
    // An event that starts no task has nothing to do with the network.
    CHECK(placement_text(services, "aws_cloudwatch_event_target.function") == "absent");
    CHECK(!listed(services, "aws_cloudwatch_event_target.function"));
}

TEST_CASE("services place what they run") {
    const model::Network network = network_after("plans/placements-services/plan.json");
    const auto text = [&](const char* address) { return placement_text(network, address); };
    const auto in_all = [](const std::string& head, const std::string& tail) {
        return head + ": aws_subnet.app[0]" + tail + "; aws_subnet.app[1]" + tail;
    };
    const std::string app = " <- aws_security_group.app";
    const std::string cluster = "aws_eks_cluster.main vpc_config[0].cluster_security_group_id";

    CHECK(text("aws_lambda_function.inside") == in_all("app some", " outbound" + app));
    CHECK(text("aws_codebuild_project.build") == in_all("app some", " outbound" + app));
    CHECK(text("aws_ecs_service.plain") == in_all("app some", " <- default of aws_vpc.main"));
    CHECK(text("aws_ecs_service.public") == "app some: aws_subnet.app[0] public" + app);
    CHECK(text("aws_cloudwatch_event_target.task") == "app some: aws_subnet.app[1]" + app);
    CHECK(text("aws_autoscaling_group.private") == in_all("app some", app));
    CHECK(text("aws_autoscaling_group.public") == in_all("app some", " public" + app));
    CHECK(text("aws_eks_cluster.main") == in_all("app some tcp/443", " <- aws_security_group.app, " + cluster));
    CHECK(text("aws_eks_node_group.main") == in_all("app some", " public <- " + cluster));
}

TEST_CASE("a permission may name the group that EKS makes for a cluster") {
    const model::Network network = network_after("plans/placements-services/plan.json");
    const auto db = network.find_security_group("aws_security_group.db");
    const auto made = network.find_security_group("aws_eks_cluster.main");
    REQUIRE(db);
    REQUIRE(made);
    const auto& permissions = network.security_groups[*db].permissions;
    REQUIRE(permissions.size() == 1);
    CHECK(permissions[0].peer == decltype(permissions[0].peer){*made});
}

TEST_CASE("a way to the internet past the VPC is noted") {
    const model::Network network = network_after("plans/placements-compute/plan.json");
    CHECK(noted(network, "aws_sagemaker_notebook_instance.open"));
    CHECK(!noted(network, "aws_sagemaker_notebook_instance.closed"));
    CHECK(!noted(network, "aws_sagemaker_domain.main"));
}
