// The five real systems with a policy each that states what their documents want: what differs is found, and nothing
// else.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <claims.hpp>

#include "netlint/analysis.hpp"

using namespace netlint;

namespace {

// Statements that a rule of the catalogue decides; the policies' own rules bear the names of theirs.
struct Stated {
    std::string_view claim, rule;
};
constexpr Stated by_catalogue[] = {
    {"dagflow-rds-multi-az", "service-in-one-zone"},
    {"scanner-s3-through-nat", "s3-through-nat-gateway"},
    {"scanner-rds-pivot", "world-reachable-host-reaches-data-store"},
    {"scanner-prod-nat-per-az", "nat-single-point-of-failure"},
    {"omnigen-cloudfront-only", "balancer-bypasses-content-network"},
    {"omnigen-https-enforced", "plain-http-open-to-internet"},
    {"omnigen-least-privilege", "unrestricted-egress"},
    {"omnigen-alb-two-zones", "load-balancer-in-one-zone"},
    {"stl-nacl-public-not-a-second-line", "network-acl-opens-high-ports"},
    {"stl-nacl-public-icmp", "network-acl-drops-path-mtu"},
    {"stl-nacl-private-wss-redundant", "shadowed-network-acl-entry"},
    {"stl-sg-endpoints-redundant", "redundant-permission"},
    {"stl-nat-per-zone", "nat-gateway-in-another-zone"},
    {"stl-flow-logs", "vpc-without-flow-logs"},
    {"stl-db-isolated", "data-store-in-public-subnet"},
    {"toss-replica-zone", "data-store-zone-without-subnet"},
    {"toss-nat-per-zone", "nat-gateway-for-several-zones"},
    {"toss-multi-az", "load-balancer-in-one-zone"},
    {"toss-rds-outbound-none", "network-acl-loses-replies"},
};

struct Statement {
    std::string id, root;
    bool differs = false;
};

std::vector<Statement> statements_of(const std::string& architecture) {
    std::vector<Statement> out;
    for (const YAML::Node& node : YAML::LoadFile(testing::architecture_folder(architecture) + "/claims.yaml"))
        out.push_back({node["id"].as<std::string>(), node["root"].as<std::string>(), node["differs"].as<bool>()});
    return out;
}

rule::Policy policy_in(const std::string& folder) {
    const std::string file = folder + "/netlint.yaml";
    std::ifstream stream(file);
    auto policy = rule::parse_policy(std::string(std::istreambuf_iterator<char>(stream), {}), file);
    REQUIRE_MESSAGE(policy, policy.error().to_string());
    return *std::move(policy);
}

report::CheckReport check(const std::string& folder, const std::string& plan) {
    const auto analysis = Analysis::of_file(folder + "/" + plan, folder);
    REQUIRE(analysis);
    CheckSpec spec;
    spec.policy = policy_in(folder);
    auto report = analysis->check(spec);
    REQUIRE_MESSAGE(report, report.error().to_string());
    return *std::move(report);
}

std::string rule_for(const Statement& statement, const report::CheckReport& report) {
    for (const Stated& one : by_catalogue)
        if (one.claim == statement.id) return std::string(one.rule);
    const bool own = std::ranges::any_of(report.rules, [&](const rule::Rule& rule) { return rule.id == statement.id; });
    return own ? statement.id : std::string();
}

std::string told(const report::CheckReport& report, const std::string& rule) {
    std::string text;
    for (const rule::Finding& finding : report.findings)
        if (finding.rule == rule) text += "\n  " + finding.message;
    return text;
}

// How many statements a rule decides.
std::size_t check_statements(const std::string& plan) {
    std::size_t decided = 0;
    for (const std::string& architecture : testing::architectures) {
        std::map<std::string, report::CheckReport> reports;
        for (const Statement& statement : statements_of(architecture)) {
            const std::string folder = testing::architecture_folder(architecture) + "/" + statement.root;
            if (!reports.contains(statement.root)) reports.emplace(statement.root, check(folder, plan));
            const report::CheckReport& report = reports.at(statement.root);
            const std::string rule = rule_for(statement, report);
            if (rule.empty()) continue;
            ++decided;
            const bool found = std::ranges::any_of(report.findings, [&](const rule::Finding& finding) {
                return finding.rule == rule && finding.counts();
            });
            CHECK_MESSAGE(found == statement.differs, statement.id, " on ", plan, told(report, rule));
        }
        // Nothing is found that no statement speaks of.
        for (const auto& [root, report] : reports) {
            std::set<std::string> spoken;
            for (const Statement& statement : statements_of(architecture))
                if (statement.root == root && statement.differs) spoken.insert(rule_for(statement, report));
            for (const rule::Finding& finding : report.findings)
                CHECK_MESSAGE(spoken.contains(finding.rule), root, " on ", plan, ": ", finding.rule, ": ",
                              finding.message);
        }
    }
    return decided;
}

}  // namespace

TEST_CASE("what differs from the document is found, and what does not is silent, on the plans with known ids") {
    CHECK(check_statements("plan.existing.json") == 226);
}

TEST_CASE("and on the fresh plans, with their source at hand") {
    CHECK(check_statements("plan.json") == 226);
}
