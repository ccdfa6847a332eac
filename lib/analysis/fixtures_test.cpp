// Every rule of the catalogue on a plan that breaks it and on one that does not.
#include <doctest/doctest.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <string>
#include <vector>

#include "netlint/analysis.hpp"
#include "netlint/rule/catalogue.hpp"

using namespace netlint;
using rule::Finding;
using rule::Findings;

namespace {

std::string folder(const std::string& id) {
    return std::string(NETLINT_TESTDATA) + "/rules/" + id;
}

Findings findings(const std::string& id, const std::string& kind) {
    const std::string root = folder(id) + "/" + kind;
    const auto analysis = Analysis::of_file(root + "/plan.json", root);
    REQUIRE_MESSAGE(analysis, id);
    CheckSpec spec;
    spec.only = {id};
    auto report = analysis->check(spec);
    REQUIRE_MESSAGE(report, report.error().to_string());
    return std::move(report->findings);
}

// Everything that a finding names as part of its cause.
std::vector<std::string> elements(const Finding& finding) {
    std::vector<std::string> out = finding.related;
    out.push_back(finding.where.address);
    for (const auto* hops : {&finding.path, &finding.return_path, &finding.blockers})
        for (const reach::Hop& hop : *hops) {
            out.push_back(hop.where.address);
            out.push_back(hop.at);
        }
    return out;
}

bool names(const Finding& finding, const std::string& element) {
    const auto all = elements(finding);
    return std::ranges::find(all, element) != all.end() || finding.message.find(element) != std::string::npos;
}

std::string describe(const Findings& all) {
    std::string out;
    for (const Finding& finding : all) {
        out += "\n  " + finding.address + " | " + finding.from + " | " + finding.to + " | " + finding.services + " | " +
               finding.message + " |";
        for (const std::string& element : elements(finding)) out += ' ' + element;
        for (const std::string& open : finding.depends_on) out += " ? " + open;
    }
    return out;
}

void check_expected(const std::string& id, const YAML::Node& expected, const Findings& all) {
    const auto text = [&](const char* key) { return expected[key] ? expected[key].as<std::string>() : std::string(); };
    const auto found = std::ranges::find_if(all, [&](const Finding& finding) {
        return finding.rule == text("rule") && finding.address == text("address") && finding.from == text("from") &&
               finding.to == text("to");
    });
    REQUIRE_MESSAGE(found != all.end(), id, ": no finding at ", text("address"), "; found:", describe(all));
    CHECK_MESSAGE(found->services == text("services"), id, describe(all));
    CHECK_MESSAGE((found->certainty == rule::FindingCertainty::certain) == (text("certainty") == "certain"), id,
                  describe(all));
    CHECK_MESSAGE(found->message.find("{") == std::string::npos, id, ": ", found->message);
    for (const YAML::Node& element : expected["elements"])
        CHECK_MESSAGE(names(*found, element.as<std::string>()), id, " names ", element.as<std::string>(),
                      describe(all));
}

std::vector<std::string> ids() {
    const auto rules = rule::catalogue();
    REQUIRE_MESSAGE(rules, rules.error().to_string());
    std::vector<std::string> out;
    for (const rule::Rule& rule : *rules) out.push_back(rule.id);
    return out;
}

}  // namespace

TEST_CASE("each rule fires on its bad plan, as expected and no more") {
    for (const std::string& id : ids()) {
        const auto all = findings(id, "bad");
        const YAML::Node expected = YAML::LoadFile(folder(id) + "/bad/expected.yaml");
        CHECK_MESSAGE(all.size() == expected.size(), id, describe(all));
        for (const YAML::Node& one : expected) check_expected(id, one, all);
    }
}

TEST_CASE("each rule is silent on its good plan") {
    for (const std::string& id : ids()) {
        const auto all = findings(id, "good");
        CHECK_MESSAGE(all.empty(), id, describe(all));
    }
}
