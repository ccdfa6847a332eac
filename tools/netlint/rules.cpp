// netlint rules and netlint explain: the catalogue, one rule in full, and rules of the user's own.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command.hpp"
#include "input.hpp"
#include "netlint/base/suggestion.hpp"
#include "netlint/report/rule_page.hpp"
#include "netlint/rule/catalogue.hpp"
#include "netlint/rule/expected.hpp"
#include "output.hpp"
#include "output_clash.hpp"

namespace netlint::cli {
namespace {

namespace fs = std::filesystem;

struct RulesOptions {
    std::vector<std::string> files;
    std::string format = "text", test, rules, policy;
};

std::string list_of(const std::vector<rule::Rule>& rules) {
    std::size_t width = 0;
    for (const rule::Rule& rule : rules) width = std::max(width, rule.id.size());
    std::string text, theme;
    for (const rule::Rule& rule : rules) {
        const std::string next = rule.theme.empty() ? "own" : rule.theme;
        if (next != theme) text += fmt::format("{}{}\n", theme.empty() ? "" : "\n", next);
        theme = next;
        text += fmt::format("  {:<{}}  {:<8}  {}\n", rule.id, width, to_string(rule.severity), rule.title);
    }
    return text + fmt::format("\n{} rules; 'netlint explain RULE' shows one in full.\n", rules.size());
}

// Reads rule files and policies; says of each whether it is right.
int check_files(const std::vector<std::string>& files) {
    bool right = true;
    ExitStatus written = answered;
    for (const std::string& file : files) {
        const auto text = read_text(file);
        Result<void> checked;
        if (!text) {
            checked = std::unexpected(text.error());
        } else if (rule::looks_like_policy(*text, file)) {
            if (const auto policy = rule::parse_policy(*text, file); !policy) checked = std::unexpected(policy.error());
        } else if (const auto rule = rule::parse_rule(*text, file); !rule) {
            checked = std::unexpected(rule.error());
        }
        if (!checked)
            print_error(checked.error());
        else if (written == answered)
            written = write(file + ": ok\n", "");
        right = right && checked.has_value();
    }
    return written == answered && !right ? misused : written;
}

// What one rule does on the plan in a folder, as sentences of complaint.
Result<std::vector<std::string>> complaints_of(const std::string& id, const fs::path& folder, bool bad,
                                               const CheckSpec& given) {
    const std::string plan = (folder / "plan.json").string();
    const auto analysis = Analysis::of_file(plan, folder.string());
    if (!analysis) return std::unexpected(analysis.error());
    CheckSpec spec = given;
    spec.only = {id};
    const auto report = analysis->check(spec);
    if (!report) return std::unexpected(report.error());
    std::error_code error;
    const std::string file = (folder / "expected.yaml").string();
    if (bad && fs::exists(file, error)) {
        const auto text = read_text(file);
        if (!text) return std::unexpected(text.error());
        const auto expected = rule::parse_expected(*text, file);
        if (!expected) return std::unexpected(expected.error());
        return rule::complaints(*expected, report->findings);
    }
    std::vector<std::string> out;
    if (bad && report->findings.empty()) out.emplace_back("the rule finds nothing");
    for (const rule::Finding& finding : report->findings)
        if (!bad) out.push_back("the rule finds " + finding.message);
    return out;
}

// FOLDER/RULE/{bad,good}/plan.json: the rule must fire on the one and be silent on the other.
int test_rules(const std::string& folder, const CheckSpec& spec) {
    std::error_code error;
    std::vector<fs::path> rules;
    for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator(); at.increment(error))
        if (at->is_directory(error)) rules.push_back(at->path());
    if (error) return usage({fmt::format("--test {}: {}", folder, error.message()), std::nullopt});
    std::sort(rules.begin(), rules.end());
    std::size_t passed = 0, failed = 0;
    for (const fs::path& rule : rules) {
        std::vector<std::string> wrong;
        std::size_t plans = 0;
        for (const bool bad : {true, false}) {
            const fs::path place = rule / (bad ? "bad" : "good");
            if (!fs::exists(place / "plan.json", error)) {
                wrong.push_back(fmt::format("{}: missing", (place / "plan.json").string()));
                continue;
            }
            const auto complaints = complaints_of(rule.filename().string(), place, bad, spec);
            if (!complaints) return usage(complaints.error());
            ++plans;
            for (const std::string& one : *complaints)
                wrong.push_back(fmt::format("{}: {}", (place / "plan.json").string(), one));
        }
        ++(wrong.empty() ? passed : failed);
        std::string text = fmt::format("{} {}\n", wrong.empty() ? "ok    " : "failed", rule.filename().string());
        for (const std::string& one : wrong) text += fmt::format("         {}\n", one);
        if (const ExitStatus status = write(text, ""); status != answered) return status;
    }
    if (passed + failed == 0)
        return usage({fmt::format("--test {}: no folder RULE/{{bad,good}}/plan.json there", folder), std::nullopt});
    const ExitStatus status = write(fmt::format("{} ok, {} failed\n", passed, failed), "");
    return status == answered && failed ? refused : status;
}

int run_rules(const RulesOptions& options) {
    if (!options.files.empty()) return check_files(options.files);
    const auto output = parse_output(options.format, {"text", "markdown"});
    if (!output) return usage(output.error());
    if (const auto apart = check_destination(*output, {}, options.policy); !apart) return usage(apart.error());
    CheckSpec spec;
    auto policy = load_policy(options.policy);
    if (!policy) return usage(policy.error());
    spec.policy = *std::move(policy);
    auto own = rules_in(options.rules, spec.policy.services);
    if (!own) return usage(own.error());
    spec.rules = *std::move(own);
    if (!options.test.empty()) return test_rules(options.test, spec);

    auto rules = rule::catalogue();
    if (!rules) {
        print_error(rules.error());
        return broken;
    }
    rules->insert(rules->end(), spec.rules.begin(), spec.rules.end());
    if (!options.policy.empty()) rules->insert(rules->end(), spec.policy.own.begin(), spec.policy.own.end());
    return write(output->format == "markdown" ? report::to_markdown(*rules) : list_of(*rules), output->file);
}

int explain(const std::string& id, const std::string& policy_file, const std::string& folder) {
    auto rules = rule::catalogue();
    if (!rules) {
        print_error(rules.error());
        return broken;
    }
    const auto policy = load_policy(policy_file);
    if (!policy) return usage(policy.error());
    auto more = rules_in(folder, policy->services);
    if (!more) return usage(more.error());
    rules->insert(rules->end(), more->begin(), more->end());
    rules->insert(rules->end(), policy->own.begin(), policy->own.end());
    std::vector<std::string> known;
    for (const rule::Rule& rule : *rules) {
        known.push_back(rule.id);
        if (rule.id == id) return write(report::to_text(rule), "");
    }
    return usage({fmt::format("there is no rule '{}'{}", id, did_you_mean(id, known)), std::nullopt});
}

}  // namespace

