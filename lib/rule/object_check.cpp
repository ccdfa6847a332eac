// Object rules.
#include <algorithm>
#include <utility>

#include "checks.hpp"
#include "message.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::rule {
namespace {

using model::Tri;

std::vector<std::string> without(std::vector<std::string> texts, const std::string& text) {
    std::erase(texts, text);
    return texts;
}

// Calls `visit` for every test in the condition.
template <class Visit>
void each_test(const Condition& condition, const Visit& visit) {
    const auto all = [&](const auto& list) {
        for (const Condition& part : list.parts) each_test(part, visit);
    };
    std::visit(overloaded{
                   [&](const Condition::Test& test) { visit(test, condition.where); },
                   [&](const Condition::All& list) { all(list); },
                   [&](const Condition::Any& list) { all(list); },
                   [&](const Condition::Not& list) { all(list); },
               },
               condition.kind);
}

}  // namespace

ObjectRule::ObjectRule(const Rule& rule)
    : rule_(rule),
      check_(std::get<ObjectCheck>(rule.body)),
      noun_(*parse_noun(check_.noun)),
      where_(check_.where, noun_),
      assertion_(check_.assertion, noun_) {}

Result<void> ObjectRule::add_zones(Context& context, const Ends& ends) const {
    std::optional<Error> error;
    for (const Condition* condition : {&check_.where, &check_.assertion}) {
        each_test(*condition, [&](const Condition::Test& test, const Location& where) {
            if (find_field(noun_, test.field)->argument != ArgumentKind::zone) return;
            for (const std::string& name : test.argument) {
                auto side = ends.side({Selector::Name{name}, where}, rule_);
                if (side)
                    context.add_zone(name, *std::move(side));
                else if (!error)
                    error = side.error();
            }
        });
    }
    if (error) return std::unexpected(*std::move(error));
    return {};
}

void ObjectRule::check(const Context& context, const Object& object, Findings& out) const {
    Judgement picked = where_.judge(context, object);
    if (picked.value == Tri::no) return;
    Judgement held = assertion_.judge(context, object);
    if (held.value == Tri::yes) return;
    const model::Network& network = context.network();
    const model::Certainty itself = certainty_of(network, object);
    const bool certain = picked.value == Tri::yes && held.value == Tri::no && itself.certain();
    if (!certain && rule_.unknown == Rule::Unknown::ignore) return;

    Finding& finding = out.emplace_back(finding_of(rule_));
    finding.where = where_of(network, object);
    finding.address = finding.where.address;
    finding.grade = finding.where.grade;
    finding.certainty = certain ? FindingCertainty::certain : FindingCertainty::possible;
    if (!certain) {
        finding.depends_on = held.depends_on;
        for (const std::string& text : picked.depends_on)
            if (std::ranges::find(finding.depends_on, text) == finding.depends_on.end())
                finding.depends_on.push_back(text);
        if (!itself.certain()) finding.depends_on.push_back(itself.depends_on());
    }
    if (held.because.empty()) held.because = picked.because;
    finding.message = fill(context, object, check_.message, reason_of(check_, held, finding));
    finding.related = without(std::move(held.related), finding.address);
    for (const std::string& other : without(std::move(picked.related), finding.address))
        if (std::ranges::find(finding.related, other) == finding.related.end()) finding.related.push_back(other);
    if (held.proof)
        take_proof(finding, *std::move(held.proof));
    else if (picked.proof)
        take_proof(finding, *std::move(picked.proof));
}

}  // namespace netlint::rule
