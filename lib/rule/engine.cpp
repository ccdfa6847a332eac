// Runs the rules, then accepts, groups and sorts what they find.
#include "netlint/rule/engine.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <tuple>

#include <fmt/format.h>

#include "checks.hpp"
#include "glob.hpp"
#include "netlint/rule/sort_findings.hpp"
#include "netlint/rule/zone.hpp"

namespace netlint::rule {
namespace {

void accept(Findings& findings, const Policy& policy, const Ends& ends, std::vector<Diagnostic>& diagnostics) {
    for (const Waiver& waiver : policy.waivers) {
        std::size_t met = 0;
        for (Finding& finding : findings) {
            if (!matches_glob(waiver.rule, finding.rule) || !matches_glob(waiver.address, finding.address)) continue;
            ++met;
            if (!ends.expired(waiver.until)) finding.waived_by = waiver.reason;
        }
        const std::string name = fmt::format("the waiver of {} for {}", waiver.rule, waiver.address);
        if (met == 0)
            diagnostics.push_back({DiagnosticLevel::note, name + " meets no finding", {}, {}, {}});
        else if (ends.expired(waiver.until))
            diagnostics.push_back(
                {DiagnosticLevel::warning, fmt::format("{} ended on {}", name, waiver.until), {}, {}, {}});
    }
}

void recognise(Findings& findings, std::span<const Known> known) {
    for (Finding& finding : findings)
        for (const Known& one : known)
            if (finding.known_by.empty() && one.baseline.contains(finding)) finding.known_by = one.name;
}

// Leaves out what other rules say already: of the same element as part of something worse; or, of what the plan leaves
// open, by the same unknown values between the same ends.
void drop_covered(Findings& findings, std::span<const Rule> rules) {
    using Blamed = std::tuple<std::string, std::string, std::string>;             // rule, address, attribute
    using Open = std::tuple<std::string, std::string, std::vector<std::string>>;  // from, to, what it depends on
    std::map<std::string, std::string> covered_by;
    std::set<std::string> covering;
    for (const Rule& rule : rules)
        if (!rule.covered_by.empty()) {
            covered_by.emplace(rule.id, rule.covered_by);
            covering.insert(rule.covered_by);
        }
    std::set<Blamed> blamed;
    std::set<Open> open;
    for (const Finding& finding : findings) {
        if (finding.certainty == FindingCertainty::certain && covering.contains(finding.rule))
            blamed.emplace(finding.rule, finding.where.address, finding.where.attribute);
        if (finding.certainty == FindingCertainty::possible && !finding.from.empty() &&
            !covered_by.contains(finding.rule))
            open.emplace(finding.from, finding.to, finding.depends_on);
    }
    std::erase_if(findings, [&](const Finding& finding) {
        const auto found = covered_by.find(finding.rule);
        if (found == covered_by.end()) return false;
        if (finding.certainty == FindingCertainty::possible)
            return open.contains({finding.from, finding.to, finding.depends_on});
        return !finding.where.address.empty() &&
               blamed.contains({found->second, finding.where.address, finding.where.attribute});
    });
}

// In any order. The longest list takes in the others: mostly it is far longer.
Findings joined(std::vector<Findings> lists) {
    if (lists.empty()) return {};
    Findings& longest = *std::ranges::max_element(lists, {}, &Findings::size);
    Findings out = std::move(longest);
    longest.clear();
    for (Findings& list : lists) {
        std::ranges::move(list, std::back_inserter(out));
        list = {};
    }
    return out;
}

// Ends that share one cause: an element opens something for them that is not theirs alone.
bool shares_cause(const Finding& finding) {
    return !finding.from.empty() && !finding.where.address.empty() && finding.where.address != finding.address;
}

// Before they are compared with a baseline, which must not hold them either.
void hide_sensitive(Findings& findings, const model::Sensitive& sensitive) {
    if (sensitive.empty()) return;
    for (Finding& finding : findings) {
        for (std::string* text : {&finding.message, &finding.from, &finding.to, &finding.services})
            *text = sensitive.hidden_in(*text);
        for (auto* texts : {&finding.also_from, &finding.depends_on})
            for (std::string& text : *texts) text = sensitive.hidden_in(text);
    }
}

void sort(Findings& findings) {
    const auto head = [](const Finding& finding) {
        return std::pair(-static_cast<int>(finding.severity), std::string_view(finding.rule));
    };
    sort_findings(findings, head, [](const Finding& a, const Finding& b) {
        return std::tie(a.from, a.to, a.message) < std::tie(b.from, b.to, b.message);
    });
}

// Keeps a finding as the next of those that stay, which may be itself.
void keep(Findings& findings, std::size_t& kept, Finding& finding) {
    if (&findings[kept] != &finding) findings[kept] = std::move(finding);
    ++kept;
}

// Targets that one element opens to one source for the same services are one finding with several targets.
void group_targets(Findings& findings) {
    using Key = std::tuple<std::string, std::string, std::string, std::string, std::string, FindingCertainty,
                           std::string, std::string>;
    std::map<Key, std::size_t> first;
    std::size_t kept = 0;
    for (Finding& finding : findings) {
        if (!shares_cause(finding)) {
            keep(findings, kept, finding);
            continue;
        }
        Key key{finding.rule,      finding.from,      finding.services, finding.where.address, finding.where.attribute,
                finding.certainty, finding.waived_by, finding.known_by};
        const auto [at, added] = first.try_emplace(std::move(key), kept);
        if (added)
            keep(findings, kept, finding);
        else if (findings[at->second].address != finding.address)
            findings[at->second].related.push_back(finding.address);
    }
    findings.resize(kept);
}

// Sources to which one element opens the same targets for the same services are one finding with several sources.
void group_sources(Findings& findings) {
    using Texts = std::vector<std::string>;
    std::map<std::tuple<Texts, Texts, Texts, FindingCertainty>, std::size_t> first;
    std::size_t kept = 0;
    for (Finding& finding : findings) {
        if (!shares_cause(finding)) {
            keep(findings, kept, finding);
            continue;
        }
        Texts same{finding.rule,          finding.address,         finding.to,        finding.services,
                   finding.where.address, finding.where.attribute, finding.waived_by, finding.known_by};
        const auto [at, added] =
            first.try_emplace({std::move(same), finding.related, finding.depends_on, finding.certainty}, kept);
        if (added)
            keep(findings, kept, finding);
        else
            findings[at->second].also_from.push_back(std::move(finding.from));
    }
    findings.resize(kept);
}

}  // namespace

Finding finding_of(const Rule& rule) {
    Finding finding;
    finding.rule = rule.id;
    finding.severity = rule.severity;
    finding.possible_fails = rule.unknown == Rule::Unknown::fail;
    return finding;
}

void take_proof(Finding& finding, reach::Answer answer) {
    finding.witness = answer.witness;
    finding.path = std::move(answer.path);
    finding.return_path = std::move(answer.return_path);
    finding.blockers = std::move(answer.blockers);
    finding.grade = std::max(finding.grade, answer.grade);
}

Result<Findings> check(const reach::Engine& engine, const Policy& policy, std::span<const Rule> rules,
                       const RuleSpec& spec, std::vector<Diagnostic>& diagnostics) {
    const Zones zones(engine.network(), policy, spec.zones_may_be_empty);
    const Ends ends(zones, spec.today, spec.zones_may_be_empty);
    const net::PortRange ports = net::ephemeral_ports(policy.assume.client_ports);
    auto found = run_rules(engine, set::to_port_set(ports), ends, rules, spec.threads);
    if (!found) return std::unexpected(std::move(found.error()));
    for (std::size_t i = 0; i < rules.size(); ++i) {
        Findings& some = (*found)[i];
        if (rules[i].unknown == Rule::Unknown::ignore)
            std::erase_if(some, [](const Finding& finding) { return finding.certainty == FindingCertainty::possible; });
        const auto advice = std::make_shared<const Advice>(rules[i].title, rules[i].fix, rules[i].references);
        for (Finding& finding : some) finding.advice = advice;
    }
    Findings findings = joined(*std::move(found));
    hide_sensitive(findings, engine.network().sensitive);
    drop_covered(findings, rules);
    sort(findings);
    accept(findings, policy, ends, diagnostics);
    recognise(findings, spec.known);
    group_targets(findings);
    group_sources(findings);
    return findings;
}

}  // namespace netlint::rule
