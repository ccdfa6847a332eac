// Outputs that would destroy what the command reads, or each other.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "netlint/base/result.hpp"
#include "output.hpp"

namespace netlint::cli {

// Where something is to be written, as the user spelled it.
struct Destination {
    std::string option;  // "-o json=report.json", "--write-baseline known.yaml"
    std::string file;    // empty: standard output
    bool log = false;    // lines that may stand among others on standard output
};
Destination destination_of(const Output& output);

// An error when two destinations are one, or one is among `inputs`, the files that are to be read. Nothing is opened.
Result<void> check_destinations(std::span<const Destination> destinations, const std::vector<std::string>& inputs);
// The same of a command's one output, which may not be the policy either: the one named, or else found.
Result<void> check_destination(const Output& output, std::vector<std::string> inputs, const std::string& policy);

}  // namespace netlint::cli
