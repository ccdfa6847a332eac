// The whole pipeline as one function.
#include "netlint/analysis.hpp"

#include <algorithm>
#include <utility>

#include "netlint/aws/coverage.hpp"
#include "netlint/aws/read_network.hpp"
#include "netlint/rule/catalogue.hpp"
#include "netlint/rule/engine.hpp"
#include "places.hpp"

namespace netlint {
namespace {

plan::ReadSpec read_spec(const std::string& source) {
    return {.wanted = aws::wanted, .source = source};
}

}  // namespace

Analysis::Analysis(plan::Plan plan, std::string name)
    : name_(std::move(name)),
      plan_(std::make_unique<plan::Plan>(std::move(plan))),
      network_(std::make_unique<model::Network>(aws::read_network(*plan_, plan_->after()))),
      engine_(std::make_unique<reach::Engine>(*network_)) {}

Result<Analysis> Analysis::of_file(const std::string& path, const std::string& source) {
    auto plan = plan::Plan::read_file(path, read_spec(source));
    if (!plan) return std::unexpected(plan.error());
    return Analysis(*std::move(plan), path);
}

Result<Analysis> Analysis::of_text(std::string text, const std::string& name, const std::string& source) {
    auto plan = plan::Plan::read_bytes(std::move(text), read_spec(source), name);
    if (!plan) return std::unexpected(plan.error());
    return Analysis(*std::move(plan), name);
}

bool Analysis::empty() const {
    return network_->vpcs.empty() && network_->resources.empty() && network_->security_groups.empty();
}

std::vector<Diagnostic> Analysis::diagnostics() const {
    std::vector<Diagnostic> all = plan_->diagnostics();
    all.insert(all.end(), network_->diagnostics.begin(), network_->diagnostics.end());
    return all;
}

reach::Answer Analysis::ask(const reach::Question& question) const {
    reach::Answer answer = engine_->ask(question);
    for (auto* hops : {&answer.path, &answer.return_path, &answer.blockers}) add_places(*hops, *plan_);
    return answer;
}

reach::Trace Analysis::trace(const reach::Endpoint& from, const reach::Endpoint& to, const net::Flow& flow) const {
    reach::Trace trace = reach::trace(*network_, from, to, flow);
    for (auto* hops : {&trace.forward, &trace.reply}) add_places(*hops, *plan_);
    return trace;
}

Result<report::CheckReport> Analysis::check(const CheckSpec& spec) const {
    auto known = rule::catalogue();
    if (!known) return std::unexpected(known.error());
    known->insert(known->end(), spec.rules.begin(), spec.rules.end());
    auto rules = rule::rules_to_run(spec.policy, *known, spec.only, spec.skip);
    if (!rules) return std::unexpected(rules.error());

    report::CheckReport report;
    report.plan = name_;
    report.diagnostics = diagnostics();
    report.coverage = report::coverage_of(*network_);
    report.incomplete = plan_->errored() || !plan_->complete();
    auto findings = rule::check(*engine_, spec.policy, *rules, {.today = spec.today}, report.diagnostics);
    if (!findings) return std::unexpected(findings.error());
    report.findings = *std::move(findings);
    report::sort(report.findings);
    report.rules = *std::move(rules);
    add_places(report, *plan_);
    return report;
}

}  // namespace netlint
