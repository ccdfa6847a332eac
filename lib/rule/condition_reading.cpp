// Conditions as YAML writes them, typed by the table of fields.
#include "condition_reading.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "field.hpp"
#include "keys.hpp"
#include "netlint/base/suggestion.hpp"
#include "netlint/net/prefix.hpp"
#include "selector_reading.hpp"

namespace netlint::rule {
namespace {

std::string with_article(Noun noun) {
    const std::string_view word = to_string(noun);
    return fmt::format("{} {}", std::string_view("aeio").find(word.front()) == std::string_view::npos ? "a" : "an",
                       word);
}

// Which operators fit a kind of field.
bool fits(Operator op, Kind kind) {
    switch (op) {
        case Operator::exists:
            return true;
        case Operator::equals:
            return kind != Kind::list;
        case Operator::in:
            return kind == Kind::text;
        case Operator::overlaps:
        case Operator::within:
        case Operator::covers:
            return kind == Kind::addresses || kind == Kind::services || kind == Kind::list;
        case Operator::size_at_least:
            return kind == Kind::number || kind == Kind::list || kind == Kind::addresses || kind == Kind::services;
    }
    return false;
}

std::string operators_of(Kind kind) {
    return fmt::format("{}", fmt::join(operators_for(kind), ", "));
}

struct Reader {
    YamlReading& reading;
    Noun noun;
    const ServiceNames& services;

    set::AddressSet addresses(const YamlNode& node) {
        set::AddressSet out;
        for (const std::string& text : reading.texts(node, "an address set")) {
            if (text == "internet")
                out |= set::AddressSet::internet();
            else if (text == "all")
                out |= set::AddressSet::all();
            else if (const auto prefix = net::Prefix::parse(text))
                out |= set::AddressSet::of(*prefix);
            else
                reading.fail(node, "{}; an address set is internet, all or prefixes", prefix.error().message);
        }
        return out;
    }

    // The values, each one of the field's words where it knows only some.
    std::vector<std::string> words(const YamlNode& node, const Field& field, std::string_view name) {
        std::vector<std::string> out = reading.texts(node, name);
        if (field.words.empty() || !reading.ok()) return out;
        const std::vector<std::string> known(field.words.begin(), field.words.end());
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (std::ranges::find(known, out[i]) != known.end()) continue;
            const YamlNode at = node.is_sequence() ? node.items()[i] : node;
            const std::string hint = did_you_mean(out[i], known);
            const std::string all = fmt::format("{}", fmt::join(known, ", "));
            if (field.argument == ArgumentKind::word)
                reading.fail(at, "'{}' is nothing that {} takes{}", out[i], field.name,
                             hint.empty() ? "; it takes " + all : hint);
            else
                reading.fail(at, "unknown {} '{}'{}", field.name, out[i], hint.empty() ? "; known: " + all : hint);
        }
        return out;
    }

    // An empty list would be met by nothing, or by everything.
    bool is_given(const YamlNode& node, std::string_view name) {
        const bool empty = node.is_sequence() && node.items().empty();
        if (empty) reading.fail(node, "'{}' is an empty list", name);
        return !empty;
    }

    Operand operand(const YamlNode& node, const Field& field, Operator op) {
        if (op == Operator::exists) return reading.truth(node, "exists");
        if (op == Operator::size_at_least) return reading.number(node, "size_at_least");
        switch (field.kind) {
            case Kind::truth:
                return reading.truth(node, "the field");
            case Kind::number:
                return reading.number(node, "the field");
            case Kind::text:
            case Kind::list:
                return words(node, field, "the field");
            case Kind::addresses:
                return addresses(node);
            case Kind::services:
                return read_services(reading, node, services);
        }
        return true;
    }

    Condition test(const YamlNode& at, const Field& field, Operator op, const YamlNode& value) {
        Condition::Test test{std::string(field.name), {}, op, {}};
        if (is_given(value, field.name)) test.operand = operand(value, field, op);
        return {std::move(test), reading.at(at)};
    }

    std::vector<std::string> argument(const YamlNode& node, const Field& field) {
        if (!is_given(node, field.name)) return {};
        return words(node, field, field.name);
    }

    Condition negation(Condition inner, const Location& where) {
        std::vector<Condition> parts;
        parts.push_back(std::move(inner));
        return {Condition::Not{std::move(parts)}, where};
    }

