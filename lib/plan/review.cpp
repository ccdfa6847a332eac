// Reviewing a plan as a whole.
#include "review.hpp"

#include <algorithm>
#include <cctype>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "netlint/plan/instance_address.hpp"

namespace netlint::plan {
namespace {

constexpr std::size_t named_at_most = 3;

std::string block_text(const std::string& module, const ConfigResource& block) {
    return fmt::format("{}{}{}.{}", module, block.mode == Mode::data ? "data." : "", block.type, block.name);
}

void blocks_of(const ConfigModule& module, const std::string& prefix, std::set<std::string>& blocks) {
    for (const ConfigResource& block : module.resources) {
        const Value& count = block.count_expression["constant_value"];
        const Value& for_each = block.for_each_expression["constant_value"];
        const bool none = count.as_int() == 0 || ((for_each.is_object() || for_each.is_list()) && for_each.unset());
        if (!none) blocks.insert(block_text(prefix, block));
    }
    for (const ConfigCall& call : module.calls)
        blocks_of(*call.module, prefix + fmt::format("module.{}.", call.name), blocks);
}

// A targeted or failed plan is silent about the blocks that it did not reach.
void tell_left_out(const Document& document, const World& after, std::vector<Diagnostic>& diagnostics) {
    if ((document.complete && !document.errored) || !document.configuration) return;
    std::set<std::string> blocks;
    blocks_of(*document.configuration, "", blocks);
    for (const Resource& resource : after.resources()) {
        std::string text;
        for (const ModuleStep& step : resource.address.modules) text += "module." + step.name + '.';
        text += fmt::format("{}{}.{}", resource.managed() ? "" : "data.", resource.address.type, resource.address.name);
        blocks.erase(text);
    }
    for (const ChangeRecord& change : document.changes)  // of types that are not wanted, and what goes away
        if (const auto address = InstanceAddress::parse(change.address)) {
            InstanceAddress bare = *address;
            bare.key = {};
            std::vector<ModuleStep> steps(address->modules.begin(), address->modules.end());
            for (ModuleStep& step : steps) step.key = {};
            bare.modules = std::move(steps);
            blocks.erase(bare.to_string());
        }
    if (blocks.empty()) return;
    const std::vector<std::string> names(
        blocks.begin(), std::next(blocks.begin(), static_cast<std::ptrdiff_t>(std::min(named_at_most, blocks.size()))));
    diagnostics.push_back({DiagnosticLevel::warning,
                           blocks.size() == 1
                               ? fmt::format("a block of the configuration is not in this plan: {}", names.front())
                               : fmt::format("{} blocks of the configuration are not in this plan: {}{}", blocks.size(),
                                             fmt::join(names, ", "), blocks.size() > named_at_most ? ", ..." : ""),
                           "",
                           "",
                           {}});
}

// The attribute under which such a text stands, empty when there is none.
std::string_view with_reference_text(const Value& values) {
    for (const auto& [key, value] : values.members()) {
        if (value.kind() == Value::Kind::string && !reference_text(*value.as_string()).empty()) return key;
        for (const Value& item : value.items()) {
            if (item.kind() == Value::Kind::string && !reference_text(*item.as_string()).empty()) return key;
            if (!with_reference_text(item).empty()) return key;
        }
        if (!with_reference_text(value).empty()) return key;
    }
    return {};
}

void tell_reference_texts(const World& after, std::vector<Diagnostic>& diagnostics) {
    const Resource* first = nullptr;
    std::string_view attribute;
    std::size_t count = 0;
    for (const Resource& resource : after.resources())
        if (const std::string_view found = with_reference_text(resource.values); !found.empty()) {
            ++count;
            if (!first) first = &resource, attribute = found;
        }
    if (!first) return;
    diagnostics.push_back({DiagnosticLevel::warning,
                           fmt::format("a reference stands where an id should, in {} resource{}: the plan was edited, "
                                       "and such texts are followed like references",
                                       count, count == 1 ? "" : "s"),
                           first->address_text, std::string(attribute), first->byte});
}

}  // namespace

void review(const Document& document, const World& after, std::vector<Diagnostic>& diagnostics) {
    tell_left_out(document, after, diagnostics);
    if (document.holds_code) tell_reference_texts(after, diagnostics);
    if (const auto& other = document.other_provider)
        diagnostics.push_back({DiagnosticLevel::note,
                               fmt::format("its provider is {}; it is read as the AWS provider's", other->provider),
                               std::string(other->address), "", other->byte});
}

std::string_view reference_text(std::string_view text) {
    const bool interpolated = text.starts_with("${") && text.ends_with('}');
    if (interpolated) text = text.substr(2, text.size() - 3);
    std::string_view rest = text.starts_with("data.") ? text.substr(5) : text;
    const bool module = interpolated && (rest.starts_with("module.") || rest.starts_with("local."));
    if (!module && !rest.starts_with("aws_")) return {};
    int dots = 0, depth = 0;
    for (const char c : rest) {
        if (c == '[') ++depth;
        if (c == ']') --depth;
        if (depth > 0) continue;
        if (c == '.')
            ++dots;
        else if (!std::isalnum(static_cast<unsigned char>(c)) && c != '_' && c != '-' && c != ']')
            return {};
    }
    return depth == 0 && dots >= (module ? 1 : 2) ? text : std::string_view();
}

}  // namespace netlint::plan
