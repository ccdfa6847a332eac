// Text for people: findings, answers and traces, a block each.
#include "netlint/report/text.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "address_text.hpp"
#include "finding_text.hpp"
#include "place.hpp"
#include "text_writer.hpp"

namespace netlint::report {
namespace {

// More findings than these are counted by rule at the end, where they fit a screen.
constexpr std::size_t findings_at_a_glance = 10;
constexpr std::size_t rules_counted = 15;

struct RuleCount {
    rule::Severity severity;
    std::string rule, title;
    std::size_t count = 0;
};

// In the order of the findings: worst first.
std::vector<RuleCount> by_rule(const CheckReport& report) {
    std::vector<RuleCount> counts;
    for (const rule::Finding& finding : report.findings) {
        if (!finding.counts()) continue;
        auto found = std::ranges::find_if(
            counts, [&](const RuleCount& one) { return one.rule == finding.rule && one.severity == finding.severity; });
        if (found == counts.end())
            found = counts.insert(counts.end(), {finding.severity, finding.rule, finding.advice->title});
        ++found->count;
    }
    return counts;
}

void put_counts(TextWriter& out, const CheckReport& report) {
    const std::vector<RuleCount> counts = by_rule(report);
    std::size_t all = 0;
    for (const RuleCount& one : counts) all += one.count;
    if (all <= findings_at_a_glance) return;
    for (std::size_t i = 0; i < counts.size() && i < rules_counted; ++i) {
        const RuleCount& one = counts[i];
        out.put(fmt::format("{:<8}", to_string(one.severity)), ink_of(one.severity));
        out.put(fmt::format(" {:>5}  {}  {}", one.count, one.rule, one.title)).line();
        all -= one.count;
    }
    if (counts.size() > rules_counted)
        out.put(fmt::format("{:<8} {:>5}  of {}", "", all, counted(counts.size() - rules_counted, "further rule")))
            .line();
    out.line();
}

void put_finding(TextWriter& out, const CheckReport& report, const rule::Finding& finding) {
    out.put(fmt::format("{:<8}", to_string(finding.severity)), ink_of(finding.severity));
    out.put(" ").put(finding.rule, Ink::bold).put("  ").put(finding.advice->title).line();
    out.field("", finding.message);
    out.field("flow", ends_text(finding));
    if (finding.witness) out.field("witness", flow_text(*finding.witness));
    out.hops("path", finding.path);
    out.hops("reply", finding.return_path);
    out.hops("refused", finding.blockers);
    out.field("possible", doubt_text(finding), Ink::yellow);
    if (finding.grade != model::Grade::sure)
        out.field("note", "rests on a reference that the plan only lets netlint infer", Ink::yellow);
    out.others("also", finding.related);
    out.others("and from", finding.also_from);
    for (const reach::Fix& fix : finding.fixes) out.field("fix", fmt::format("{}: {}", fix.address, fix.edit));
    if (finding.fixes.empty()) out.field("fix", finding.advice->fix);
    std::string where = finding.where.address.empty() ? finding.address : finding.where.to_string();
    if (const auto place = source_of(report, finding))
        where = fmt::format("{}:{}  {}", place->file, place->line, where);
    out.field("where", where);
    out.line();
}

std::string summary_of(const CheckReport& report, const Counts& counts, const TextStyle& style) {
    std::string text = counts_text(counts);
    text += fmt::format("; {} checked against {}: {}, {}, {}", report.plan, counted(report.rules.size(), "rule"),
                        counted(report.coverage.resources, "resource"),
                        counted(report.coverage.interfaces, "interface"), counted(report.coverage.subnets, "subnet"));
    if (style.elapsed) text += fmt::format(" in {:.1f} ms", static_cast<double>(style.elapsed->count()) / 1000.0);
    return text;
}

// "10.0.1.0/24 -> 10.0.2.0/24  tcp/443 from ports 32768-61000", the ports where not all that were asked about pass.
std::vector<std::string> parts_of(const set::HeaderSpace& space, const set::PortSet& asked) {
    std::vector<std::string> passing;
    for (const set::Box& box : space.boxes()) {
        passing.push_back(fmt::format("{} -> {}  {}", ranges_text(box.source), ranges_text(box.destination),
                                      box.services.to_string()));
        const bool has_ports = box.source_ports != set::PortSet::point(0);
        if (has_ports && !asked.subset_of(box.source_ports))
            passing.back() += " from ports " + to_string(box.source_ports);
    }
    return passing;
}

void put_answer(TextWriter& out, const AnsweredQuestion& asked) {
    const reach::Answer& answer = asked.answer;
    out.put(fmt::format("{:<11}", to_string(answer.verdict)), ink_of(answer.verdict));
    if (!asked.question.id.empty()) out.put(" ").put(asked.question.id, Ink::bold);
    out.put(fmt::format(" {} -> {}  {}", asked.question.from.text, asked.question.to.text,
                        asked.question.services.to_string()));
    if (!asked.as_expected()) out.put(fmt::format("  (expected {})", to_string(*asked.expected)), Ink::red);
    out.line();
    if (!answer.from.empty() && (answer.from != asked.question.from.text || answer.to != asked.question.to.text))
        out.field("between", fmt::format("{} -> {}", answer.from, answer.to));
    for (const std::string& reason : answer.depends_on) out.field("depends", reason, Ink::yellow);
    if (!answer.note.empty()) out.field("note", answer.note, Ink::yellow);
    if (answer.witness) out.field("witness", flow_text(*answer.witness));
    out.hops("path", answer.path);
    out.hops("reply", answer.return_path);
    const bool partial = answer.verdict == reach::Verdict::partial;
    if (partial) {
        out.others("passes", parts_of(answer.allowed.must, asked.question.source_ports));
        out.others("may pass", parts_of(answer.allowed.open(), asked.question.source_ports));
    }
    if (partial || answer.path.empty()) out.hops("refused", answer.blockers);
    for (const reach::Fix& fix : answer.fixes) out.field("fix", fmt::format("{}: {}", fix.address, fix.edit));
}

}  // namespace

std::string flow_text(const net::Flow& flow) {
    const auto end = [&](const net::Address& address, std::uint16_t port) {
        std::string text = address_text(address);
        if (!flow.protocol.has_ports()) return text;
        if (address.family() == net::Family::ipv6) text = '[' + text + ']';
        return fmt::format("{}:{}", text, port);
    };
    std::string text = fmt::format("{} {} -> {}", flow.protocol.to_string(), end(flow.source, flow.source_port),
                                   end(flow.destination, flow.destination_port));
    if (flow.protocol.has_icmp()) text += fmt::format(" type {} code {}", flow.icmp_type, flow.icmp_code);
    return text;
}

void write_text(const CheckReport& report, const TextStyle& style, const Sink& sink) {
    TextWriter out(style, sink);
    for (const rule::Finding& finding : report.findings)
        if (finding.counts()) put_finding(out, report, finding);
    put_counts(out, report);
    out.put(summary_of(report, count(report), style), Ink::bold).line();
    for (const std::string& limit : limits_of(report)) out.put(limit, Ink::yellow).line();
    sink(out.take());
}

std::string to_text(const CheckReport& report, const TextStyle& style) {
    return text_of([&](const Sink& sink) { write_text(report, style, sink); });
}

std::string to_text(std::span<const AnsweredQuestion> answers, const TextStyle& style) {
    TextWriter out(style);
    for (std::size_t i = 0; i < answers.size(); ++i) {
        if (i) out.line();
        put_answer(out, answers[i]);
    }
    return out.take();
}

std::string to_text(const TracedFlow& traced, const TextStyle& style) {
    TextWriter out(style);
    const Ink ink = traced.trace.disposition == reach::Disposition::delivered ? Ink::green
                    : traced.trace.disposition == reach::Disposition::unknown ? Ink::yellow
                                                                              : Ink::red;
    out.put(to_string(traced.trace.disposition), ink);
    out.put(fmt::format(" {} -> {}  {}", traced.from, traced.to, flow_text(traced.flow))).line();
    out.hops("forward", traced.trace.forward);
    out.hops("reply", traced.trace.reply);
    for (const std::string& reason : traced.trace.depends_on()) out.field("depends", reason, Ink::yellow);
    if (!traced.note.empty()) out.field("note", traced.note, Ink::yellow);
    return out.take();
}

}  // namespace netlint::report
