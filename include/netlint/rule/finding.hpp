// A fault in the user's network, with the path and the flow that prove it.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/base/location.hpp"
#include "netlint/base/result.hpp"
#include "netlint/model/provenance.hpp"
#include "netlint/reach/answer.hpp"

namespace netlint::rule {

enum class Severity : unsigned char { info, low, medium, high, critical };
std::string_view to_string(Severity severity);
Result<Severity> parse_severity(std::string_view text);

enum class FindingCertainty : unsigned char { certain, possible };

// What a rule says about all that it finds.
struct Advice {
    std::string title, fix;
    std::vector<std::string> references;
};

struct Finding {
    std::string rule;  // id of the rule
    Severity severity = Severity::medium;
    std::shared_ptr<const Advice> advice = no_advice();  // never null; the same for all findings of a rule
    std::string message;                 // one sentence about this very case, with addresses and services
    std::string address;                 // the resource to look at first (the target, or the object)
    std::string from, to;                // connection findings: the two ends; else empty
    std::string services;                // "tcp/22", of connection findings
    std::vector<std::string> related;    // other targets with the same cause
    std::vector<std::string> also_from;  // other sources with the same cause, each to all these targets
    FindingCertainty certainty = FindingCertainty::certain;
    std::vector<std::string> depends_on;  // when possible
    bool possible_fails = false;          // the rule says that a gate fails on it even when it is only possible
    std::optional<net::Flow> witness;     // replayed by the trace
    std::vector<reach::Hop> path, return_path, blockers;
    std::vector<reach::Fix> fixes;
    model::Provenance where;
    model::Grade grade = model::Grade::sure;
    std::string waived_by;  // reason of the waiver that accepts it; empty when none
    std::string known_by;   // what a gate has seen it in before: a baseline, the network before; empty when it is new

    static std::shared_ptr<const Advice> no_advice();
    bool counts() const { return waived_by.empty() && known_by.empty(); }
};

// They are large, and a large network has many: in a vector that grows they would stand twice.
using Findings = std::deque<Finding>;

}  // namespace netlint::rule
