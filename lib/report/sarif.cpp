// SARIF 2.1.0: the log, its one run and its results; rules are in sarif_rule.cpp.
#include "netlint/report/sarif.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include <fmt/format.h>

#include "finding_text.hpp"
#include "fingerprint.hpp"
#include "netlint/report/text.hpp"
#include "netlint/version.hpp"
#include "place.hpp"
#include "sarif_rule.hpp"

namespace netlint::report {
namespace {

namespace json = boost::json;

// What GitHub takes of one run:
// https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/sarif-support
constexpr std::size_t most_results = 25'000;
constexpr std::size_t most_steps = 1'000;

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

json::object text(std::string_view words) {
    return {{"text", words}};
}

json::object location(const Place& place) {
    json::object object{
        {"physicalLocation", json::object{{"artifactLocation", json::object{{"uri", to_uri(place.file)}}},
                                          {"region", json::object{{"startLine", place.line}}}}}};
    if (!place.address.empty())
        object["logicalLocations"] =
            json::array{json::object{{"fullyQualifiedName", place.address}, {"kind", "resource"}}};
    return object;
}

json::object code_flow(const CheckReport& report, const rule::Finding& finding) {
    json::array steps;
    for (const reach::Hop& hop : hops_of(finding)) {
        if (steps.size() == most_steps) break;
        json::object where = location(place_of(report, hop));
        where["message"] = text(hop_text(hop));
        steps.push_back(json::object{{"location", std::move(where)}, {"executionOrder", steps.size() + 1}});
    }
    return {{"threadFlows", json::array{json::object{{"locations", std::move(steps)}}}}};
}

// The resources that a reader wants to see beside the cause.
json::array related(const CheckReport& report, const rule::Finding& finding, const std::string& target) {
    std::vector<std::string> addresses{target};
    if (finding.from.empty()) addresses.insert(addresses.end(), finding.related.begin(), finding.related.end());
    json::array array;
    for (const std::string& address : addresses) {
        if (!report.places.contains(address) || address == finding.where.address) continue;
        json::object where = location(place_of(report, address));
        where["id"] = array.size() + 1;
        where["message"] = text(address);
        array.push_back(std::move(where));
    }
    return array;
}

std::string message_of(const rule::Finding& finding, const std::string& source, const std::string& target) {
    std::string message = finding.message;
    const bool first = target == finding.address || target == finding.to;
    if (!first || source != finding.from)
        message = fmt::format("{}: {} -> {} {}, admitted as for {}", finding.advice->title, source, target,
                              finding.services, first ? finding.from : finding.address);
    if (message.empty()) message = finding.advice->title;
    if (!message.ends_with('.')) message += '.';
    if (const std::string doubt = doubt_text(finding); !doubt.empty())
        message += fmt::format(" Possible, not certain: {}.", doubt);
    if (const std::string fix = fix_text(finding); !fix.empty()) message += "\nFix: " + fix;
    return message;
}

json::object properties_of(const rule::Finding& finding, const std::string& source, const std::string& target) {
    json::object object{{"severity", rule::to_string(finding.severity)},
                        {"certainty", finding.certainty == rule::FindingCertainty::certain ? "certain" : "possible"}};
    if (!finding.from.empty()) object["from"] = source;
    if (!finding.from.empty() || !finding.to.empty()) object["to"] = target;
    if (!finding.services.empty()) object["services"] = finding.services;
    if (finding.witness) object["witness"] = flow_text(*finding.witness);
    return object;
}

json::object suppression_of(const rule::Finding& finding) {
    const std::string why = !finding.waived_by.empty() ? finding.waived_by : "known: " + finding.known_by;
    return {{"kind", "external"}, {"status", "accepted"}, {"justification", why}};
}

class ResultWriter {
public:
    ResultWriter(const CheckReport& report, json::array& results) : report_(report), results_(results) {}

    void add(const rule::Finding& finding) {
        add_from(finding, finding.from, true);
        for (const std::string& source : finding.also_from) add_from(finding, source, false);
    }
    std::size_t left_out() const { return left_out_; }

private:
    void add_from(const rule::Finding& finding, const std::string& source, bool first) {
        add(finding, source, finding.to.empty() ? finding.address : finding.to, first);
        if (finding.from.empty()) return;  // what the rest of the object's surroundings is, not further targets
        for (const std::string& target : finding.related) add(finding, source, target, false);
    }

