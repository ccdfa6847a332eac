// netlint check: does this plan break the policy?
#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <future>
#include <memory>
#include <set>
#include <thread>
#include <vector>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "command.hpp"
#include "file_names.hpp"
#include "input.hpp"
#include "netlint/report/check_format.hpp"
#include "netlint/rule/catalogue.hpp"
#include "netlint/rule/rule.hpp"
#include "output.hpp"
#include "output_clash.hpp"
#include "progress.hpp"

namespace netlint::cli {
namespace {

using Clock = std::chrono::steady_clock;

struct CheckOptions {
    std::string plan, source, policy, rules, fail_on = "medium", unknown = "warn", colour = "auto";
    std::string baseline, write_baseline;
    std::vector<std::string> outputs, only, skip;
    unsigned threads = 0;
    bool new_only = false, exit_zero = false, allow_empty = false, timing = false, show_config = false;
};

Result<rule::Baseline> baseline_of(const std::string& file) {
    const auto text = read_text(file);
    if (!text) return std::unexpected(text.error());
    return rule::Baseline::parse(*text, file);
}

// Accepted cases are left to the policy, which says who accepts them and until when.
std::string baseline_text(rule::Findings findings) {
    std::erase_if(findings, [](const rule::Finding& finding) { return !finding.waived_by.empty(); });
    return rule::Baseline::of(findings).to_yaml();
}

// What rules and policy have to tell beyond what was printed when the plan was read: accepted cases that meet nothing
// or have ended, lists that nobody uses.
void print_new(const std::vector<Diagnostic>& all, const std::vector<Diagnostic>& printed) {
    std::set<Diagnostic> known(printed.begin(), printed.end());
    for (const Diagnostic& diagnostic : all)
        if (known.insert(diagnostic).second) print({&diagnostic, 1});
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    return fmt::format("{:%Y-%m-%d}", fmt::gmtime(now));
}

// All of them, whatever becomes of one: the worst status.
ExitStatus write_outputs(const report::CheckReport& report, const std::vector<Output>& outputs,
                         const report::TextStyle& style) {
    ExitStatus worst = answered;
    for (const Output& output : outputs) {
        const bool styled = output.format == "text" && output.file.empty();
        const auto print = [&](const report::Sink& sink) {
            if (styled)
                report::write_text(report, style, sink);
            else
                report::find_check_format(output.format)->write(report, sink);
        };
        worst = std::max(worst, write(print, output.file));
    }
    return worst;
}

// What would be lost is told before anything is read. A baseline may be written over the one that was read.
Result<void> check_outputs(const CheckOptions& options, const std::vector<Output>& outputs) {
    std::vector<Destination> all;
    for (const Output& output : outputs) all.push_back(destination_of(output));
    if (auto apart = check_destinations(all, {options.baseline}); !apart) return apart;
    if (!options.write_baseline.empty())
        all.push_back({"--write-baseline " + options.write_baseline, options.write_baseline});
    return check_destinations(all, {options.plan, options.policy.empty() ? find_policy() : options.policy});
}

// Whether reading the rules beside it is worth it: while a large plan is read memory is at its most.
bool is_small(const std::string& plan) {
    std::error_code none;
    return std::filesystem::file_size(plan, none) < (1u << 22) && !none;
}

// In single quotes YAML knows no escape but the quote itself.
std::string in_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + '\'';
}

// As YAML, so that it can be compared and kept.
int show_config(const CheckOptions& options, const CheckSpec& spec) {
    auto known = rule::catalogue();
    if (!known) return usage(known.error());
    known->insert(known->end(), spec.rules.begin(), spec.rules.end());
    const auto rules = rule::rules_to_run(spec.policy, *known, spec.only, spec.skip);
    if (!rules) return usage(rules.error());
    const std::string policy = options.policy.empty() ? find_policy() : options.policy;
    std::string text = fmt::format("policy: {}\n", policy.empty() ? "none" : policy);
    text += fmt::format("fail_on: {}\nunknown: {}\nnew_only: {}\n", options.fail_on, options.unknown, options.new_only);
    text += fmt::format("baseline: {}\n", options.baseline.empty() ? "none" : options.baseline);
    const net::PortRange ports = net::ephemeral_ports(spec.policy.assume.client_ports);
    text += fmt::format("client_ports: {}\nwaivers: {}\nzones:\n", ports.to_string(), spec.policy.waivers.size());
    for (const rule::ZoneDefinition& zone : spec.policy.zones)
        text += fmt::format("  {}: {}\n", zone.name, in_quotes(zone.selector.to_string()));
    text += "rules:\n";
    for (const rule::Rule& rule : *rules) text += fmt::format("  {}: {}\n", rule.id, to_string(rule.severity));
    return write(text, "");
}

int run_check(const CheckOptions& options) {
    const auto start = Clock::now();
    const auto colour = parse_colour(options.colour);
    if (!colour) return usage(colour.error());
    const auto least = rule::parse_severity(options.fail_on);
    if (!least) return usage({"--fail-on: " + least.error().message, std::nullopt});
    const auto unknown = parse_unknown(options.unknown);
    if (!unknown) return usage(unknown.error());
    std::vector<std::string> known;
    for (const report::CheckFormat& format : report::check_formats()) known.emplace_back(format.name);
    std::vector<Output> outputs;
    for (const std::string& text : options.outputs) {
        const auto output = parse_output(text, known);
        if (!output) return usage(output.error());
        outputs.push_back(*output);
    }
    if (outputs.empty()) outputs.push_back({"text", ""});
    if (const auto apart = check_outputs(options, outputs); !apart) return usage(apart.error());
    CheckSpec spec{.policy = {}, .rules = {}, .only = options.only, .skip = options.skip, .today = today()};
    auto policy = load_policy(options.policy);
    if (!policy) return usage(policy.error());
    spec.policy = *std::move(policy);
    auto rules = rules_in(options.rules, spec.policy.services);
    if (!rules) return usage(rules.error());
    spec.rules = *std::move(rules);

    if (!options.baseline.empty()) {
        auto baseline = baseline_of(options.baseline);
        if (!baseline) return usage(baseline.error());
        spec.known.push_back({*std::move(baseline), "in " + options.baseline});
    }
    spec.new_only = options.new_only;
    spec.plan_lines = std::ranges::any_of(
        outputs, [](const Output& output) { return report::find_check_format(output.format)->names_lines; });
    spec.threads = options.threads > 0 ? options.threads : std::max(std::thread::hardware_concurrency(), 1u);

    if (options.show_config) return show_config(options, spec);
    Progress progress("reading " + options.plan);
    std::future<void> catalogue;
    if (spec.threads > 1 && is_small(options.plan))
        catalogue = std::async(std::launch::async, [] { (void)rule::catalogue(); });
    // The process ends with the report, and the system takes the memory back faster than destructors do.
    static Loaded& loaded = *new Loaded(load(options.plan, options.source, options.allow_empty));
    if (!loaded.analysis) return loaded.status;
    progress.now("checking " + options.plan);
    const std::vector<Diagnostic> printed = loaded.analysis->diagnostics();
    loaded.analysis->assume(spec.policy.assume);
    if (!options.new_only) {
        if (spec.plan_lines || !options.source.empty())
            loaded.analysis->forget_before();
        else
            loaded.analysis->forget_places();
    }
    const auto read = Clock::now();
    static auto& report = *new Result<report::CheckReport>(loaded.analysis->check(spec));
    progress.done();
    if (!report) return usage(report.error());
    print_new(report->diagnostics, printed);
    if (*unknown == UnknownMode::ignore)
        std::erase_if(report->findings, [](const rule::Finding& finding) {
            return finding.certainty == rule::FindingCertainty::possible;
        });
    report->gate = {.least = *least, .possible_too = *unknown == UnknownMode::fail};
    report->streamed = options.plan == "-";
    name_files(*report, options.source);
    const auto checked = Clock::now();

    report::TextStyle style = style_for(*colour);
    using std::chrono::microseconds;
    if (style.colour) style.elapsed = std::chrono::duration_cast<microseconds>(checked - start);
    ExitStatus written = write_outputs(*report, outputs, style);
    if (!options.write_baseline.empty())
        written = std::max(written, write(baseline_text(report->findings), options.write_baseline));
    if (written != answered) return written;
    if (options.timing)
        fmt::print(stderr, "netlint: read {} us, checked {} us\n",
                   std::chrono::duration_cast<microseconds>(read - start).count(),
                   std::chrono::duration_cast<microseconds>(checked - read).count());
    const bool refuses = options.write_baseline.empty() &&
                         std::any_of(report->findings.begin(), report->findings.end(),
                                     [&](const rule::Finding& finding) { return report->gate.refuses(finding); });
    return refuses && !options.exit_zero ? refused : answered;
}

}  // namespace

