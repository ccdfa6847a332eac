// Counts the rules that are open against the references there are.
#include "merged.hpp"

#include <algorithm>

namespace netlint::aws {
namespace {

// A reference is followed by its own shorter forms: "aws_x.y[0].id", "aws_x.y[0]", "aws_x.y".
bool shortens(std::string_view shorter, std::string_view whole) {
    return whole.size() > shorter.size() && whole.starts_with(shorter) &&
           (whole[shorter.size()] == '.' || whole[shorter.size()] == '[');
}

// Only an AWS resource says by its name that it is none of those meant.
bool may_mean(std::string_view reference, const plan::Accept& accept) {
    if (reference.starts_with("data.")) reference.remove_prefix(5);
    const std::string_view type = reference.substr(0, reference.find('.'));
    return !type.starts_with("aws_") ||
           std::ranges::any_of(accept, [&](const plan::Acceptable& row) { return row.type == type; });
}

std::size_t count_references(const plan::Value& expression, const plan::Accept& accept) {
    std::size_t count = 0;
    std::string_view whole;
    for (const plan::Value& item : expression["references"].items()) {
        const std::string_view reference = item.as_string().value_or("");
        if (shortens(reference, whole)) continue;
        whole = reference;
        if (may_mean(reference, accept)) ++count;
    }
    return count;
}

}  // namespace

MergedPeers merged_peers(const Context& context, plan::ResourceId id, std::string_view list, std::string_view member,
                         const plan::Accept& accept) {
    const auto rules = context.value(id, plan::Path(list)).items();
    const auto open = static_cast<std::size_t>(
        std::ranges::count_if(rules, [&](const plan::Value& rule) { return rule[member].contains_unknown(); }));
    const plan::ConfigResource* config = context.resource(id).config;
    if (config == nullptr || config->expressions[list].is_null()) return {open > 1, false};
    if (config->expressions[list].is_list()) return {};  // block by block: the resolver tells which is which
    return {open > 1, open > count_references(config->expressions[list], accept)};
}

}  // namespace netlint::aws
