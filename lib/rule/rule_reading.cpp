// Rules as YAML writes them.
#include "rule_reading.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "condition_reading.hpp"
#include "netlint/base/suggestion.hpp"
#include "netlint/reach/hop.hpp"
#include "selector_reading.hpp"

namespace netlint::rule {
namespace {

constexpr std::array<std::string_view, 15> rule_keys{"id",   "title",      "severity", "what",   "why",
                                                     "fix",  "references", "unknown",  "deny",   "require",
                                                     "only", "for",        "where",    "assert", "message"};
constexpr std::array<std::string_view, 3> unknowns{"report", "fail", "ignore"};
// What the way of a connection may pass, by the names of its stages.
constexpr std::array<std::string_view, 7> way_words{"internet-gateway", "egress-only-gateway", "nat-gateway",
                                                    "gateway-endpoint", "interface-endpoint",  "peering",
                                                    "middlebox"};

bool is_kebab(std::string_view id) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !id.empty() && id.front() != '-' && id.back() != '-' && std::ranges::all_of(id, fits);
}

struct RuleReader {
    YamlReading& reading;
    const ServiceNames& services;

    Exception exception(const YAML::Node& node) {
        static constexpr std::array<std::string_view, 4> keys{"from", "to", "reason", "until"};
        Exception out;
        out.where = reading.at(node);
        YamlMap map(reading, node, "an exception", keys);
        if (const auto from = map.find("from"); from.IsDefined()) out.from.push_back(read_selector(reading, from));
        if (const auto to = map.find("to"); to.IsDefined()) out.to.push_back(read_selector(reading, to));
        out.reason = reading.text(map.need("reason"), "reason");
        if (const auto until = map.find("until"); until.IsDefined()) out.until = reading.date(until, "until");
        if (reading.ok() && out.from.empty() && out.to.empty())
            reading.fail(node, "an exception has a 'from' or a 'to'");
        return out;
    }

    std::vector<Exception> exceptions(const YamlMap& map) {
        std::vector<Exception> out;
        const YAML::Node node = map.find("except");
        if (!node.IsDefined()) return out;
        if (!node.IsSequence()) {
            reading.fail(node, "'except' takes a list of exceptions");
            return out;
        }
        for (const YAML::Node& item : node) out.push_back(exception(item));
        return out;
    }

    set::ServiceSet service(const YamlMap& map) {
        const YAML::Node node = map.find("service");
        return node.IsDefined() ? read_services(reading, node, services) : set::ServiceSet::all();
    }

    std::vector<std::string> way(const YamlMap& map, std::string_view key) {
        const YAML::Node node = map.find(key);
        if (!node.IsDefined()) return {};
        std::vector<std::string> words = reading.texts(node, key);
        for (const std::string& word : words) {
            if (std::ranges::find(way_words, word) != way_words.end()) continue;
            const std::vector<std::string> known(way_words.begin(), way_words.end());
            const std::string hint = did_you_mean(word, known);
            reading.fail(node, "a way passes no '{}'{}", word,
                         hint.empty() ? fmt::format("; it may pass {}", fmt::join(known, ", ")) : hint);
        }
        return words;
    }

    Deny deny(const YAML::Node& node) {
        static constexpr std::array<std::string_view, 6> keys{"from",   "to",      "service",
                                                              "except", "through", "not_through"};
        YamlMap map(reading, node, "deny", keys);
        return {read_selector(reading, map.need("from")),
                read_selector(reading, map.need("to")),
                service(map),
                {way(map, "through"), way(map, "not_through")},
                exceptions(map)};
    }

    Require require(const YAML::Node& node) {
        static constexpr std::array<std::string_view, 7> keys{"from",   "to",      "service",    "to_each",
                                                              "except", "through", "not_through"};
        YamlMap map(reading, node, "require", keys);
        Require out{read_selector(reading, map.need("from")),
                    read_selector(reading, map.need("to")),
                    service(map),
                    false,
                    {way(map, "through"), way(map, "not_through")},
                    exceptions(map)};
        if (const auto each = map.find("to_each"); each.IsDefined()) out.all = reading.truth(each, "to_each");
        return out;
    }

    Only only(const YAML::Node& node) {
        static constexpr std::array<std::string_view, 4> keys{"to", "from", "service", "except"};
        YamlMap map(reading, node, "only", keys);
        return {read_selector(reading, map.need("to")), read_selector(reading, map.need("from")), service(map),
                exceptions(map)};
    }

