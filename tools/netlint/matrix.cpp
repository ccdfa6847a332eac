// netlint matrix: who can talk to whom?
#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "command.hpp"
#include "input.hpp"
#include "netlint/report/matrix_report.hpp"
#include "output.hpp"
#include "output_clash.hpp"

namespace netlint::cli {
namespace {

struct MatrixOptions {
    std::string plan, source, policy, by = "zone", format = "text";
    unsigned threads = 0;
    bool all = false, allow_empty = false;
};

// Columns go out as they come: the whole may be larger than memory.
int stream(const Analysis& analysis, const rule::Policy& policy, const Output& output, unsigned threads) {
    std::FILE* file = output.file.empty() ? stdout : std::fopen(output.file.c_str(), "wb");
    if (file == nullptr) {
        fmt::print(stderr, "netlint: cannot write {}\n", output.file);
        return misused;
    }
    bool written = true;
    std::vector<rule::MatrixEnd> known;  // ends, as the header names them
    const auto put = [&](const std::string& text) {
        written = written && std::fwrite(text.data(), 1, text.size(), file) == text.size();
    };
    rule::MatrixSink sink;
    sink.header = [&](const std::vector<rule::MatrixEnd>& all) {
        known = all;
        put(shown(report::columns_header(output.format, known)));
    };
    sink.format = [&](std::uint32_t to, const std::vector<rule::MatrixCell>& cells) {
        return shown(report::column_text(output.format, known, to, cells));
    };
    sink.write = put;
    rule::stream_classes(analysis.engine(), policy, threads, sink);
    written = (file == stdout ? std::fflush(file) : std::fclose(file)) == 0 && written;
    if (written) return answered;
    fmt::print(stderr, "netlint: cannot write {}\n", output.file.empty() ? "to standard output" : output.file);
    return broken;
}

int run_matrix(const MatrixOptions& options) {
    const auto by = rule::parse_matrix_by(options.by);
    if (!by) return usage(by.error());
    const std::vector<std::string> formats = options.all ? std::vector<std::string>{"text", "csv", "json"}
                                                         : std::vector<std::string>{"text", "csv", "json", "markdown"};
    const auto output = parse_output(options.format, formats);
    if (!output) return usage(output.error());
    if (const auto apart = check_destination(*output, {options.plan}, options.policy); !apart)
        return usage(apart.error());
    const auto policy = load_policy(options.policy);
    if (!policy) {
        print_error(policy.error());
        return misused;
    }
    const Loaded loaded = load(options.plan, options.source, options.allow_empty);
    if (!loaded.analysis) return loaded.status;
    const unsigned threads = options.threads > 0 ? options.threads : std::max(std::thread::hardware_concurrency(), 1u);
    if (options.all) return stream(*loaded.analysis, *policy, *output, threads);
    const auto matrix = rule::matrix(loaded.analysis->engine(), *policy, *by, threads);
    if (!matrix) return usage(matrix.error());
    const std::string text = output->format == "json"       ? report::to_json(*matrix)
                             : output->format == "csv"      ? report::to_csv(*matrix)
                             : output->format == "markdown" ? report::to_markdown(*matrix)
                                                            : report::to_text(*matrix);
    return write(text, output->file);
}

}  // namespace

void add_matrix(CLI::App& app, Run& run) {
    auto options = std::make_shared<MatrixOptions>();
    CLI::App& command = *app.add_subcommand("matrix", "Who can talk to whom: zones, tiers, VPCs or every interface");
    command.add_option("PLAN", options->plan, "Plan JSON, or '-'")->required();
    command.add_option("--by", options->by, "What the ends are")
        ->type_name("zone|tier|vpc|class")
        ->capture_default_str();
    command.add_flag("--all", options->all, "Every class of interfaces, target by target as they are found");
    command
        .add_option("-o,--output,--format", options->format,
                    "text, csv, json or markdown (not with --all), optionally =FILE")
        ->capture_default_str();
    command.add_option("--threads", options->threads, "How many threads (default: one a core)")
        ->type_name("N")
        ->check(CLI::Range(1u, 1024u));
    command.add_option("--source", options->source, "Folder of the root module's Terraform, to follow its locals")
        ->type_name("DIR");
    command.add_option("--policy", options->policy, "Policy with the zones (default: netlint.yaml here or above)")
        ->type_name("FILE");
    command.add_flag("--allow-empty", options->allow_empty, "A plan without network resources is no error");
    command.footer(
        "Examples:\n  netlint matrix plan.json --by tier\n  netlint matrix plan.json --all -o csv=pairs.csv\n");
    command.callback([options, &run] { run = [options] { return run_matrix(*options); }; });
}

}  // namespace netlint::cli
