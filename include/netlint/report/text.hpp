// Text for people: findings, answers and traces, a block each.
#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>

#include "netlint/report/check_report.hpp"
#include "netlint/report/reach_report.hpp"
#include "netlint/report/sink.hpp"

namespace netlint::report {

struct TextStyle {
    bool colour = false;                               // ANSI colours, for terminals
    std::optional<std::chrono::microseconds> elapsed;  // printed in the summary when given
};

// Findings worst first, then, when they are many, how many each rule has, then one summary line and what was not
// modelled. What follows the findings fits a screen, however many there are.
void write_text(const CheckReport& report, const TextStyle& style, const Sink& sink);
std::string to_text(const CheckReport& report, const TextStyle& style);
// One block an answer: verdict, ends, path or blockers, fix.
std::string to_text(std::span<const AnsweredQuestion> answers, const TextStyle& style);
// The hops of both halves.
std::string to_text(const TracedFlow& traced, const TextStyle& style);

// "tcp/443, icmp/8": how services are written in every text; addresses that stand for an AWS service get its name.
std::string flow_text(const net::Flow& flow);

}  // namespace netlint::report
