// The network of a plan, from nothing and again when everything exists.
#include "netlint/aws/read_network.hpp"

#include <set>

#include <doctest/doctest.h>

#include "network_facts.hpp"

using namespace netlint;
using netlint::testing::facts;
using netlint::testing::lines_of;
using netlint::testing::network_of;
using netlint::testing::network_of_text;
using netlint::testing::plan_at;

namespace {

constexpr const char* roots[] = {
    "omnigen",
    "data-scanner/terraform",
    "stl/environments/staging",
    "stl/environments/production",
    "toss/infrastructure/environments/dev",
    "toss/infrastructure/environments/staging",
    "toss/infrastructure/environments/production",
    "dagflow/terraform/environments/dev",
    "dagflow/terraform/environments/prod",
};

std::string without_doubt(std::string line) {
    const std::size_t begin = line.find(" (possible: ");
    if (begin == std::string::npos) return line;
    const std::size_t end = line.find(") ", begin);
    return line.substr(0, begin) + (end == std::string::npos ? "" : line.substr(end + 1));
}

// Addresses of interfaces are known only once they exist.
std::set<std::string> comparable(const model::Network& network) {
    std::set<std::string> lines;
    for (const std::string& line : lines_of(model::describe(network))) {
        if (!line.starts_with("eni-addresses ")) lines.insert(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("what a plan knows of a network holds once it exists, and what then holds the plan had at least in doubt") {
    for (const std::string root : roots) {
        CAPTURE(root);
        const auto planned = comparable(network_of(plan_at("architectures/" + root + "/plan.json")));
        const auto existing = comparable(network_of(plan_at("architectures/" + root + "/plan.existing.json")));
        std::set<std::string> thinkable;
        for (const std::string& line : planned) {
            thinkable.insert(without_doubt(line));
            if (line == without_doubt(line)) CHECK_MESSAGE(existing.contains(line), line);
        }
        for (const std::string& line : existing) CHECK_MESSAGE(thinkable.contains(line), line);
    }
}

TEST_CASE("networks whose references the plan shows are known exactly before they exist") {
    for (const std::string root : {roots[0], roots[2], roots[3], roots[4], roots[5], roots[6]}) {
        CAPTURE(root);
        CHECK(comparable(network_of(plan_at("architectures/" + root + "/plan.json"))) ==
              comparable(network_of(plan_at("architectures/" + root + "/plan.existing.json"))));
    }
}

TEST_CASE("before a plan that makes everything there is nothing") {
    const plan::Plan plan = plan_at("architectures/omnigen/plan.json");
    const model::Network network = aws::read_network(plan, plan.before());
    CHECK(network.vpcs.empty());
    CHECK(network.resources.empty());
}

TEST_CASE("an empty plan gives an empty network") {
    const model::Network network = network_of_text(R"({"format_version":"1.2","planned_values":{"root_module":{}},
        "configuration":{"root_module":{}}})");
    CHECK(model::describe(network) == "\n");
    CHECK(network.diagnostics.empty());
}

TEST_CASE("what is read past is listed, and what moves packets is told apart") {
    const model::Network network = network_of(plan_at("plans/truth-vpn/plan.json"));
    CHECK(facts(network, "not-modelled ") ==
          "aws_dx_gateway.main\naws_ec2_carrier_gateway.main\naws_networkmanager_core_network.main\n"
          "aws_networkmanager_global_network.main\n");
    const model::Network omnigen = network_of(plan_at("architectures/omnigen/plan.json"));
    CHECK(facts(omnigen, "not-modelled ") == "");
    CHECK(facts(omnigen, "no-packets ").find("module.data.aws_s3_bucket.assets\n") != std::string::npos);
}

TEST_CASE("diagnostics are sorted and said once") {
    const model::Network network = network_of(plan_at("plans/fabric-groups/plan.json"));
    REQUIRE(network.diagnostics.size() == 1);
    CHECK(network.diagnostics.front().to_string() ==
          "warning: inline rules and rule resources on one security group overwrite each other, at "
          "aws_security_group.torn ingress");
}
