// Kleene's three-valued logic over typed tests.
#include "evaluation.hpp"

#include <algorithm>
#include <cassert>

#include "fields/functions.hpp"
#include "netlint/base/overloaded.hpp"
#include "netlint/net/well_known.hpp"

namespace netlint::rule {
namespace {

using model::Tri;
using set::AddressSet;
using set::ServiceSet;

Tri to_tri(bool value) {
    return value ? Tri::yes : Tri::no;
}

Tri negated(Tri value) {
    if (value == Tri::unknown) return value;
    return value == Tri::yes ? Tri::no : Tri::yes;
}

Tri compare(const set::Bounds<AddressSet>& value, Operator op, const AddressSet& operand) {
    switch (op) {
        case Operator::overlaps:
            if (value.must.overlaps(operand)) return Tri::yes;
            return value.may.overlaps(operand) ? Tri::unknown : Tri::no;
        case Operator::within:
            if (value.may.subset_of(operand)) return Tri::yes;
            return value.must.subset_of(operand) ? Tri::unknown : Tri::no;
        case Operator::covers:
            if (operand.subset_of(value.must)) return Tri::yes;
            return operand.subset_of(value.may) ? Tri::unknown : Tri::no;
        case Operator::equals:
            if (!value.certain()) return Tri::unknown;
            return to_tri(value.must == operand);
        default:
            break;
    }
    assert(false);
    return Tri::unknown;
}

// With `open` there may be more of them than `value`.
Tri compare(const ServiceSet& value, bool open, Operator op, const ServiceSet& operand) {
    const Tri no = open ? Tri::unknown : Tri::no;
    switch (op) {
        case Operator::overlaps:
            return value.overlaps(operand) ? Tri::yes : no;
        case Operator::within:
            if (!value.subset_of(operand)) return Tri::no;
            return open ? Tri::unknown : Tri::yes;
        case Operator::covers:
            return operand.subset_of(value) ? Tri::yes : no;
        default:
            return open ? Tri::unknown : to_tri(value == operand);
    }
}

Tri compare(const std::vector<std::string>& value, Operator op, const std::vector<std::string>& operand) {
    const auto has = [&](const std::string& text) { return std::ranges::find(value, text) != value.end(); };
    const auto wanted = [&](const std::string& text) { return std::ranges::find(operand, text) != operand.end(); };
    switch (op) {
        case Operator::overlaps:
            return to_tri(std::ranges::any_of(operand, has));
        case Operator::covers:
            return to_tri(std::ranges::all_of(operand, has));
        default:
            return to_tri(std::ranges::all_of(value, wanted));
    }
}

Tri compare_size(const Fact& fact, double least) {
    if (const auto* number = std::get_if<double>(&fact.value)) return to_tri(*number >= least);
    if (const auto* list = std::get_if<std::vector<std::string>>(&fact.value)) {
        if (static_cast<double>(list->size()) >= least) return Tri::yes;
        return fact.depends_on.empty() ? Tri::no : Tri::unknown;
    }
    if (const auto* addresses = std::get_if<set::Bounds<AddressSet>>(&fact.value)) {
        if (addresses->must.count().convert_to<double>() >= least) return Tri::yes;
        return addresses->may.count().convert_to<double>() >= least ? Tri::unknown : Tri::no;
    }
    if (const auto* services = std::get_if<ServiceSet>(&fact.value)) {
        // Ports, those of TCP and of UDP each for itself: protocols without any count for nothing.
        if ((*services & ServiceSet::with_ports()).count().convert_to<double>() >= least) return Tri::yes;
        return fact.depends_on.empty() ? Tri::no : Tri::unknown;
    }
    return Tri::no;
}

bool exists(const Fact& fact) {
    return std::visit(overloaded{
                          [](std::monostate) { return false; },
                          [](const std::string& text) { return !text.empty(); },
                          [](const std::vector<std::string>& list) { return !list.empty(); },
                          [](const set::Bounds<AddressSet>& addresses) { return !addresses.may.empty(); },
                          [](const ServiceSet& services) { return !services.empty(); },
                          [](const auto&) { return true; },
                      },
                      fact.value);
}

// Those that give some of the services asked for; all, where none are.
std::string givers_of(const Fact& fact, const Condition::Test& test) {
    const auto* asked = std::get_if<ServiceSet>(&test.operand);
    std::vector<std::string> out;
    for (const auto& [services, giver] : fact.givers)
        if (!asked || services.overlaps(*asked)) out.push_back(giver);
    return out.empty() ? std::string() : "by " + fields::listed(out);
}

Tri apply(const Fact& fact, const Condition::Test& test) {
    if (test.op == Operator::exists) return to_tri(exists(fact) == std::get<bool>(test.operand));
    if (std::holds_alternative<std::monostate>(fact.value)) return fact.depends_on.empty() ? Tri::no : Tri::unknown;
    if (test.op == Operator::size_at_least) return compare_size(fact, std::get<double>(test.operand));
    return std::visit(
        overloaded{
            [&](Tri value) { return std::get<bool>(test.operand) ? value : negated(value); },
            [&](double value) { return to_tri(value == std::get<double>(test.operand)); },
            [&](const std::string& value) {
                const auto& words = std::get<std::vector<std::string>>(test.operand);
                const Tri known = to_tri(std::ranges::find(words, value) != words.end());
                return fact.depends_on.empty() ? known : Tri::unknown;
            },
            [&](const std::vector<std::string>& value) {
                const Tri known = compare(value, test.op, std::get<std::vector<std::string>>(test.operand));
                return fact.depends_on.empty() ? known : Tri::unknown;
            },
            [&](const set::Bounds<AddressSet>& value) {
                return compare(value, test.op, std::get<AddressSet>(test.operand));
            },
            [&](const ServiceSet& value) {
                return compare(value, !fact.depends_on.empty(), test.op, std::get<ServiceSet>(test.operand));
            },
            [](std::monostate) { return Tri::no; },
        },
        fact.value);
}

template <class T>
void append(std::vector<T>& to, const std::vector<T>& from) {
    for (const T& item : from)
        if (std::ranges::find(to, item) == to.end()) to.push_back(item);
}

// The proof moves over.
void take_reasons(Judgement& to, Judgement& from) {
    append(to.because, from.because);
    append(to.related, from.related);
    if (!to.proof) to.proof = std::move(from.proof);
}

}  // namespace

BoundCondition::BoundCondition(const Condition& condition, Noun noun) : condition_(&condition) {
    const auto bind = [&](const auto& list) {
        for (const Condition& part : list.parts) parts_.emplace_back(part, noun);
    };
    std::visit(
        overloaded{
            [&](const Condition::Test& test) {
                field_ = find_field(noun, test.field);
                assert(field_ && "conditions name fields of their noun");
            },
            bind,
        },
        condition.kind);
}

Asks BoundCondition::asks() const {
    Asks most = field_ ? field_->asks : Asks::nothing;
    for (const BoundCondition& part : parts_) most = std::max(most, part.asks());
    return most;
}

Judgement BoundCondition::judge(const Context& context, const Object& object) const {
    return std::visit(overloaded{
                          [&](const Condition::All&) { return judge_list(context, object, Tri::no); },
                          [&](const Condition::Any&) { return judge_list(context, object, Tri::yes); },
                          [&](const Condition::Not&) {
                              Judgement out = parts_.front().judge(context, object);
                              out.value = negated(out.value);
                              return out;
                          },
                          [&](const Condition::Test&) { return judge_test(context, object); },
                      },
                      condition_->kind);
}

Judgement BoundCondition::judge_test(const Context& context, const Object& object) const {
    const auto& test = std::get<Condition::Test>(condition_->kind);
    Fact fact = field_->read(context, object, test.argument);
    Judgement out;
    out.value = apply(fact, test);
    if (out.value == Tri::unknown) out.depends_on = std::move(fact.depends_on);
    if (!fact.because.empty()) out.because.push_back(std::move(fact.because));
    if (const std::string givers = givers_of(fact, test); !givers.empty()) out.because.push_back(givers);
    out.related = std::move(fact.related);
    out.proof = std::move(fact.proof);
    return out;
}

// `decisive` ends the walk: no for all, yes for any.
Judgement BoundCondition::judge_list(const Context& context, const Object& object, Tri decisive) const {
    Judgement out;
    out.value = negated(decisive);
    for (const BoundCondition& part : parts_) {
        Judgement one = part.judge(context, object);
        if (one.value == decisive) return one;
        take_reasons(out, one);
        if (one.value != Tri::unknown) continue;
        out.value = Tri::unknown;
        append(out.depends_on, one.depends_on);
    }
    return out;
}

}  // namespace netlint::rule
