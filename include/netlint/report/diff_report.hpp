// What `diff` has to tell, and its formats.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "netlint/base/location.hpp"
#include "netlint/report/text.hpp"
#include "netlint/rule/difference.hpp"

namespace netlint::report {

// A change of the plan that lies on the way of a connection.
struct Cause {
    std::string address;
    std::string action;  // "is created", "is updated"
    std::optional<Location> place;
};

struct ChangedConnection {
    rule::Difference difference;
    std::vector<Cause> causes;  // empty when two plans are compared
};

struct DiffReport {
    std::string earlier, later;  // "plan.json before apply"
    std::vector<ChangedConnection> connections;
    std::vector<std::string> not_compared;  // resources with interfaces that a plan does not show
    bool incomplete = false;                // the plan says that it is targeted, deferred or failed
};

// Something can flow that could not before; what is only possible counts when asked for.
bool adds(const DiffReport& report, bool possible_too);

std::string to_text(const DiffReport& report, const TextStyle& style);
std::string to_json(const DiffReport& report);  // "netlint.diff/1"
std::string to_markdown(const DiffReport& report);

}  // namespace netlint::report