void add_check(CLI::App& app, Run& run) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App& command = *app.add_subcommand("check", "Does this plan break the policy?");
    command.add_option("PLAN", options->plan, "Plan JSON, or '-'")->required();
    command
        .add_option("-o,--output", options->outputs,
                    "One of the formats below, optionally =FILE; may be given several times")
        ->type_name("FORMAT[=FILE]");
    command
        .add_option("--source", options->source,
                    "Folder of the root module's Terraform, to follow its locals and name files and lines")
        ->type_name("DIR");
    command.add_option("--policy", options->policy, "Policy (default: netlint.yaml here or above)")->type_name("FILE");
    command.add_option("--rules", options->rules, "Folder with further rules")->type_name("DIR");
    command.add_option("--only", options->only, "Run only these rules or themes")->delimiter(',')->type_name("ID,...");
    command.add_option("--skip", options->skip, "Leave out these rules or themes")->delimiter(',')->type_name("ID,...");
    command.add_option("--fail-on", options->fail_on, "Exit 1 for findings of this severity or worse")
        ->type_name("critical|high|medium|low|info")
        ->capture_default_str();
    command.add_option("--unknown", options->unknown, "Findings that depend on unknown values")
        ->type_name("fail|warn|ignore")
        ->capture_default_str();
    command.add_option("--baseline", options->baseline, "Findings in this file are known and do not count")
        ->type_name("FILE");
    command
        .add_option("--write-baseline", options->write_baseline,
                    "Write what is found to this file, as known from now on")
        ->type_name("FILE");
    command.add_flag("--new-only", options->new_only, "Findings that the network has before apply do not count");
    command.add_option("--color", options->colour, "When to colour")
        ->type_name("auto|always|never")
        ->capture_default_str();
    command
        .add_option("--threads", options->threads,
                    "How many threads at most (default: one a core; a small plan uses two)")
        ->type_name("N")
        ->check(CLI::Range(1u, 1024u));
    command.add_flag("--exit-zero", options->exit_zero, "Exit 0 where it would be 1");
    command.add_flag("--allow-empty", options->allow_empty, "A plan without network resources is no error");
    command.add_flag("--show-config", options->show_config,
                     "Print the policy file, the rules that would run and what the gate fails on, and exit");
    command.add_flag("--timing", options->timing, "Print the time taken to standard error");
    std::string footer = "Formats:\n";
    for (const report::CheckFormat& format : report::check_formats())
        footer += fmt::format("  {:<10}{}\n", format.name, format.about);
    footer +=
        "\nExamples:\n  terraform show -json plan.tfplan | netlint check -\n"
        "  netlint check plan.json --source . -o text -o sarif=netlint.sarif\n";
    command.footer(footer);
    command.callback([options, &run] { run = [options] { return run_check(*options); }; });
}

}  // namespace netlint::cli
