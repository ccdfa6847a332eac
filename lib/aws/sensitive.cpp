// Collects the sensitive texts of a plan that reports could show, and those that stand in clear.
#include "sensitive.hpp"

#include <algorithm>
#include <iterator>

namespace netlint::aws {
namespace {

void add_clear(const plan::Value& value, std::vector<std::string_view>& out) {
    if (value.kind() == plan::Value::Kind::string && !value.sensitive() &&
        model::Sensitive::is_candidate(*value.as_string()))
        out.push_back(*value.as_string());
    for (const plan::Value& item : value.items()) add_clear(item, out);
    for (const auto& [name, member] : value.members()) add_clear(member, out);
}

}  // namespace

// Most plans mark passwords at most, which no network knows: only for others all values are gone through.
model::Sensitive sensitive_of(const plan::Plan& plan, const plan::World& world) {
    std::vector<std::string_view> sensitive, clear;
    std::ranges::copy_if(plan.sensitive_texts(), std::back_inserter(sensitive), model::Sensitive::is_candidate);
    if (sensitive.empty()) return {};
    for (const plan::Resource& resource : world.resources()) add_clear(resource.values, clear);
    return {sensitive, clear};
}

}  // namespace netlint::aws
