// What the configuration says of a leaf.
#include <algorithm>

#include "resolver_parts.hpp"

namespace netlint::plan {

const std::vector<Origins>& Resolver::Parts::origins(const Value& written, const Value& values) const {
    const auto [entry, first] = origins_.try_emplace(&values);
    if (first) entry->second = pair_blocks(written, values);
    return entry->second;
}

Written Resolver::Parts::expressions(const Resource& resource, const Path& path) const {
    Written out;
    if (resource.config == nullptr) return out;
    out.expressions = {&resource.config->expressions};
    const Value* values = &resource.values;
    for (const Path::Step& step : path.steps()) {
        decltype(out.expressions) next;
        for (const Value* value : out.expressions) {
            if (value != &resource.config->expressions && is_expression(*value)) {
                next.push_back(value);
                out.shared |= !std::holds_alternative<std::size_t>(step);
            } else if (const auto* name = std::get_if<std::string>(&step)) {
                next.push_back(&(*value)[*name]);
            } else if (!value->is_list()) {
                next.push_back(value);
            } else if (const std::size_t index = std::get<std::size_t>(step); index < values->items().size()) {
                const Origins& from = origins(*value, *values)[index];
                for (const std::size_t block : from.blocks) next.push_back(&(*value)[block]);
                out.others |= from.others;
            } else {  // the blocks are not known yet
                for (const Value& block : value->items()) next.push_back(&block);
            }
        }
        const auto [none, end] = std::ranges::remove_if(next, &Value::is_null);
        next.erase(none, end);
        out.expressions = std::move(next);
        const auto* name = std::get_if<std::string>(&step);
        values = name ? &(*values)[*name] : &(*values)[std::get<std::size_t>(step)];
    }
    return out;
}

Found Resolver::Parts::followed(const Resource& resource, const Written& written, const Accept& accept,
                                bool by_key) const {
    Found found;
    Scope scope = Scope::of(resource);
    if (!by_key) scope.key = {};
    for (const Value* expression : written.expressions)
        if (is_expression(*expression)) found.add(follower.follow(*expression, scope, accept));
    found.ambiguous |= written.expressions.size() > 1 && found.sources.size() > 1;
    found.opaque |= written.others;
    return found;
}

}  // namespace netlint::plan