void add_rules(CLI::App& app, Run& run) {
    auto options = std::make_shared<RulesOptions>();
    CLI::App& command =
        *app.add_subcommand("rules", "The catalogue of rules; --check and --test look at rules of your own");
    command.add_option("--check", options->files, "Read these files and say what is wrong with them")
        ->type_name("FILE...");
    command
        .add_option("--test", options->test,
                    "Hold each rule to DIR/RULE/bad/plan.json, on which it must fire, and DIR/RULE/good/plan.json")
        ->type_name("DIR");
    command.add_option("-o,--output,--format", options->format, "text or markdown (a page), optionally =FILE")
        ->capture_default_str();
    command.add_option("--rules", options->rules, "Folder with further rules")->type_name("DIR");
    command.add_option("--policy", options->policy, "Policy (default: netlint.yaml here or above)")->type_name("FILE");
    command.footer(
        "A bad/expected.yaml beside the plan lists the findings to expect, {rule, address, from, to, services,\n"
        "certainty, elements} each; without it any finding does. --test exits 1 when a rule does otherwise.\n");
    command.callback([options, &run] { run = [options] { return run_rules(*options); }; });
}

void add_explain(CLI::App& app, Run& run) {
    auto options = std::make_shared<RulesOptions>();
    auto id = std::make_shared<std::string>();
    CLI::App& command = *app.add_subcommand("explain", "One rule in full");
    command.add_option("RULE", *id, "The rule's id")->required();
    command.add_option("--rules", options->rules, "Folder with further rules")->type_name("DIR");
    command.add_option("--policy", options->policy, "Policy (default: netlint.yaml here or above)")->type_name("FILE");
    command.callback(
        [options, id, &run] { run = [options, id] { return explain(*id, options->policy, options->rules); }; });
}

}  // namespace netlint::cli