    // The way is the first pair's: it alone was proven packet by packet.
    void add(const rule::Finding& finding, const std::string& source, const std::string& target, bool proven) {
        const std::string fingerprint = fingerprints_.of(finding, source, target);
        if (results_.size() == most_results) {
            ++left_out_;
            return;
        }
        json::object result{{"ruleId", finding.rule}};
        const auto rule = std::find_if(report_.rules.begin(), report_.rules.end(),
                                       [&](const rule::Rule& one) { return one.id == finding.rule; });
        if (rule != report_.rules.end()) result["ruleIndex"] = rule - report_.rules.begin();
        result["level"] = sarif_level(finding.severity);
        result["message"] = text(message_of(finding, source, target));
        result["locations"] = json::array{location(place_of(report_, finding))};
        result["partialFingerprints"] = json::object{{"primaryLocationLineHash", fingerprint}};
        if (json::array beside = related(report_, finding, target); !beside.empty())
            result["relatedLocations"] = std::move(beside);
        if (proven && !hops_of(finding).empty()) result["codeFlows"] = json::array{code_flow(report_, finding)};
        // Viewers make alerts of what is only marked as known before (baselineState), so both are suppressed.
        if (!finding.counts()) result["suppressions"] = json::array{suppression_of(finding)};
        result["properties"] = properties_of(finding, source, target);
        results_.push_back(std::move(result));
    }

    const CheckReport& report_;
    json::array& results_;
    Fingerprints fingerprints_;
    std::size_t left_out_ = 0;
};

json::object notification(std::string_view level, const std::string& words) {
    return {{"level", level}, {"message", text(words)}};
}

json::array notifications_of(const CheckReport& report, std::size_t left_out) {
    json::array array;
    for (const Diagnostic& diagnostic : report.diagnostics) {
        std::string words = diagnostic.message;
        if (!diagnostic.address.empty())
            words += fmt::format(", at {}{}{}", diagnostic.address, diagnostic.attribute.empty() ? "" : " ",
                                 diagnostic.attribute);
        array.push_back(notification(to_string(diagnostic.level), words));
    }
    for (const std::string& limit : limits_of(report)) array.push_back(notification("warning", limit));
    const bool source =
        std::any_of(report.places.begin(), report.places.end(), [](const auto& place) { return !place.second.byte; });
    if (!source && !report.findings.empty())
        array.push_back(notification("note", "no source mapping: findings are shown at the plan (--source DIR)"));
    if (left_out)
        array.push_back(
            notification("warning", fmt::format("{} left out, the least severe", counted(left_out, "result"))));
    return array;
}

}  // namespace

std::string to_sarif(const CheckReport& report) {
    json::array rules, results;
    for (const rule::Rule& rule : report.rules) rules.push_back(sarif_rule(rule));
    ResultWriter writer(report, results);
    for (const rule::Finding& finding : report.findings) writer.add(finding);
    const json::object driver{{"name", "netlint"}, {"semanticVersion", version}, {"rules", std::move(rules)}};
    const json::object invocation{{"executionSuccessful", true},
                                  {"toolExecutionNotifications", notifications_of(report, writer.left_out())}};
    // A category of its own for every plan, or the upload of one replaces another's.
    const std::string category = fmt::format("netlint/{}/", to_uri(relative_path(report, report.plan)));
    json::object run{{"tool", json::object{{"driver", driver}}},
                     {"automationDetails", json::object{{"id", category}}},
                     {"columnKind", "utf16CodeUnits"},
                     {"invocations", json::array{invocation}},
                     {"results", std::move(results)}};
    // Code scanning takes no result without a place, so what is placed in the stream says that it is one.
    if (report.streamed)
        run["artifacts"] =
            json::array{json::object{{"location", json::object{{"uri", to_uri(relative_path(report, report.plan))}}},
                                     {"roles", json::array{"standardStream"}}}};
    return json::serialize(json::object{{"$schema", schema}, {"version", "2.1.0"}, {"runs", json::array{run}}}) + '\n';
}

}  // namespace netlint::report
