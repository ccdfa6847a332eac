// Rules as YAML writes them.
#include "rule_reading.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include <fmt/format.h>

#include "condition_reading.hpp"
#include "keys.hpp"
#include "netlint/base/suggestion.hpp"
#include "selector_reading.hpp"
#include "yaml_parsing.hpp"

namespace netlint::rule {
namespace {

bool is_kebab(std::string_view id) {
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !id.empty() && id.front() != '-' && id.back() != '-' && std::ranges::all_of(id, fits);
}

struct RuleReader {
    YamlReading& reading;
    const ServiceNames& services;

    Exception exception(const YamlNode& node) {
        Exception out;
        out.where = reading.at(node);
        YamlMap map(reading, node, "an exception", keys::exception);
        if (const auto from = map.find("from"); from.defined()) out.from.push_back(read_selector(reading, from));
        if (const auto to = map.find("to"); to.defined()) out.to.push_back(read_selector(reading, to));
        out.reason = reading.text(map.need("reason"), "reason");
        if (const auto until = map.find("until"); until.defined()) out.until = reading.date(until, "until");
        if (reading.ok() && out.from.empty() && out.to.empty())
            reading.fail(node, "an exception has a 'from' or a 'to'");
        return out;
    }

    std::vector<Exception> exceptions(const YamlMap& map) {
        std::vector<Exception> out;
        const YamlNode node = map.find("except");
        if (!node.defined()) return out;
        if (!node.is_sequence()) {
            reading.fail(node, "'except' takes a list of exceptions");
            return out;
        }
        for (const YamlNode& item : node.items()) out.push_back(exception(item));
        return out;
    }

    set::ServiceSet service(const YamlMap& map) {
        const YamlNode node = map.find("service");
        return node.defined() ? read_services(reading, node, services) : set::ServiceSet::all();
    }

    // A word of the table, or a zone, which is looked up when the rule is run; what is nearly a word is none.
    std::vector<std::string> way(const YamlMap& map, std::string_view key) {
        const YamlNode node = map.find(key);
        if (!node.defined()) return {};
        std::vector<std::string> words = reading.texts(node, key);
        const std::vector<std::string> known(keys::ways.begin(), keys::ways.end());
        for (const std::string& word : words) {
            if (std::ranges::find(keys::ways, word) != keys::ways.end()) continue;
            if (const std::string hint = did_you_mean(word, known); !hint.empty())
                reading.fail(node, "a way passes no '{}'{}", word, hint);
        }
        return words;
    }

    struct Quantified {
        Selector end;
        std::string quantifier;
    };

    // "app", "{each: app}": which of the end's parties the rule speaks of.
    Quantified quantified(const YamlNode& node, std::string_view usual) {
        if (node.entries().size() == 1)
            for (const std::string_view word : keys::quantifiers)
                if (const YamlNode inner = node.find(word); inner.defined())
                    return {read_selector(reading, inner), std::string(word)};
        return {read_selector(reading, node), std::string(usual)};
    }

    // Of an end that means any of its parties, whatever is written.
    Selector any(const YamlNode& node, std::string_view rule) {
        Quantified out = quantified(node, "any");
        if (reading.ok() && out.quantifier != "any")
            reading.fail(node, "'{}' speaks of any connection, not of '{}'", rule, out.quantifier);
        return std::move(out.end);
    }

    Deny deny(const YamlNode& node) {
        YamlMap map(reading, node, "deny", keys::deny);
        return {any(map.need("from"), "deny"),
                any(map.need("to"), "deny"),
                service(map),
                {way(map, "through"), way(map, "not_through")},
                exceptions(map)};
    }

    Require require(const YamlNode& node) {
        YamlMap map(reading, node, "require", keys::require);
        const Quantified from = quantified(map.need("from"), "each"), to = quantified(map.need("to"), "any");
        Require out{from.end,
                    to.end,
                    service(map),
                    to.quantifier != "any",
                    {way(map, "through"), way(map, "not_through")},
                    exceptions(map),
                    from.quantifier == "any"};
        if (const auto each = map.find("to_each"); each.defined()) out.all = reading.truth(each, "to_each");
        if (const auto both = map.find("both_ways"); both.defined()) {
            out.way.both_ways = reading.truth(both, "both_ways");
            if (reading.ok() && out.way.through.empty()) reading.fail(both, "'both_ways' needs a 'through'");
        }
        if (const auto replies = map.find("replies"); replies.defined())
            if (reading.text(replies, "replies") != "required" && reading.ok())
                reading.fail(replies, "'replies' is always required: a connection without them is none");
        return out;
    }

