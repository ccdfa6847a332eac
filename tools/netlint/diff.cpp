// netlint diff: what can talk after apply that could not before, and the reverse?
#include <functional>
#include <future>
#include <memory>

#include "command.hpp"
#include "input.hpp"
#include "netlint/reach/fast_engine.hpp"
#include "netlint/report/diff_report.hpp"
#include "output.hpp"
#include "output_clash.hpp"

namespace netlint::cli {
namespace {

struct DiffOptions {
    std::string plan, other, source, policy, format = "text", unknown = "warn", colour = "auto";
    bool fail_on_added = false, allow_empty = false, exit_zero = false;
};

// Both at the same time: compiling them is a third of comparing them.
void compile(const Analysis& earlier, const Analysis& later) {
    const auto compiled = [](const Analysis& analysis) { (void)analysis.engine().fast().representatives(); };
    const auto other = std::async(std::launch::async, compiled, std::cref(later));
    compiled(earlier);
}

int run_diff(const DiffOptions& options) {
    const auto colour = parse_colour(options.colour);
    if (!colour) return usage(colour.error());
    const auto output = parse_output(options.format, {"text", "json", "markdown"});
    if (!output) return usage(output.error());
    if (const auto apart = check_destination(*output, {options.plan, options.other}, options.policy); !apart)
        return usage(apart.error());
    const auto unknown = parse_unknown(options.unknown);
    if (!unknown) return usage(unknown.error());
    const auto policy = load_policy(options.policy);
    if (!policy) return usage(policy.error());
    const set::PortSet ports = set::to_port_set(net::ephemeral_ports(policy->assume.client_ports));

    report::DiffReport report;
    if (options.other.empty()) {
        Loaded first = load(options.plan, options.source, true);
        if (!first.analysis) return first.status;
        first.analysis->assume(policy->assume);
        const Analysis before = first.analysis->before();
        if (before.empty() && first.analysis->empty() && !options.allow_empty) return nothing_to_analyse(options.plan);
        compile(before, *first.analysis);
        report = first.analysis->diff(before, ports);
    } else {
        auto [first, second] = load_both(options.plan, options.other, options.source, options.allow_empty);
        if (!first.analysis) return first.status;
        if (!second.analysis) return second.status;
        first.analysis->assume(policy->assume);
        second.analysis->assume(policy->assume);
        compile(*first.analysis, *second.analysis);
        report = second.analysis->diff(*first.analysis, ports);
    }
    if (*unknown == UnknownMode::ignore)
        std::erase_if(report.connections, [](const auto& changed) { return changed.difference.possible; });
    const std::string text = output->format == "json"       ? report::to_json(report)
                             : output->format == "markdown" ? report::to_markdown(report)
                                                            : report::to_text(report, style_for(*colour));
    if (const ExitStatus status = write(text, output->file); status != answered) return status;
    const bool refuses = options.fail_on_added && report::adds(report, *unknown == UnknownMode::fail);
    return refuses && !options.exit_zero ? refused : answered;
}

}  // namespace

void add_diff(CLI::App& app, Run& run) {
    auto options = std::make_shared<DiffOptions>();
    CLI::App& command =
        *app.add_subcommand("diff", "What can talk after apply that could not before, and the reverse?");
    command.add_option("PLAN", options->plan, "Plan JSON, or '-'")->required();
    command.add_option("PLAN2", options->other, "Compare what this plan leaves with what PLAN leaves");
    command.add_option("-o,--output,--format", options->format, "text, json or markdown, optionally =FILE")
        ->capture_default_str();
    command.add_flag("--fail-on-added", options->fail_on_added, "Exit 1 when connections are added or widened");
    command
        .add_option("--unknown", options->unknown,
                    "Changes that depend on unknown values, and resources not compared for them")
        ->type_name("fail|warn|ignore")
        ->capture_default_str();
    command
        .add_option("--source", options->source,
                    "Folder of the root module's Terraform, to follow its locals and name files and lines")
        ->type_name("DIR");
    command.add_option("--policy", options->policy, "Policy with the client ports and prefix lists to assume")
        ->type_name("FILE");
    command.add_option("--color", options->colour, "When to colour")
        ->type_name("auto|always|never")
        ->capture_default_str();
    command.add_flag("--allow-empty", options->allow_empty, "A plan without network resources is no error");
    command.add_flag("--exit-zero", options->exit_zero, "Exit 0 where it would be 1");
    command.footer(
        "Compared are all resources with each other and with what lies outside: the internet, private addresses,\n"
        "every prefix that a rule, list or route names, and the AWS services that have an endpoint or a prefix list.\n"
        "Not compared: NAT gateways, which carry what others open, and the platform's own addresses (resolver,\n"
        "instance metadata, time), which no filter and no route touches.\n\n"
        "Examples:\n  netlint diff plan.json --fail-on-added\n  netlint diff old.json new.json -o "
        "markdown=comment.md\n");
    command.callback([options, &run] { run = [options] { return run_diff(*options); }; });
}

}  // namespace netlint::cli
