// Prefixes as plans write them.
#include "parse.hpp"

namespace netlint::aws {

std::optional<net::Prefix> prefix_at(Context& context, plan::ResourceId id, const plan::Path& path) {
    const plan::Value& value = context.value(id, path);
    if (value.is_unknown() || value.unset()) return std::nullopt;
    const auto text = value.as_string();
    const auto prefix = text ? net::Prefix::parse_masked(*text) : fail("not a CIDR block");
    if (prefix) return *prefix;
    context.diagnose(DiagnosticLevel::warning, id, path,
                     value.sensitive() ? "not a CIDR block: (sensitive)" : prefix.error().message);
    return std::nullopt;
}

}  // namespace netlint::aws