    ObjectCheck object_check(const YAML::Node& node, YamlMap& map) {
        ObjectCheck out{{}, {Condition::All{}, {}}, {Condition::All{}, {}}, {}};
        const YAML::Node noun_node = map.need("for");
        out.noun = reading.text(noun_node, "for");
        if (!reading.ok()) return out;
        const auto noun = parse_noun(out.noun);
        if (!noun) {
            reading.fail(noun_node, "unknown kind of object '{}'{}", out.noun, did_you_mean(out.noun, noun_names()));
            return out;
        }
        if (const auto where = map.find("where"); where.IsDefined())
            out.where = read_condition(reading, where, *noun, services);
        const YAML::Node assertion = map.find("assert");
        if (!assertion.IsDefined())
            reading.fail(node, "'for' needs an 'assert'");
        else
            out.assertion = read_condition(reading, assertion, *noun, services);
        if (const auto message = map.find("message"); message.IsDefined()) {
            out.message = reading.text(message, "message");
            check_message(reading, message, *noun, out.message);
        }
        return out;
    }

    void body(const YAML::Node& node, YamlMap& map, Rule& rule) {
        std::vector<std::string_view> bodies;
        for (const std::string_view key : {"deny", "require", "only", "for"})
            if (map.find(key).IsDefined()) bodies.push_back(key);
        if (!reading.ok()) return;
        if (bodies.size() != 1) {
            if (bodies.empty())
                reading.fail(node, "a rule has one of deny, require, only, for");
            else
                reading.fail(map.find(bodies[1]), "a rule has either '{}' or '{}', not both", bodies[0], bodies[1]);
            return;
        }
        if (bodies[0] == "deny")
            rule.body = deny(map.find("deny"));
        else if (bodies[0] == "require")
            rule.body = require(map.find("require"));
        else if (bodies[0] == "only")
            rule.body = only(map.find("only"));
        else
            rule.body = object_check(node, map);
        if (bodies[0] == "for") return;
        for (const std::string_view key : {"where", "assert", "message"})
            if (const auto extra = map.find(key); extra.IsDefined())
                return reading.fail(extra, "'{}' belongs to 'for', not to '{}'", key, bodies[0]);
    }
};

}  // namespace

Rule read_rule(YamlReading& reading, const YAML::Node& node, Headings headings, const ServiceNames& services) {
    Selector nobody{Selector::Name{}, {}};
    Rule rule{{},
              {},
              {},
              Severity::medium,
              {},
              {},
              {},
              {},
              Rule::Unknown::report,
              Deny{nobody, nobody, {}, {}, {}},
              reading.at(node)};
    YamlMap map(reading, node, "a rule", rule_keys);
    if (!reading.ok()) return rule;
    const auto text = [&](std::string_view key, bool needed) {
        const YAML::Node found = needed ? map.need(key) : map.find(key);
        return found.IsDefined() ? reading.text(found, key) : std::string();
    };
    const bool all = headings == Headings::all;
    rule.id = text("id", true);
    if (reading.ok() && !is_kebab(rule.id))
        reading.fail(map.find("id"), "an id is words of a-z and 0-9 joined by '-', not '{}'", rule.id);
    rule.title = text("title", all);
    rule.what = text("what", all);
    rule.why = text("why", all);
    rule.fix = text("fix", all);
    if (const YAML::Node severity = all ? map.need("severity") : map.find("severity"); severity.IsDefined()) {
        const auto parsed = parse_severity(reading.text(severity, "severity"));
        if (!parsed)
            reading.fail(severity, "{}", parsed.error().message);
        else
            rule.severity = *parsed;
    }
    if (const YAML::Node references = map.find("references"); references.IsDefined())
        rule.references = reading.texts(references, "references");
    if (const YAML::Node unknown = map.find("unknown"); unknown.IsDefined()) {
        const auto* found = std::ranges::find(unknowns, reading.text(unknown, "unknown"));
        if (found == unknowns.end())
            reading.fail(unknown, "'unknown' is report, fail or ignore");
        else
            rule.unknown = static_cast<Rule::Unknown>(found - unknowns.begin());
    }
    RuleReader{reading, services}.body(node, map, rule);
    if (rule.title.empty()) rule.title = rule.id;
    return rule;
}

Result<Rule> parse_rule(std::string_view text, std::string_view file, const ServiceNames& services) {
    YamlReading reading(file);
    const YAML::Node root = reading.load(text);
    if (!reading.ok()) return reading.error();
    Rule rule = read_rule(reading, root, Headings::all, services);
    const std::filesystem::path path(file);
    rule.theme = path.parent_path().filename().string();
    if (reading.ok() && path.stem().string() != rule.id)
        reading.fail(root["id"], "the id '{}' is not the name of its file", rule.id);
    if (!reading.ok()) return reading.error();
    return rule;
}

}  // namespace netlint::rule
