// The commands: each adds itself to the command line and leaves what is to be run.
#pragma once

#include <functional>

#include <CLI/CLI.hpp>

#include "exit_status.hpp"

namespace netlint::cli {

// What the parsed command line asks for; returns an ExitStatus.
using Run = std::function<int()>;

void add_check(CLI::App& app, Run& run);
void add_diff(CLI::App& app, Run& run);
void add_reach(CLI::App& app, Run& run);
void add_trace(CLI::App& app, Run& run);
void add_matrix(CLI::App& app, Run& run);
void add_zones(CLI::App& app, Run& run);
void add_rules(CLI::App& app, Run& run);
void add_explain(CLI::App& app, Run& run);
void add_completion(CLI::App& app, Run& run);
void add_help(CLI::App& app, Run& run);

}  // namespace netlint::cli