    // What stands behind a field's name.
    Condition field(const YamlNode& at, const Field& field, const YamlNode& value) {
        const Location where = reading.at(at);
        if (field.argument != ArgumentKind::none) {
            if (value.is_map()) {
                static constexpr std::array<std::string_view, 1> keys{"not"};
                YamlMap map(reading, value, field.name, keys);
                const YamlNode inner = map.need("not");
                return reading.ok() ? negation(this->field(at, field, inner), where)
                                    : Condition{Condition::All{}, where};
            }
            return {Condition::Test{std::string(field.name), argument(value, field), Operator::equals, true}, where};
        }
        if (!value.is_map()) {
            const Operator op = value.is_sequence() && field.kind == Kind::text ? Operator::in : Operator::equals;
            if (fits(op, field.kind)) return test(at, field, op, value);
            reading.fail(value, "{} takes one of {}", field.name, operators_of(field.kind));
            return {Condition::All{}, where};
        }
        std::vector<Condition> parts;
        if (value.entries().empty())
            reading.fail(value, "'{}' is empty; it takes {}", field.name, operators_of(field.kind));
        for (const auto& entry : value.entries()) {
            const std::string name = reading.text(entry.first, "an operator");
            if (name == "not") {
                parts.push_back(negation(this->field(at, field, entry.second), where));
                continue;
            }
            const auto* found = std::ranges::find(keys::operators, name);
            const auto op = static_cast<Operator>(found - keys::operators.begin());
            if (found == keys::operators.end() || !fits(op, field.kind)) {
                const std::vector<std::string> known(keys::operators.begin(), keys::operators.end());
                const std::string hint = found == keys::operators.end() ? did_you_mean(name, known) : "";
                reading.fail(entry.first, "'{}' is no operator of {}{}", name, field.name,
                             hint.empty() ? "; it takes " + operators_of(field.kind) : hint);
                break;
            }
            parts.push_back(test(entry.first, field, op, entry.second));
        }
        if (parts.size() == 1) return std::move(parts.front());
        return {Condition::All{std::move(parts)}, where};
    }

    std::vector<Condition> list(const YamlNode& node, std::string_view key) {
        std::vector<Condition> parts;
        if (!node.is_sequence() || node.items().empty()) {
            reading.fail(node, "'{}' takes a list of conditions", key);
            return parts;
        }
        for (const YamlNode& item : node.items()) parts.push_back(condition(item));
        return parts;
    }

    Condition condition(const YamlNode& node) {
        const Location where = reading.at(node);
        if (!reading.ok()) return {Condition::All{}, where};
        if (!node.is_map()) {
            reading.fail(node, "a condition is a map of fields");
            return {Condition::All{}, where};
        }
        if (node.entries().empty()) reading.fail(node, "the condition is empty, so that everything would fulfil it");
        std::vector<Condition> parts;
        for (const auto& entry : node.entries()) {
            const std::string key = reading.text(entry.first, "a field");
            if (!reading.ok()) break;
            if (key == "all") {
                parts.push_back({Condition::All{list(entry.second, key)}, reading.at(entry.first)});
            } else if (key == "any") {
                parts.push_back({Condition::Any{list(entry.second, key)}, reading.at(entry.first)});
            } else if (key == "not") {
                parts.push_back(negation(condition(entry.second), reading.at(entry.first)));
            } else if (const Field* found = find_field(noun, key)) {
                parts.push_back(field(entry.first, *found, entry.second));
            } else {
                const std::vector<std::string> known = field_names(noun);
                const std::string hint = did_you_mean(key, known);
                reading.fail(entry.first, "{} has no field '{}'{}", with_article(noun), key,
                             hint.empty() ? fmt::format("; it has {}", fmt::join(known, ", ")) : hint);
            }
        }
        if (parts.size() == 1) return std::move(parts.front());
        return {Condition::All{std::move(parts)}, where};
    }
};

}  // namespace

std::vector<std::string_view> operators_for(Kind kind) {
    std::vector<std::string_view> out;
    for (std::size_t i = 0; i < keys::operators.size(); ++i)
        if (fits(static_cast<Operator>(i), kind)) out.push_back(keys::operators[i]);
    return out;
}

Condition read_condition(YamlReading& reading, const YamlNode& node, Noun noun, const ServiceNames& services) {
    return Reader{reading, noun, services}.condition(node);
}

void check_message(YamlReading& reading, const YamlNode& node, Noun noun, std::string_view message) {
    for (std::size_t at = message.find('{'); at != std::string_view::npos; at = message.find('{', at + 1)) {
        const std::size_t end = message.find('}', at);
        if (end == std::string_view::npos) return reading.fail(node, "'{{' without '}}' in the message");
        const std::string name(message.substr(at + 1, end - at - 1));
        const Field* field = find_field(noun, name);
        if (name == "because" || (field && field->argument == ArgumentKind::none)) continue;
        std::vector<std::string> known = field_names(noun);
        known.emplace_back("because");
        return reading.fail(node, "{} has no field '{}' for the message{}", with_article(noun), name,
                            did_you_mean(name, known));
    }
}

}  // namespace netlint::rule
