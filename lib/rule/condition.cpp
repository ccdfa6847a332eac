// Conditions as text, for messages.
#include "netlint/rule/condition.hpp"

#include <fmt/format.h>

#include "keys.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::rule {
namespace {

std::string in_brackets(const std::vector<std::string>& texts) {
    return texts.size() == 1 ? texts.front() : fmt::format("[{}]", fmt::join(texts, ", "));
}

std::string operand_text(const Operand& operand) {
    const auto listed = [](std::string text) {
        return text.find(", ") == std::string::npos ? text : fmt::format("[{}]", text);
    };
    return std::visit(overloaded{
                          [](bool value) { return std::string(value ? "true" : "false"); },
                          [](double value) { return fmt::format("{:g}", value); },
                          [](const std::string& text) { return text; },
                          [](const std::vector<std::string>& texts) { return in_brackets(texts); },
                          [&](const set::AddressSet& addresses) {
                              if (addresses == set::AddressSet::internet()) return std::string("internet");
                              return addresses == set::AddressSet::all() ? "all" : listed(addresses.to_string());
                          },
                          [&](const set::ServiceSet& services) { return listed(services.to_string()); },
                      },
                      operand);
}

// Without the braces of a map.
std::string body(const Condition& condition) {
    const auto bodies = [](const std::vector<Condition>& parts) {
        std::vector<std::string> out;
        for (const Condition& part : parts) out.push_back(body(part));
        return out;
    };
    return std::visit(
        overloaded{
            [&](const Condition::All& all) { return fmt::format("{}", fmt::join(bodies(all.parts), ", ")); },
            [&](const Condition::Any& any) {
                return fmt::format("any: [{{{}}}]", fmt::join(bodies(any.parts), "}, {"));
            },
            [&](const Condition::Not& no) { return fmt::format("not: {{{}}}", body(no.parts.front())); },
            [](const Condition::Test& test) {
                if (!test.argument.empty()) return fmt::format("{}: {}", test.field, in_brackets(test.argument));
                const std::string operand = operand_text(test.operand);
                if (test.op == Operator::equals || test.op == Operator::in)
                    return fmt::format("{}: {}", test.field, operand);
                return fmt::format("{}: {{{}: {}}}", test.field, to_string(test.op), operand);
            },
        },
        condition.kind);
}

}  // namespace

std::string_view to_string(Operator op) {
    return keys::operators[static_cast<std::size_t>(op)];
}

std::string to_string(const Condition& condition) {
    return fmt::format("{{{}}}", body(condition));
}

}  // namespace netlint::rule
