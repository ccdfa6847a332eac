// The whole pipeline as one function.
#include "netlint/analysis.hpp"

#include <algorithm>
#include <utility>

#include "causes.hpp"
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

Analysis::Analysis(std::shared_ptr<plan::Plan> plan, const plan::World& world, std::string name)
    : name_(std::move(name)),
      plan_(std::move(plan)),
      network_(std::make_unique<model::Network>(aws::read_network(*plan_, world))),
      engine_(std::make_unique<reach::Engine>(*network_)) {}

Result<Analysis> Analysis::of(Result<plan::Plan> plan, const std::string& name) {
    if (!plan) return std::unexpected(plan.error());
    auto shared = std::make_shared<plan::Plan>(*std::move(plan));
    shared->release_text();  // from here on little of it is looked at
    const plan::World& after = shared->after();
    return Analysis(std::move(shared), after, name);
}

Result<Analysis> Analysis::of_file(const std::string& path, const std::string& source) {
    return of(plan::Plan::read_file(path, read_spec(source)), path);
}

Result<Analysis> Analysis::of_text(std::string text, const std::string& name, const std::string& source) {
    return of(plan::Plan::read_bytes(std::move(text), read_spec(source), name), name);
}

Analysis Analysis::before() const {
    Analysis earlier(plan_, plan_->before(), name_);
    earlier.assume(assumed_);
    return earlier;
}

void Analysis::forget_before() {
    plan_->forget_values();
}

void Analysis::forget_places() {
    plan_->forget_instances();
}

void Analysis::assume(const rule::Assumptions& assumed) {
    assumed_ = assumed;
    if (assumed.prefix_lists.empty()) return;
    for (const auto& [name, prefixes] : assumed.prefix_lists) {
        bool met = false;
        for (model::PrefixList& list : network_->prefix_lists) {
            if (list.name != name && list.where.address != name) continue;
            met = true;
            // The block that stands for an AWS service keeps standing for what is not listed.
            if (list.service.empty()) {
                list.entries = {};
                list.listed = {};
            }
            for (const net::Prefix& prefix : prefixes) list.add({prefix});
        }
        if (!met)
            network_->diagnostics.push_back({DiagnosticLevel::note,
                                             "assume names the prefix list " + name + ", which nothing here uses",
                                             {},
                                             {},
                                             {}});
    }
    engine_ = std::make_unique<reach::Engine>(*network_);
}

rule::Renames Analysis::renames() const {
    rule::Renames renames;
    for (const plan::Resource& resource : plan_->after().resources())
        if (!resource.previous_address.empty()) renames.emplace(resource.previous_address, resource.address_text);
    return renames;
}

report::DiffReport Analysis::diff(const Analysis& earlier, const set::PortSet& client_ports) const {
    const bool one_plan = plan_ == earlier.plan_;
    report::DiffReport report;
    report.earlier = one_plan ? name_ + " before apply" : earlier.name_;
    report.later = one_plan ? "after apply" : name_;
    report.incomplete =
        plan_->errored() || !plan_->complete() || earlier.plan_->errored() || !earlier.plan_->complete();
    rule::Differences found =
        rule::compare(*earlier.engine_, *engine_, one_plan ? renames() : rule::Renames(), client_ports);
    report.not_compared = std::move(found.not_compared);
    for (rule::Difference& difference : found.connections) {
        const Analysis& shown = difference.opened.empty() ? earlier : *this;
        for (auto* hops : {&difference.flowing.path, &difference.flowing.return_path}) add_places(*hops, *shown.plan_);
        add_places(difference.refused, *plan_);
        std::vector<report::Cause> causes;
        if (one_plan) causes = causes_of(difference, *plan_, earlier.network(), network());
        report.connections.push_back({std::move(difference), std::move(causes)});
    }
    return report;
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
    const auto& catalogue = rule::catalogue();
    if (!catalogue) return std::unexpected(catalogue.error());
    std::vector<rule::Rule> more;  // the catalogue is copied only where something is added to it
    if (!spec.rules.empty()) {
        more = *catalogue;
        more.insert(more.end(), spec.rules.begin(), spec.rules.end());
    }
    auto rules = rule::rules_to_run(spec.policy, more.empty() ? *catalogue : more, spec.only, spec.skip);
    if (!rules) return std::unexpected(rules.error());

    report::CheckReport report;
    report.plan = name_;
    report.diagnostics = diagnostics();
    report.coverage = report::coverage_of(*network_);
    report.incomplete = plan_->errored() || !plan_->complete();
    std::vector<rule::Known> known_findings = spec.known;
    if (spec.new_only) {
        const Analysis earlier = before();
        std::vector<Diagnostic> repeated;
        const rule::RuleSpec lenient{.today = spec.today, .zones_may_be_empty = true, .threads = spec.threads};
        const auto had = rule::check(*earlier.engine_, spec.policy, *rules, lenient, repeated);
        if (!had) return std::unexpected(had.error());
        known_findings.push_back({rule::Baseline::of(*had, renames()), "the network before has it too"});
    }
    auto findings = rule::check(
        *engine_, spec.policy, *rules,
        {.today = spec.today, .known = known_findings, .zones_may_be_empty = empty(), .threads = spec.threads},
        report.diagnostics);
    if (!findings) return std::unexpected(findings.error());
    report.findings = *std::move(findings);
    report::sort(report.findings);
    report.rules = *std::move(rules);
    if (spec.plan_lines || !plan_->source().empty()) add_places(report, *plan_);
    return report;
}

}  // namespace netlint
