// netlint reach: can A open a connection to B, and why (not)?
#include <cstdio>
#include <memory>
#include <vector>

#include <fmt/format.h>

#include "command.hpp"
#include "input.hpp"
#include "netlint/report/json.hpp"
#include "netlint/rule/query_file.hpp"
#include "output.hpp"
#include "output_clash.hpp"
#include "query_options.hpp"
#include "sides.hpp"

namespace netlint::cli {
namespace {

struct ReachOptions {
    std::string plan, source, queries, expect, format = "text", colour = "auto", policy;
    reach::Query query;
    bool allow_empty = false, exit_zero = false;
};

Result<std::vector<reach::Query>> queries_of(const ReachOptions& options) {
    if (options.queries.empty()) {
        if (options.query.from.empty() || options.query.to.empty())
            return fail("reach needs --from and --to, or --queries FILE");
        reach::Query query = options.query;
        if (!options.expect.empty()) {
            const auto verdict = reach::parse_verdict(options.expect);
            if (!verdict) return std::unexpected(verdict.error());
            query.expect = *verdict;
        }
        return std::vector{query};
    }
    if (!options.query.from.empty() || !options.query.to.empty())
        return fail("--queries and --from/--to exclude each other");
    auto text = read_text(options.queries);
    if (!text) return std::unexpected(text.error());
    auto queries = rule::parse_query_file(*text, options.queries);
    if (queries && queries->empty()) return fail("{}: no question in the file", options.queries);
    return queries;
}

// Which of many questions could not be asked, and where it stands.
Error about(const reach::Query& query, const Error& error) {
    const std::string id = query.id.empty() ? "" : query.id + ", ";
    return {fmt::format("question {}{} -> {}: {}", id, query.from, query.to, error.message), query.where};
}

int run_reach(const ReachOptions& options) {
    const auto colour = parse_colour(options.colour);
    if (!colour) return usage(colour.error());
    const auto output = parse_output(options.format, {"text", "json"});
    if (!output) return usage(output.error());
    if (const auto apart = check_destination(*output, {options.plan, options.queries}, options.policy); !apart)
        return usage(apart.error());
    const auto queries = queries_of(options);
    if (!queries) return usage(queries.error());
    const auto policy = load_policy(options.policy);
    if (!policy) return usage(policy.error());
    Loaded loaded = load(options.plan, options.source, options.allow_empty);
    if (!loaded.analysis) return loaded.status;
    loaded.analysis->assume(policy->assume);

    std::vector<report::AnsweredQuestion> answers;
    std::vector<report::UnansweredQuestion> unanswered;
    bool as_expected = true;
    for (const reach::Query& query : *queries) {
        auto question = to_question(*loaded.analysis, *policy, query);
        if (!question) {
            if (options.queries.empty()) return usage(question.error());
            print_error(about(query, question.error()));
            unanswered.push_back({query, question.error().message});
            continue;
        }
        reach::Answer answer = loaded.analysis->ask(*question);
        answers.push_back({*std::move(question), std::move(answer), query.expect});
        as_expected = as_expected && answers.back().as_expected();
    }
    const std::string text =
        output->format == "json" ? report::to_json(answers, unanswered) : report::to_text(answers, style_for(*colour));
    if (const ExitStatus status = write(text, output->file); status != answered) return status;
    if (!unanswered.empty()) return misused;
    return as_expected || options.exit_zero ? answered : refused;
}

}  // namespace

void add_reach(CLI::App& app, Run& run) {
    auto options = std::make_shared<ReachOptions>();
    CLI::App& command = *app.add_subcommand("reach", "Can A open a connection to B, and why (not)?");
    command.add_option("PLAN", options->plan, "Plan JSON, or '-'")->required();
    add_query_options(command, options->query);
    command.add_option("--queries", options->queries, "YAML list of questions")->type_name("FILE");
    command.add_option("--expect", options->expect, "Exit 1 unless this is the verdict")
        ->type_name("reachable|unreachable|partial|unknown");
    command.add_option("--source", options->source, "Folder of the root module's Terraform, to follow its locals")
        ->type_name("DIR");
    command.add_option("--policy", options->policy, "Policy with the zones that the question names")->type_name("FILE");
    command.add_option("--format", options->format, "text or json, optionally =FILE")->capture_default_str();
    command.add_option("--color", options->colour, "When to colour")
        ->type_name("auto|always|never")
        ->capture_default_str();
    command.add_flag("--allow-empty", options->allow_empty, "A plan without network resources is no error");
    command.add_flag("--exit-zero", options->exit_zero, "Exit 0 where it would be 1");
    command.footer("Example:\n  netlint reach plan.json --from internet --to aws_db_instance.main --port postgres\n");
    command.callback([options, &run] { run = [options] { return run_reach(*options); }; });
}

}  // namespace netlint::cli
