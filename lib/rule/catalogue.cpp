// The catalogue, and which of its rules a policy runs.
#include "netlint/rule/catalogue.hpp"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "embedded_rules.hpp"
#include "netlint/base/suggestion.hpp"
#include "rule_reading.hpp"

namespace netlint::rule {
namespace {

bool named(const Rule& rule, std::string_view name) {
    return name == rule.id || name == rule.theme || (name == "catalogue" && !rule.theme.empty());
}

bool named_by_any(const Rule& rule, const std::vector<RuleName>& names) {
    return std::ranges::any_of(names, [&](const RuleName& name) { return named(rule, name.text); });
}

bool named_by_any(const Rule& rule, std::span<const std::string> names) {
    return std::ranges::any_of(names, [&](const std::string& name) { return named(rule, name); });
}

std::optional<Error> check_name(std::string_view name, const Location& where, const std::vector<const Rule*>& rules) {
    if (name == "catalogue") return std::nullopt;
    std::vector<std::string> known{"catalogue"};
    for (const Rule* rule : rules) {
        if (named(*rule, name)) return std::nullopt;
        known.push_back(rule->id);
        known.push_back(rule->theme);
    }
    std::ranges::sort(known);
    known.erase(std::unique(known.begin(), known.end()), known.end());
    Error error{fmt::format("no rule or theme is called '{}'{}", name, did_you_mean(name, known)), std::nullopt};
    if (!where.file.empty()) error.where = where;
    return error;
}

// A waiver is of one rule, or of those that its pattern matches.
std::optional<Error> check_waiver(const Waiver& waiver, const std::vector<const Rule*>& rules) {
    if (waiver.rule.find_first_of("*?") != std::string::npos) return std::nullopt;
    std::vector<std::string> known;
    for (const Rule* rule : rules) {
        if (rule->id == waiver.rule) return std::nullopt;
        known.push_back(rule->id);
    }
    return Error{fmt::format("no rule is called '{}'{}", waiver.rule, did_you_mean(waiver.rule, known)), waiver.where};
}

std::string joined(std::string_view option, std::span<const std::string> names) {
    return fmt::format("{} {}", option, fmt::join(names, ","));
}

// Who left no rule: a gate that holds a plan to nothing must not say yes.
Error nothing_to_run(const Policy& policy, std::span<const std::string> only, std::span<const std::string> skip,
                     bool any_chosen) {
    constexpr std::string_view none = "no rule is left to check: ";
    if (!any_chosen) return {fmt::format("{}the policy uses none and has none of its own", none), std::nullopt};
    std::string skippers = policy.skip.empty() ? std::string() : "the policy's skip";
    if (!skip.empty()) skippers += (skippers.empty() ? "" : " and ") + joined("--skip", skip);
    const std::string chosen = only.empty() ? std::string("the policy uses") : joined("--only", only) + " chooses";
    const bool several = !policy.skip.empty() && !skip.empty();
    return {fmt::format("{}{} {} out all that {}", none, skippers, several ? "leave" : "leaves", chosen), std::nullopt};
}

Result<std::vector<Rule>> read_all() {
    std::vector<Rule> rules;
    rules.reserve(embedded_rules().size());
    for (const EmbeddedFile& file : embedded_rules()) {
        auto rule = read_rule_file({file.rows, file.texts}, file.path);
        if (!rule) return std::unexpected(rule.error());
        rules.push_back(*std::move(rule));
    }
    std::ranges::sort(rules, {}, [](const Rule& rule) { return std::tie(rule.theme, rule.id); });
    return rules;
}

}  // namespace

const Result<std::vector<Rule>>& catalogue() {
    static const Result<std::vector<Rule>> rules = read_all();
    return rules;
}

Result<std::vector<Rule>> rules_to_run(const Policy& policy, std::span<const Rule> known,
                                       std::span<const std::string> only, std::span<const std::string> skip) {
    std::vector<const Rule*> all;
    for (const Rule& rule : known) all.push_back(&rule);
    for (const Rule& rule : policy.own) {
        for (const Rule* other : all)
            if (other->id == rule.id) return fail_at(rule.where, "a rule with the id '{}' exists already", rule.id);
        all.push_back(&rule);
    }
    for (const auto* names : {&policy.use, &policy.skip})
        for (const RuleName& name : *names)
            if (auto error = check_name(name.text, name.where, all)) return std::unexpected(*std::move(error));
    for (const auto& [name, severity] : policy.severity)
        if (auto error = check_name(name.text, name.where, all)) return std::unexpected(*std::move(error));
    for (const auto names : {only, skip})
        for (const std::string& name : names)
            if (auto error = check_name(name, {}, all)) return std::unexpected(*std::move(error));
    for (const Waiver& waiver : policy.waivers)
        if (auto error = check_waiver(waiver, all)) return std::unexpected(*std::move(error));

    std::vector<Rule> out;
    bool any_chosen = false;
    for (const Rule* rule : all) {
        const bool own = rule >= policy.own.data() && rule < policy.own.data() + policy.own.size();
        if (!own && only.empty() && !named_by_any(*rule, policy.use)) continue;
        if (!only.empty() && !named_by_any(*rule, only)) continue;
        any_chosen = true;
        if (named_by_any(*rule, policy.skip) || named_by_any(*rule, skip)) continue;
        Rule& chosen = out.emplace_back(*rule);
        for (const auto& [name, severity] : policy.severity)
            if (named(chosen, name.text)) chosen.severity = severity;
    }
    if (out.empty()) return std::unexpected(nothing_to_run(policy, only, skip, any_chosen));
    return out;
}

}  // namespace netlint::rule
