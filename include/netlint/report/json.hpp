// JSON for programs; the shapes are documented by the schemas in lib/report/schema/.
#pragma once

#include <span>
#include <string>

#include "netlint/report/check_report.hpp"
#include "netlint/report/reach_report.hpp"
#include "netlint/report/sink.hpp"

namespace netlint::report {

void write_json(const CheckReport& report, const Sink& sink);  // "netlint.check/1"
std::string to_json(const CheckReport& report);                // the same
std::string to_json(std::span<const AnsweredQuestion> answers,
                    std::span<const UnansweredQuestion> unanswered = {});  // "netlint.reach/1"
std::string to_json(const TracedFlow& traced);                             // "netlint.trace/1"

}  // namespace netlint::report
