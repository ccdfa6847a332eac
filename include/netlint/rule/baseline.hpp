// What a gate has seen before: findings that it leaves alone, so that only new ones count.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/base/result.hpp"
#include "netlint/rule/finding.hpp"

namespace netlint::rule {

// One case of a finding, by what it is about: the rule, the ends and services of a connection, or the object and what
// it is seen with. Nothing of files, lines, wording or order, so that none of these makes a known case new.
struct Case {
    std::string rule;
    std::string address;  // the target or the object
    std::string from, services;
    std::vector<std::string> with;  // sorted
    bool possible = false;          // only so far as values that are not known decide so
    auto operator<=>(const Case&) const = default;
};

// The case of each target.
std::vector<Case> cases_of(const Finding& finding);

// Addresses that instances of the network before have in the network after.
using Renames = std::map<std::string, std::string, std::less<>>;

class Baseline {
public:
    // Reads what to_yaml() wrote; errors with file, line and column.
    static Result<Baseline> parse(std::string_view yaml, const std::string& file);
    static Baseline of(const Findings& findings, const Renames& renames = {});

    // All of its cases are known. A certain case is not known by a possible one; the reverse it is.
    bool contains(const Finding& finding) const;
    std::string to_yaml() const;  // sorted, a line a case

private:
    std::set<Case> cases_;
};

}  // namespace netlint::rule
