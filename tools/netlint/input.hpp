// What the commands read: plans, policies, questions; and what they print of errors and diagnostics.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "netlint/analysis.hpp"
#include "netlint/base/diagnostic.hpp"
#include "netlint/base/result.hpp"
#include "netlint/rule/policy.hpp"

namespace netlint::cli {

// The whole of a file, or of standard input for "-".
Result<std::string> read_text(const std::string& path);

// Reads and analyses a plan; on failure prints one sentence and gives the exit status instead.
struct Loaded {
    std::optional<Analysis> analysis;
    int status = 0;
};
Loaded load(const std::string& plan, const std::string& source, bool allow_empty);
// The same of two plans at once. What is printed comes in their order; of the second nothing where the first fails.
std::pair<Loaded, Loaded> load_both(const std::string& first, const std::string& second, const std::string& source,
                                    bool allow_empty);

// Prints that a plan holds nothing to look at: the exit status to return.
int nothing_to_analyse(const std::string& plan);

// netlint.yaml in the working directory or the nearest one above it; empty when there is none.
std::string find_policy();
// The policy named, else netlint.yaml found by walking up from the working directory, else the built-in one.
Result<rule::Policy> load_policy(const std::string& path);

// Every rule in the .yaml and .yml files under a folder, in the order of their names; none for no folder.
Result<std::vector<rule::Rule>> rules_in(const std::string& folder, const rule::ServiceNames& services);

void print_error(const Error& error);
// Prints it as a mistake of the user's: the exit status to return.
int usage(const Error& error);
void print(std::span<const Diagnostic> diagnostics);

}  // namespace netlint::cli
