// The whole pipeline as one function: a plan in, its network with an engine to ask, and findings.
//
//     auto analysis = netlint::Analysis::of_file("plan.json");
//     if (!analysis) return print(analysis.error().to_string());
//     for (const auto& finding : analysis->check({}).findings) print(finding.message);
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "netlint/base/diagnostic.hpp"
#include "netlint/base/result.hpp"
#include "netlint/model/network.hpp"
#include "netlint/plan/plan.hpp"
#include "netlint/reach/engine.hpp"
#include "netlint/reach/trace.hpp"
#include "netlint/report/check_report.hpp"
#include "netlint/report/diff_report.hpp"
#include "netlint/rule/engine.hpp"
#include "netlint/rule/policy.hpp"
#include "netlint/rule/rule.hpp"

namespace netlint {

struct CheckSpec {
    rule::Policy policy;             // the default one: catalogue, no waivers
    std::vector<rule::Rule> rules;   // further rules, beside those the policy uses
    std::vector<std::string> only;   // ids or themes; empty: all
    std::vector<std::string> skip;   // ids or themes
    std::string today;               // "2026-11-21": accepted cases that ended before it count again; empty: all hold
    std::vector<rule::Known> known;  // baselines: what they hold does not count
    bool new_only = false;           // what the network before has does not count either
    bool plan_lines = true;          // report where in the plan resources stand whose source is not at hand
    unsigned threads = 1;            // for the rules, at most; a small network uses two
};

// The network that one plan leaves after apply, or the one it finds, and the exact engine over it. Movable; ask from
// one thread at a time.
class Analysis {
public:
    // Errors are sentences about the input: unreadable, not a plan, cut off at a byte. `source` is the folder of the
    // root module, if it is at hand: its locals decide references that plan JSON leaves open.
    static Result<Analysis> of_file(const std::string& path, const std::string& source = "");
    static Result<Analysis> of_text(std::string text, const std::string& name, const std::string& source = "");

    const plan::Plan& plan() const { return *plan_; }
    const model::Network& network() const { return *network_; }
    const reach::Engine& engine() const { return *engine_; }
    const std::string& name() const { return name_; }

    // The network that the plan finds, before apply; what is assumed of this one is assumed of it.
    Analysis before() const;
    // Gives back the memory that only the network before and what is told of changes need: nobody may ask for them, or
    // for values of the plan, any more.
    void forget_before();
    // The same, and the memory of what tells where in the plan or its source a resource stands: nobody may ask for
    // places any more.
    void forget_places();
    // Takes the contents of prefix lists from here, which no plan tells of AWS's own lists and of those that other
    // plans manage. Lists are named as AWS or the plan names them; a name that the plan does not use gets a note.
    void assume(const rule::Assumptions& assumed);
    // What the plan moves: the addresses of the network before, each with the one that it has after.
    rule::Renames renames() const;

    // What this network lets flow and `earlier` does not, and the reverse; of one plan, with the changes that cause it.
    report::DiffReport diff(const Analysis& earlier, const set::PortSet& client_ports) const;

    // True when this network holds nothing that netlint reads: a gate must not call that safe, unless the network
    // before is not empty and the plan destroys all of it.
    bool empty() const;
    // Of reading and of building the network, sorted.
    std::vector<Diagnostic> diagnostics() const;

    // As the engine and the judge answer, with the places of what decides in the source.
    reach::Answer ask(const reach::Question& question) const;
    reach::Trace trace(const reach::Endpoint& from, const reach::Endpoint& to, const net::Flow& flow) const;

    // Errors are about the policy and the rules: an unknown id, an empty zone.
    Result<report::CheckReport> check(const CheckSpec& spec) const;

private:
    Analysis(std::shared_ptr<plan::Plan> plan, const plan::World& world, std::string name);
    static Result<Analysis> of(Result<plan::Plan> plan, const std::string& name);

    std::string name_;
    rule::Assumptions assumed_;
    std::shared_ptr<plan::Plan> plan_;
    std::unique_ptr<model::Network> network_;
    std::unique_ptr<reach::Engine> engine_;
};

}  // namespace netlint
