// Known cases: taken from findings, written and read as YAML.
#include "netlint/rule/baseline.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "yaml_reading.hpp"

namespace netlint::rule {
namespace {

constexpr std::array<std::string_view, 2> document_keys{"version", "known"};
constexpr std::array<std::string_view, 6> case_keys{"rule", "address", "from", "services", "with", "possible"};

// In single quotes YAML knows no escape but the quote itself.
std::string in_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("''") : std::string(1, c);
    return out + '\'';
}

Case read_case(YamlReading& reading, const YamlNode& node) {
    YamlMap map(reading, node, "a known finding", case_keys);
    Case one;
    one.rule = reading.text(map.need("rule"), "rule");
    one.address = reading.text(map.need("address"), "address");
    if (const auto from = map.find("from"); from.defined()) one.from = reading.text(from, "from");
    if (const auto services = map.find("services"); services.defined())
        one.services = reading.text(services, "services");
    if (const auto with = map.find("with"); with.defined()) one.with = reading.texts(with, "with");
    std::ranges::sort(one.with);
    if (const auto possible = map.find("possible"); possible.defined())
        one.possible = reading.truth(possible, "possible");
    return one;
}

}  // namespace

std::vector<Case> cases_of(const Finding& finding) {
    Case one{finding.rule, finding.address,
             finding.from, finding.services,
             {},           finding.certainty == FindingCertainty::possible};
    if (finding.from.empty()) {
        one.with = finding.related;
        std::ranges::sort(one.with);
        return {one};
    }
    std::vector<Case> all;
    const auto add = [&](const std::string& source) {
        one.from = source;
        one.address = finding.address;
        all.push_back(one);
        for (const std::string& target : finding.related) {
            one.address = target;
            all.push_back(one);
        }
    };
    add(finding.from);
    for (const std::string& source : finding.also_from) add(source);
    return all;
}

Result<Baseline> Baseline::parse(std::string_view yaml, const std::string& file) {
    YamlReading reading(file);
    const YamlNode root = reading.load(yaml);
    if (!reading.ok()) return reading.error();
    YamlMap map(reading, root, "a baseline", document_keys);
    const std::string version = reading.text(map.need("version"), "version");
    if (reading.ok() && version != "1")
        reading.fail(map.find("version"), "version {} is not known; this netlint reads version 1", version);
    const YamlNode known = map.need("known");
    if (reading.ok() && !known.is_sequence()) reading.fail(known, "'known' is a list of findings");
    Baseline baseline;
    if (reading.ok())
        for (const YamlNode& node : known.items()) baseline.cases_.insert(read_case(reading, node));
    if (!reading.ok()) return reading.error();
    return baseline;
}

Baseline Baseline::of(const Findings& findings, const Renames& renames) {
    const auto rename = [&](std::string& address) {
        if (const auto now = renames.find(address); now != renames.end()) address = now->second;
    };
    Baseline baseline;
    for (const Finding& finding : findings)
        for (Case one : cases_of(finding)) {
            rename(one.address);
            rename(one.from);
            for (std::string& other : one.with) rename(other);
            std::ranges::sort(one.with);
            baseline.cases_.insert(std::move(one));
        }
    return baseline;
}

bool Baseline::contains(const Finding& finding) const {
    return std::ranges::all_of(cases_of(finding), [&](Case one) {
        if (cases_.contains(one)) return true;
        return std::exchange(one.possible, false) && cases_.contains(one);
    });
}

std::string Baseline::to_yaml() const {
    std::string text = "# Findings that 'netlint check --baseline' leaves alone; --write-baseline writes this file.\n";
    text += cases_.empty() ? "version: 1\nknown: []\n" : "version: 1\nknown:\n";
    for (const Case& one : cases_) {
        text += fmt::format("  - {{rule: {}, address: {}", one.rule, in_quotes(one.address));
        if (!one.from.empty()) text += fmt::format(", from: {}", in_quotes(one.from));
        if (!one.services.empty()) text += fmt::format(", services: {}", in_quotes(one.services));
        std::vector<std::string> with;
        for (const std::string& other : one.with) with.push_back(in_quotes(other));
        if (!with.empty()) text += fmt::format(", with: [{}]", fmt::join(with, ", "));
        text += one.possible ? ", possible: true}\n" : "}\n";
    }
    return text;
}

}  // namespace netlint::rule
