// A bastion in a public subnet and a database in an isolated one, and the rules that are run on them.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "netlint/rule/catalogue.hpp"
#include "netlint/rule/engine.hpp"
#include "network_builder.hpp"

namespace netlint::testing {

struct Office : NetworkBuilder {
    Id<model::Vpc> main = vpc("aws_vpc.main", {"10.0.0.0/16"});
    Id<model::InternetGateway> gateway = internet_gateway(main);
    Id<model::RouteTable> open_table = table(main, "aws_route_table.public");
    Id<model::Subnet> open_subnet = subnet(main, "aws_subnet.public", {"10.0.0.0/24"});
    Id<model::Subnet> data_subnet = subnet(main, "aws_subnet.data", {"10.0.1.0/24"});
    Id<model::SecurityGroup> bastion_group = group(main, "aws_security_group.bastion");
    Id<model::SecurityGroup> data_group = group(main, "aws_security_group.db");
    Id<model::Eni> bastion = eni(open_subnet, "aws_instance.bastion", {bastion_group});
    Id<model::Eni> store = eni(data_subnet, "aws_db_instance.main", {data_group});

    Office() {
        route(open_table, "0.0.0.0/0", gateway);
        use(open_subnet, open_table);
        make_public(bastion);
        network.resources[resource(bastion)].type = "aws_instance";
        network.resources[resource(bastion)].tier = model::Tier::app;
        network.resources[resource(store)].type = "aws_db_instance";
        network.resources[resource(store)].tier = model::Tier::data;
        network.resources[resource(store)].placement = model::Placement::some;
    }

    struct Outcome {
        rule::Findings findings;
        std::vector<Diagnostic> diagnostics;
    };

    Outcome run(const rule::Policy& policy, const std::string& id, const std::string& today = {}) const {
        const reach::Engine engine(network);
        const auto known = rule::catalogue();
        REQUIRE_MESSAGE(known, known.error().to_string());
        const std::string only[] = {id};
        const auto rules = rule::rules_to_run(policy, *known, only);
        REQUIRE_MESSAGE(rules, rules.error().to_string());
        Outcome out;
        auto findings = rule::check(engine, policy, *rules, {today}, out.diagnostics);
        REQUIRE_MESSAGE(findings, findings.error().to_string());
        out.findings = *std::move(findings);
        return out;
    }

    rule::Findings run(const std::string& id) const { return run({}, id).findings; }

    static rule::Policy policy(const std::string& text) {
        auto parsed = rule::parse_policy("version: 1\n" + text, "netlint.yaml");
        REQUIRE_MESSAGE(parsed, parsed.error().to_string());
        return *std::move(parsed);
    }
};

}  // namespace netlint::testing
