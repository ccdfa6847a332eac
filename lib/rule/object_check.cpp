// Object rules.
#include <algorithm>
#include <cassert>

#include "checks.hpp"
#include "evaluation.hpp"
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

Result<void> add_zones(Context& context, const Ends& ends, const Rule& rule) {
    const auto* check = std::get_if<ObjectCheck>(&rule.body);
    if (!check) return {};
    std::optional<Error> error;
    for (const Condition* condition : {&check->where, &check->assertion}) {
        each_test(*condition, [&](const Condition::Test& test, const Location& where) {
            const Field* field = find_field(*parse_noun(check->noun), test.field);
            if (!field || field->argument != ArgumentKind::zone) return;
            for (const std::string& name : test.argument) {
                auto side = ends.side({Selector::Name{name}, where}, rule);
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

std::vector<Finding> check_objects(const Context& context, const Rule& rule, const ObjectCheck& check) {
    const model::Network& network = context.network();
    const auto noun = parse_noun(check.noun);
    assert(noun && "a rule is read with its noun");
    std::vector<Finding> out;
    for (const Object& object : objects_of(network, *noun)) {
        Judgement picked = judge(context, object, check.where);
        if (picked.value == Tri::no) continue;
        Judgement held = judge(context, object, check.assertion);
        if (held.value == Tri::yes) continue;
        const model::Certainty itself = certainty_of(network, object);

        Finding finding = finding_of(rule);
        finding.where = where_of(network, object);
        finding.address = finding.where.address;
        finding.grade = finding.where.grade;
        finding.depends_on = held.depends_on;
        for (const std::string& text : picked.depends_on)
            if (std::ranges::find(finding.depends_on, text) == finding.depends_on.end())
                finding.depends_on.push_back(text);
        if (!itself.certain()) finding.depends_on.push_back(itself.depends_on());
        const bool certain = picked.value == Tri::yes && held.value == Tri::no && itself.certain();
        finding.certainty = certain ? FindingCertainty::certain : FindingCertainty::possible;
        if (certain) finding.depends_on.clear();
        if (held.because.empty()) held.because = picked.because;
        finding.message = fill(context, object, check.message.empty() ? "{address}: {because}" : check.message, held);
        finding.related = without(held.related, finding.address);
        for (const std::string& other : without(picked.related, finding.address))
            if (std::ranges::find(finding.related, other) == finding.related.end()) finding.related.push_back(other);
        if (held.proof)
            take_proof(finding, *std::move(held.proof));
        else if (picked.proof)
            take_proof(finding, *std::move(picked.proof));
        out.push_back(std::move(finding));
    }
    return out;
}

}  // namespace netlint::rule
