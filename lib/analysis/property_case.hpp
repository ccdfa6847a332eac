// One architecture's plan with its findings, and the questions that claims about it are put in.
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "netlint/analysis.hpp"
#include "netlint/reach/query.hpp"
#include "netlint/rule/zone.hpp"

namespace netlint::testing {

class PropertyCase {
public:
    PropertyCase(const Analysis& analysis, rule::Findings findings)
        : analysis_(analysis), findings_(std::move(findings)) {}

    const Analysis& analysis() const { return analysis_; }
    const model::Network& network() const { return analysis_.network(); }

    // Whether the rule says so of the address; of any address when none is given.
    bool found(std::string_view rule, std::string_view address = {}) const {
        return std::ranges::any_of(findings_, [&](const rule::Finding& finding) {
            return finding.rule == rule && (address.empty() || finding.address == address ||
                                            std::ranges::find(finding.related, address) != finding.related.end());
        });
    }

    // Whether a rule of the project's own finds something.
    bool own_rule_finds(std::string_view body) const {
        CheckSpec spec;
        const std::string text = fmt::format("version: 1\nrules:\n  own:\n    - id: own-rule\n      {}\n", body);
        auto policy = rule::parse_policy(text, "netlint.yaml");
        if (!policy) throw std::runtime_error(policy.error().to_string());
        spec.policy = *std::move(policy);
        spec.only = {"own-rule"};
        const auto report = analysis_.check(spec);
        if (!report) throw std::runtime_error(report.error().to_string());
        return !report->findings.empty();
    }

    reach::Answer ask(std::string_view from, std::string_view to, std::string_view protocol = "tcp",
                      std::string_view port = {}) const {
        reach::Query query;
        query.from = from;
        query.to = to;
        query.protocol = protocol;
        query.port = port;
        const auto question = reach::to_question(network(), query);
        if (!question) throw std::runtime_error(question.error().to_string());
        return analysis_.engine().ask(*question);
    }
    bool opens(std::string_view from, std::string_view to, std::string_view port) const {
        const auto verdict = ask(from, to, "tcp", port).verdict;
        return verdict == reach::Verdict::reachable || verdict == reach::Verdict::partial;
    }

    // Whether the service is reached without a NAT or internet gateway.
    bool privately(std::string_view from, std::string_view service) const {
        const auto answer = ask(from, fmt::format("service:{}", service), "tcp", "443");
        return answer.verdict == reach::Verdict::reachable &&
               std::ranges::none_of(answer.path, [](const reach::Hop& hop) {
                   return hop.stage == reach::Stage::nat_gateway || hop.stage == reach::Stage::internet_gateway;
               });
    }

    const model::Subnet& subnet(std::string_view address) const {
        return network().subnets[network().find_subnet(address).value()];
    }
    rule::SubnetKind kind(std::string_view address) const {
        return rule::classify(network(), network().find_subnet(address).value()).kind;
    }
    bool all_subnets(std::string_view part, rule::SubnetKind kind) const {
        bool any = false;
        for (const model::Subnet& one : network().subnets) {
            if (one.where.address.find(part) == std::string::npos) continue;
            any = true;
            if (this->kind(one.where.address) != kind) return false;
        }
        return any;
    }

    const model::Resource& resource(std::string_view address) const {
        return network().resources[network().find_resource(address).value()];
    }
    // The zones that a resource's interfaces may be in, sorted, each once.
    std::vector<std::string> zones(std::string_view address) const {
        std::vector<std::string> out;
        for (const Id<model::Eni> eni : resource(address).enis) {
            const auto& zone = network().subnets[network().enis[eni].subnet].zone;
            if (zone) out.push_back(*zone);
        }
        std::ranges::sort(out);
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }
    // Whether no function takes connections: they are invoked by service calls.
    bool functions_take_no_connections() const {
        bool any = false;
        for (const model::Resource& one : network().resources) {
            if (one.type != "aws_lambda_function") continue;
            any = true;
            for (const Id<model::Eni> eni : one.enis)
                if (network().enis[eni].accepts_connections) return false;
        }
        return any;
    }
    std::size_t nat_gateways() const { return network().nat_gateways.size(); }
    std::size_t endpoints(model::EndpointKind kind) const {
        return static_cast<std::size_t>(std::ranges::count_if(
            network().endpoints, [&](const model::VpcEndpoint& one) { return one.kind == kind; }));
    }

private:
    const Analysis& analysis_;
    rule::Findings findings_;
};

}  // namespace netlint::testing
