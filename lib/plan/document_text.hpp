// All that was read of a plan document, as one text: two readings that say the same are the same.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "document.hpp"

namespace netlint::plan::testing {

inline std::string in_quotes(std::string_view text) {
    return fmt::format("\"{}\"", text);
}

inline std::string text_of(const Value& value) {
    std::string text = value.sensitive() ? "!" : "";
    if (value.is_list()) {
        for (const Value& item : value.items()) text += (text.empty() ? "" : ",") + text_of(item);
        return '[' + text + ']';
    }
    if (value.is_object()) {
        for (const auto& [key, member] : value.members()) text += in_quotes(key) + ':' + text_of(member) + ',';
        return '{' + text + '}';
    }
    if (const auto truth = value.kind() == Value::Kind::boolean ? value.as_bool() : std::nullopt)
        return text + (*truth ? "true" : "false");
    if (value.kind() == Value::Kind::string) return text + in_quotes(*value.as_string());
    if (value.kind() == Value::Kind::number) return text + std::string(*value.as_string());
    return text + (value.is_unknown() ? "unknown" : "null");
}

inline std::string text_of(const std::map<std::string, Value, std::less<>>& named) {
    std::string text;
    for (const auto& [name, value] : named) text += in_quotes(name) + text_of(value) + '\n';
    return text;
}

inline std::string text_of(const ConfigModule& module) {
    std::string text = text_of(module.outputs) + text_of(module.defaults);
    for (const ConfigResource& block : module.resources)
        text += fmt::format("{} {} {} {}: {} {} {}\n", static_cast<int>(block.mode), block.type, block.name,
                            block.provider_key, text_of(block.expressions), text_of(block.count_expression),
                            text_of(block.for_each_expression));
    for (const ConfigCall& call : module.calls)
        text += fmt::format("{} {}: {} {} {}\n{}end\n", call.name, call.source, text_of(call.expressions),
                            text_of(call.count_expression), text_of(call.for_each_expression), text_of(*call.module));
    return text;
}

template <class Record>
std::string common_text(const Record& record) {
    return fmt::format("{} {} {}{}{} {} {} {}", record.byte, record.type, record.data, record.wanted, record.other_mode,
                       record.address, record.deposed, text_of(record.index));
}

// What is unknown of a change is told merged with the rest, however it was read.
inline std::string text_of(const ChangeRecord& change, ValueStore& store) {
    const Merged merged = merge_unknown(change.after, change.after_unknown, store);
    const auto action = change.actions.action ? static_cast<int>(*change.actions.action) : -1;
    return fmt::format("{} {} {}{}{}\n {} ({})\n {} {}\n {} {}\n", common_text(change), change.previous_address, action,
                       change.actions.told, change.actions.forgotten, text_of(change.before), change.before_text,
                       text_of(merged.value), merged.agree, text_of(change.before_sensitive),
                       text_of(change.after_sensitive));
}

inline std::string text_of(const StateRecord& record) {
    return fmt::format("{}\n {}\n {}\n", common_text(record), text_of(record.values), text_of(record.sensitive_values));
}

inline std::string text_of(ParsedInput& parsed) {
    const Document& document = parsed.document;
    std::string text =
        fmt::format("{} {} {}{}{}{} {}{}{} {}\n", document.format_version, document.terraform_version,
                    document.has_changes, document.has_planned, document.has_state_values, document.has_configuration,
                    document.complete, document.errored, document.holds_code, document.forgotten);
    if (const auto& other = document.other_provider)
        text += fmt::format("{} {} {}\n", other->provider, other->address, other->byte);
    for (const ChangeRecord& change : document.changes) text += text_of(change, parsed.values);
    for (const StateRecord& record : document.prior) text += text_of(record);
    for (const StateRecord& record : document.planned) text += text_of(record);
    if (document.configuration) text += text_of(*document.configuration);
    text += text_of(document.provider_config) + text_of(document.variables) + '\n';
    for (const auto& [resource, attribute] : document.relevant) text += fmt::format("{} {}\n", resource, attribute);
    for (const std::string& key : document.top_keys) text += in_quotes(key);
    for (const Diagnostic& told : parsed.diagnostics)
        text += fmt::format("{} {} {} {}\n", told.message, told.address, told.attribute, told.byte.value_or(0));
    return text;
}

// Of a text that is no plan, why.
inline std::string text_of(const Result<std::unique_ptr<ParsedInput>>& read) {
    return read ? text_of(**read) : read.error().to_string();
}

}  // namespace netlint::plan::testing
