// JSON for programs.
#include "netlint/report/json.hpp"

#include <boost/json.hpp>

#include "address_text.hpp"
#include "json_parts.hpp"
#include "netlint/report/diff_report.hpp"
#include "netlint/set/header_space.hpp"
#include "place.hpp"

namespace netlint::report {
namespace {

namespace json = boost::json;
using report::to_value;

json::array port_texts(const set::PortSet& ports) {
    json::array array;
    for (const auto& run : ports.intervals()) array.emplace_back(net::PortRange{run.first, run.last}.to_string());
    return array;
}

// One row a protocol of each box.
void put_boxes(json::array& rows, const set::HeaderSpace& space, bool certain) {
    for (const auto& box : space.boxes())
        for (const set::ServiceEntry& entry : box.services.entries()) {
            json::object row{{"source", strings(address_texts(box.source))},
                             {"destination", strings(address_texts(box.destination))},
                             {"protocol", entry.protocol.to_string()}};
            if (entry.ports) {
                row["ports"] = json::array{entry.ports->to_string()};
                row["source_ports"] = port_texts(box.source_ports);
            } else if (entry.icmp) {
                row["icmp"] = entry.to_string();
            }
            row["certain"] = certain;
            rows.push_back(std::move(row));
        }
}

json::object to_value(const AnsweredQuestion& asked) {
    const reach::Answer& answer = asked.answer;
    json::object object;
    if (!asked.question.id.empty()) object["id"] = asked.question.id;
    object["from"] = asked.question.from.text;
    object["to"] = asked.question.to.text;
    object["services"] = asked.question.services.to_string();
    const auto entries = asked.question.services.entries();
    if (entries.size() == 1) {
        object["protocol"] = entries.front().protocol.to_string();
        if (const auto& ports = entries.front().ports; ports && *ports != net::PortRange::all) {
            if (ports->first == ports->last)
                object["port"] = ports->first;
            else
                object["ports"] = ports->to_string();
        }
    }
    object["verdict"] = reach::to_string(answer.verdict);
    if (asked.expected) object["expected"] = reach::to_string(*asked.expected);
    object["grade"] = to_string(answer.grade);
    object["between"] = json::array{answer.from, answer.to};
    object["depends_on"] = strings(answer.depends_on);
    if (!answer.note.empty()) object["note"] = answer.note;
    json::array allowed;
    put_boxes(allowed, answer.allowed.must, true);
    put_boxes(allowed, answer.allowed.open(), false);
    object["allowed"] = std::move(allowed);
    object["witness"] = answer.witness ? json::value(to_value(*answer.witness)) : json::value(nullptr);
    object["path"] = to_value(answer.path);
    object["return_path"] = to_value(answer.return_path);
    object["blockers"] = to_value(answer.blockers);
    object["fix"] = to_value(answer.fixes);
    return object;
}

json::object to_value(const UnansweredQuestion& one) {
    json::object object;
    if (!one.query.id.empty()) object["id"] = one.query.id;
    object["from"] = one.query.from;
    object["to"] = one.query.to;
    if (one.query.where.line) object["line"] = one.query.where.line;
    object["because"] = one.because;
    return object;
}

json::object to_value(const CheckReport& report, const rule::Finding& finding) {
    json::object where = to_value(finding.where);
    if (const auto place = source_of(report, finding)) {
        where["file"] = place->file;
        where["line"] = place->line;
    }
    json::object object{{"rule", finding.rule},
                        {"severity", rule::to_string(finding.severity)},
                        {"title", finding.advice->title},
                        {"message", finding.message},
                        {"address", finding.address},
                        {"where", std::move(where)},
                        {"certainty", finding.certainty == rule::FindingCertainty::certain ? "certain" : "possible"},
                        {"grade", to_string(finding.grade)}};
    if (!finding.from.empty()) object["from"] = finding.from;
    if (!finding.to.empty()) object["to"] = finding.to;
    if (!finding.services.empty()) object["services"] = finding.services;
    if (!finding.related.empty()) object["related"] = strings(finding.related);
    if (!finding.also_from.empty()) object["also_from"] = strings(finding.also_from);
    if (!finding.depends_on.empty()) object["depends_on"] = strings(finding.depends_on);
    if (finding.witness) object["witness"] = to_value(*finding.witness);
    object["path"] = to_value(finding.path);
    object["return_path"] = to_value(finding.return_path);
    object["blockers"] = to_value(finding.blockers);
    object["fixes"] = to_value(finding.fixes);
    object["fix"] = finding.advice->fix;
    object["references"] = strings(finding.advice->references);
    if (!finding.waived_by.empty()) object["waived_by"] = finding.waived_by;
    if (!finding.known_by.empty()) object["known_by"] = finding.known_by;
    return object;
}

json::object to_value(const ChangedConnection& changed) {
    const rule::Difference& difference = changed.difference;
    json::array causes;
    for (const Cause& cause : changed.causes) {
        json::object object{{"address", cause.address}, {"action", cause.action}};
        if (cause.place) {
            object["file"] = cause.place->file;
            object["line"] = cause.place->line;
        }
        causes.push_back(std::move(object));
    }
    json::object object{{"change", rule::to_string(difference.change)},
                        {"from", difference.from},
                        {"to", difference.to},
                        {"also_from", strings(difference.also_from)},
                        {"also_to", strings(difference.also_to)},
                        {"opened", difference.opened.empty() ? "" : difference.opened.to_string()},
                        {"closed", difference.closed.empty() ? "" : difference.closed.to_string()},
                        {"partly", difference.partly},
                        {"certainty", difference.possible ? "possible" : "certain"},
                        {"depends_on", strings(difference.flowing.depends_on)},
                        {"path", to_value(difference.flowing.path)},
                        {"return_path", to_value(difference.flowing.return_path)},
                        {"blockers", to_value(difference.refused)},
                        {"causes", std::move(causes)}};
    if (difference.flowing.witness) object["witness"] = to_value(*difference.flowing.witness);
    return object;
}

json::object to_value(const Coverage& coverage) {
    json::array not_modelled;
    for (const NotModelled& item : coverage.not_modelled)
        not_modelled.push_back(
            json::object{{"type", item.type}, {"count", item.count}, {"addresses", strings(item.addresses)}});
    return {{"resources", coverage.resources},
            {"interfaces", coverage.interfaces},
            {"subnets", coverage.subnets},
            {"security_groups", coverage.groups},
            {"not_modelled", std::move(not_modelled)}};
}

json::object to_value(const Diagnostic& diagnostic) {
    json::object object{{"level", to_string(diagnostic.level)}, {"message", diagnostic.message}};
    if (!diagnostic.address.empty()) object["address"] = diagnostic.address;
    if (!diagnostic.attribute.empty()) object["attribute"] = diagnostic.attribute;
    if (diagnostic.byte) object["byte"] = *diagnostic.byte;
    return object;
}

std::string finished(const json::object& object) {
    return json::serialize(object) + '\n';
}

}  // namespace

void write_json(const CheckReport& report, const Sink& sink) {
    const Counts counts = count(report);
    json::object by_severity;
    for (int severity = 4; severity >= 0; --severity)
        by_severity[rule::to_string(rule::Severity(severity))] = counts.by_severity[static_cast<std::size_t>(severity)];
    json::array diagnostics;
    for (const Diagnostic& diagnostic : report.diagnostics) diagnostics.push_back(to_value(diagnostic));
    // Findings are many: each is written as it is made.
    std::string out = json::serialize(json::object{{"format", "netlint.check/1"},
                                                   {"plan", report.plan},
                                                   {"summary", json::object{{"findings", counts.total()},
                                                                            {"by_severity", std::move(by_severity)},
                                                                            {"possible", counts.possible},
                                                                            {"waived", counts.waived},
                                                                            {"known", counts.known},
                                                                            {"rules", report.rules.size()}}},
                                                   {"incomplete", report.incomplete}});
    out.back() = ',';
    sink(out += "\"findings\":[");
    for (std::size_t i = 0; i < report.findings.size(); ++i)
        sink((i == 0 ? "" : ",") + json::serialize(to_value(report, report.findings[i])));
    std::string rest = finished({{"coverage", to_value(report.coverage)}, {"diagnostics", std::move(diagnostics)}});
    rest.front() = ',';
    sink("]" + rest);
}

std::string to_json(const CheckReport& report) {
    return text_of([&](const Sink& sink) { write_json(report, sink); });
}

std::string to_json(std::span<const AnsweredQuestion> answers, std::span<const UnansweredQuestion> unanswered) {
    json::array array, others;
    for (const AnsweredQuestion& asked : answers) array.push_back(to_value(asked));
    for (const UnansweredQuestion& one : unanswered) others.push_back(to_value(one));
    json::object object{{"format", "netlint.reach/1"}, {"answers", std::move(array)}};
    if (!others.empty()) object["unanswered"] = std::move(others);
    return finished(object);
}

std::string to_json(const DiffReport& report) {
    json::array connections;
    for (const ChangedConnection& changed : report.connections) connections.push_back(to_value(changed));
    return finished({{"format", "netlint.diff/1"},
                     {"earlier", report.earlier},
                     {"later", report.later},
                     {"incomplete", report.incomplete},
                     {"connections", std::move(connections)},
                     {"not_compared", strings(report.not_compared)}});
}

std::string to_json(const TracedFlow& traced) {
    json::object object{{"format", "netlint.trace/1"},
                        {"from", traced.from},
                        {"to", traced.to},
                        {"flow", to_value(traced.flow)},
                        {"disposition", reach::to_string(traced.trace.disposition)},
                        {"depends_on", strings(traced.trace.depends_on())},
                        {"forward", to_value(traced.trace.forward)},
                        {"reply", to_value(traced.trace.reply)}};
    if (!traced.note.empty()) object["note"] = traced.note;
    return finished(object);
}

}  // namespace netlint::report
