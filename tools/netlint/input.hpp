// What the commands read: plans, policies, questions; and what they print of errors and diagnostics.
#pragma once

#include <optional>
#include <span>
#include <string>

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

// Prints that a plan holds nothing to look at: the exit status to return.
int nothing_to_analyse(const std::string& plan);

// The policy named, else netlint.yaml found by walking up from the working directory, else the built-in one.
Result<rule::Policy> load_policy(const std::string& path);

void print_error(const Error& error);
// Prints it as a mistake of the user's: the exit status to return.
int usage(const Error& error);
void print(std::span<const Diagnostic> diagnostics);

}  // namespace netlint::cli
