// What one run of `check` has to tell, before any format is chosen.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "netlint/base/diagnostic.hpp"
#include "netlint/base/location.hpp"
#include "netlint/model/network.hpp"
#include "netlint/rule/finding.hpp"
#include "netlint/rule/rule.hpp"

namespace netlint::report {

// Resource types that were met and not modelled, with how many of each.
struct NotModelled {
    std::string type;
    std::size_t count = 0;
    std::vector<std::string> addresses;  // sorted
};

struct Coverage {
    std::size_t resources = 0;  // that place interfaces
    std::size_t interfaces = 0;
    std::size_t subnets = 0;
    std::size_t groups = 0;
    std::vector<NotModelled> not_modelled;  // that may carry packets; sorted by type
};

Coverage coverage_of(const model::Network& network);

// Which findings make a gate refuse: accepted and known ones never do, possible ones when asked for, here or by their
// rule.
struct Gate {
    rule::Severity least = rule::Severity::medium;
    bool possible_too = false;

    bool refuses(const rule::Finding& finding) const;
};

struct CheckReport {
    std::string plan;               // as the user named it
    bool streamed = false;          // the plan came by standard input: no file is called so
    std::string working_folder;     // absolute; where the paths that the user gave start
    std::string folder;             // absolute; reports name files from here on; empty: as they were given
    rule::Findings findings;        // worst first; waived and known ones among them
    std::vector<rule::Rule> rules;  // that ran
    Gate gate;
    // Where the resources that findings mention stand, by address: in their source, or at a byte of the plan.
    std::map<std::string, Location> places;
    std::vector<Diagnostic> diagnostics;
    Coverage coverage;
    bool incomplete = false;  // the plan says that it is targeted, deferred or failed
};

// Findings by severity (index: rule::Severity), waived and known ones apart.
struct Counts {
    std::array<std::size_t, 5> by_severity{};
    std::size_t waived = 0;
    std::size_t known = 0;  // not new: in a baseline, or in the network before
    std::size_t possible = 0;
    std::size_t total() const;
};
Counts count(const CheckReport& report);

// Worst severity first, then rule, address, ends: the order every format prints.
void sort(rule::Findings& findings);

}  // namespace netlint::report