    Only only(const YamlNode& node) {
        YamlMap map(reading, node, "only", keys::only);
        return {any(map.need("to"), "only"), any(map.need("from"), "only"), service(map), exceptions(map)};
    }

    ObjectCheck object_check(const YamlNode& node, YamlMap& map) {
        ObjectCheck out{{}, {Condition::All{}, {}}, {Condition::All{}, {}}, {}};
        const YamlNode noun_node = map.need("for");
        out.noun = reading.text(noun_node, "for");
        if (!reading.ok()) return out;
        const auto noun = parse_noun(out.noun);
        if (!noun) {
            reading.fail(noun_node, "unknown kind of object '{}'{}", out.noun, did_you_mean(out.noun, noun_names()));
            return out;
        }
        const auto where = map.find("where");  // an empty one picks every object
        if (where.defined() && !(where.is_map() && where.entries().empty()))
            out.where = read_condition(reading, where, *noun, services);
        const YamlNode assertion = map.find("assert");
        if (!assertion.defined())
            reading.fail(node, "'for' needs an 'assert'");
        else
            out.assertion = read_condition(reading, assertion, *noun, services);
        if (const auto message = map.find("message"); message.defined()) {
            out.message = reading.text(message, "message");
            check_message(reading, message, *noun, out.message);
        }
        return out;
    }

    void body(const YamlNode& node, YamlMap& map, Rule& rule) {
        std::vector<std::string_view> bodies;
        for (const std::string_view key : {"deny", "require", "only", "for"})
            if (map.find(key).defined()) bodies.push_back(key);
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
            if (const auto extra = map.find(key); extra.defined())
                return reading.fail(extra, "'{}' belongs to 'for', not to '{}'", key, bodies[0]);
    }
};

}  // namespace

std::span<const std::string_view> way_words() {
    return keys::ways;
}

Rule read_rule(YamlReading& reading, const YamlNode& node, Headings headings, const ServiceNames& services) {
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
              {},
              Deny{nobody, nobody, {}, {}, {}},
              reading.at(node)};
    YamlMap map(reading, node, "a rule", keys::rule);
    if (!reading.ok()) return rule;
    const auto text = [&](std::string_view key, bool needed) {
        const YamlNode found = needed ? map.need(key) : map.find(key);
        return found.defined() ? reading.text(found, key) : std::string();
    };
    const bool all = headings == Headings::all;
    rule.id = text("id", true);
    if (reading.ok() && !is_kebab(rule.id))
        reading.fail(map.find("id"), "an id is words of a-z and 0-9 joined by '-', not '{}'", rule.id);
    rule.title = text("title", all);
    rule.what = text("what", all);
    rule.why = text("why", all);
    rule.fix = text("fix", all);
    if (const YamlNode severity = all ? map.need("severity") : map.find("severity"); severity.defined()) {
        const auto parsed = parse_severity(reading.text(severity, "severity"));
        if (!parsed)
            reading.fail(severity, "{}", parsed.error().message);
        else
            rule.severity = *parsed;
    }
    if (const YamlNode references = map.find("references"); references.defined())
        rule.references = reading.texts(references, "references");
    if (const YamlNode unknown = map.find("unknown"); unknown.defined()) {
        const auto* found = std::ranges::find(keys::unknowns, reading.text(unknown, "unknown"));
        if (found == keys::unknowns.end())
            reading.fail(unknown, "'unknown' is report, fail or ignore");
        else
            rule.unknown = static_cast<Rule::Unknown>(found - keys::unknowns.begin());
    }
    rule.covered_by = text("covered_by", false);
    RuleReader{reading, services}.body(node, map, rule);
    if (rule.title.empty()) rule.title = rule.id;
    return rule;
}

Result<Rule> parse_rule(std::string_view text, std::string_view file, const ServiceNames& services) {
    const auto document = parse_yaml(text, std::string(file));
    if (!document) return std::unexpected(document.error());
    return read_rule_file(document->root(), file, services);
}

Result<Rule> read_rule_file(const YamlNode& root, std::string_view file, const ServiceNames& services) {
    YamlReading reading(file);
    Rule rule = read_rule(reading, root, Headings::all, services);
    const std::filesystem::path path(file);
    rule.theme = path.parent_path().filename().string();
    if (reading.ok() && path.stem().string() != rule.id)
        reading.fail(root.find("id"), "the id '{}' is not the name of its file", rule.id);
    if (!reading.ok()) return reading.error();
    return rule;
}

}  // namespace netlint::rule
