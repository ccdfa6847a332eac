// One clear sentence for inputs that are no plan.
#include "refusal.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "json_value.hpp"

namespace netlint::plan {
namespace {

// The byte of a raw control character inside a string, which JSON forbids; npos when there is none.
std::size_t control_character(std::string_view text) {
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) < 0x20 && (quoted || c == '\0')) return i;
        if (quoted && c == '\\')
            ++i;
        else if (c == '"')
            quoted = !quoted;
    }
    return std::string_view::npos;
}

}  // namespace

Error refusal_of(const Input& input, const JsonError& error, std::size_t object_end) {
    const std::string_view text = input.text();
    if (error.code == simdjson::DEPTH_ERROR)
        return {fmt::format("{}: nested more than {} levels deep", input.name(), depth_limit), std::nullopt};
    if (const std::size_t control = control_character(text); control != std::string_view::npos)
        return {fmt::format("{}: no JSON: a raw control character at byte {}", input.name(), input.offset() + control),
                std::nullopt};
    if (object_end == std::string_view::npos)
        return {fmt::format("{}: truncated: the document ends inside an object at byte {}", input.name(),
                            input.offset() + text.size()),
                std::nullopt};
    std::string at;
    if (error.place)
        at = fmt::format(" near byte {}", input.offset() + static_cast<std::size_t>(error.place - text.data()));
    return {fmt::format("{}: no valid JSON{}: {}", input.name(), at, simdjson::error_message(error.code)),
            std::nullopt};
}

std::optional<Error> refusal_of(const std::string& name, const std::set<std::string>& top_keys) {
    const auto has = [&](const char* key) { return top_keys.contains(key); };
    const auto refuse = [&](std::string_view what) { return Error{fmt::format("{}: {}", name, what), std::nullopt}; };
    if (has("encrypted_data") || has("encryption_version"))
        return refuse("an encrypted OpenTofu file; pass the output of 'tofu show -json' of it");
    if (has("@level") || has("@message"))
        return refuse(
            "the log stream of 'terraform plan -json'; save the plan with -out and pass 'terraform show -json' of it");
    if (has("provider_schemas")) return refuse("the output of 'terraform providers schema', not a plan");
    if (has("lineage") && has("serial"))
        return refuse("a raw state file; pass the output of 'terraform show -json' instead");
    if (has("root_module") && !has("planned_values"))
        return refuse("a configuration without a plan; pass the output of 'terraform show -json' of a saved plan");
    return std::nullopt;
}

}  // namespace netlint::plan
