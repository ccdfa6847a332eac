// Of several instances the one that a key means: the block's own, each.value's, or a literal behind an output.
#include <algorithm>
#include <tuple>

#include "follower.hpp"
#include "netlint/base/overloaded.hpp"

namespace netlint::plan {
namespace {

// Those of the sources that are among these instances; which ones was inferred.
Found only(const Found& found, const std::vector<ResourceId>& chosen) {
    Found out = found;
    std::erase_if(out.sources, [&](const Source& source) {
        return !source.resource || std::find(chosen.begin(), chosen.end(), *source.resource) == chosen.end();
    });
    out.ambiguous = out.listed = false;
    out.grade = std::max(found.grade, Grade::likely);
    return out;
}

}  // namespace

std::optional<Found> Follower::with_own_key(const Traversal& traversal, const Scope& scope,
                                            const Accept& accept) const {
    const bool data = traversal.name(0) == "data";
    const std::size_t at = data ? 1 : 0;
    const std::string_view as = accepted(accept, traversal.name(at), "");
    if (traversal.steps.size() != at + 2 || as.empty()) return std::nullopt;
    const InstanceAddress address{scope.module, data ? Mode::data : Mode::managed, std::string(traversal.name(at)),
                                  std::string(traversal.name(at + 1)), scope.key};
    const auto id = world_.find(address.to_string());
    if (!id || world_[*id].address != address ||
        blocks_.instances(module_text(scope.module), address.mode, address.type, address.name).size() < 2)
        return std::nullopt;
    Found found;
    found.sources.push_back({*id, std::string(as), ""});
    found.grade = Grade::likely;
    return found;
}

Found Follower::own(Found found, const Scope& scope, bool by_key, bool by_value, const Traversal* value) const {
    if (found.sources.size() < 2 || (!by_key && !by_value)) return found;
    std::vector<Key> wanted;
    const SourceExpression* written = by_value && value ? each_value_in_source(*value, scope) : nullptr;
    if (written && written->kind == SourceExpression::Kind::text) wanted.emplace_back(written->text);
    if (by_value) {  // the text of each.value names the key: look it up in a constant for_each
        const Value* map = scope.for_each ? constant(*scope.for_each, scope, 0) : nullptr;
        const std::string own_text = std::visit(
            overloaded{[](std::monostate) { return std::string(); }, [](std::int64_t n) { return std::to_string(n); },
                       [](const std::string& s) { return s; }},
            scope.key);
        const Value* entry = map ? &(*map)[own_text] : nullptr;
        for (std::size_t i = 2; entry && value && i < value->steps.size(); ++i) entry = &(*entry)[value->steps[i].name];
        if (const auto text = entry ? entry->as_string() : std::nullopt) {
            wanted.emplace_back(std::string(*text));
            if (const auto number = entry->as_int()) wanted.emplace_back(*number);
        }
    }
    wanted.push_back(scope.key);
    for (const Key& key : wanted) {
        const auto same = with_key(found, key);
        if (!same || same->empty()) continue;
        return only(found, *same);
    }
    found.ambiguous = true;
    return found;
}

// Instances whose own key, or else whose module's key, is the one asked for; or else those of the block of that name:
// an object whose members bear the names of the blocks they come from ({rds = aws_security_group.rds.id}).
std::optional<std::vector<ResourceId>> Follower::with_key(const Found& found, const Key& key) const {
    if (std::holds_alternative<std::monostate>(key)) return std::nullopt;
    std::vector<ResourceId> own, by_module, by_name;
    const auto* const text = std::get_if<std::string>(&key);
    for (const Source& source : found.sources) {
        if (!source.resource) continue;
        const InstanceAddress& address = world_[*source.resource].address;
        if (address.key == key) own.push_back(*source.resource);
        if (std::any_of(address.modules.begin(), address.modules.end(),
                        [&](const ModuleStep& s) { return s.key == key; }))
            by_module.push_back(*source.resource);
        if (text && address.name == *text) by_name.push_back(*source.resource);
    }
    return !own.empty() ? own : !by_module.empty() ? by_module : by_name;
}

bool Follower::of_several_blocks(const Found& found) const {
    const auto block = [&](const Source& source) {
        const InstanceAddress& address = world_[*source.resource].address;
        return std::tuple(address.module_path(), address.mode, address.type, address.name);
    };
    return std::ranges::any_of(found.sources, [&](const Source& source) {
        return source.resource && found.sources.front().resource && block(source) != block(found.sources.front());
    });
}

// A literal key behind an output or a variable: the instance with that key, or the n-th of a list of single instances.
Found Follower::step(Found found, const Steps& steps) const {
    if (found.sources.size() < 2) return found;
    for (const Traversal::Step& step : steps) {
        const Key key = step.name.empty() ? step.key : Key{step.name};
        if (const auto same = with_key(found, key); same && !same->empty()) {
            return only(found, *same);
        }
        const auto* const index = std::get_if<std::int64_t>(&key);
        const bool list_of_singles = std::all_of(found.sources.begin(), found.sources.end(), [&](const Source& source) {
            return source.resource && std::holds_alternative<std::monostate>(world_[*source.resource].address.key);
        });
        if (index && list_of_singles && *index >= 0 && static_cast<std::size_t>(*index) < found.sources.size()) {
            Found chosen = only(found, {});
            chosen.sources = {found.sources[static_cast<std::size_t>(*index)]};
            return chosen;
        }
    }
    // An object's member: which of the blocks that the object holds it comes from, nobody knows.
    if (!steps.empty()) found.ambiguous |= of_several_blocks(found);
    return found;
}

}  // namespace netlint::plan
