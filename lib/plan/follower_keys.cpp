// Of several instances the one that a key means: the block's own, each.value's, or a literal behind an output.
#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>

#include "follower.hpp"

namespace netlint::plan {
namespace {

// Those of the sources that are among these instances; which ones was inferred.
Found only(const Found& found, const std::vector<ResourceId>& chosen) {
    Found out = found;
    std::erase_if(out.sources, [&](const Source& source) {
        return !source.resource || std::find(chosen.begin(), chosen.end(), *source.resource) == chosen.end();
    });
    out.ambiguous = out.unnamed && out.sources.size() > 1;
    out.listed = false;
    out.grade = std::max(found.grade, Grade::likely);
    return out;
}

// Whether an own number may have been moved on to another of so many instances.
bool beyond(const Key& key, std::optional<std::size_t> steps, std::size_t instances) {
    const auto* const number = std::get_if<std::int64_t>(&key);
    return number && steps && (instances > *steps || *number >= static_cast<std::int64_t>(*steps));
}

std::optional<Key> number_in(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(Key{number}) : std::nullopt;
}

}  // namespace

std::optional<Found> Follower::with_own_key(const Traversal& traversal, const Scope& scope, const Accept& accept,
                                            std::optional<std::size_t> steps) const {
    const bool data = traversal.name(0) == "data";
    const std::size_t at = data ? 1 : 0;
    const std::string_view as = accepted(accept, traversal.name(at), "");
    if (traversal.steps.size() != at + 2 || as.empty()) return std::nullopt;
    const InstanceAddress address{scope.module, data ? Mode::data : Mode::managed, std::string(traversal.name(at)),
                                  std::string(traversal.name(at + 1)), scope.key};
    const auto id = world_.find(address.to_string());
    if (!id || world_[*id].address != address) return std::nullopt;
    const auto all = blocks_.instances(module_text(scope.module), address.mode, address.type, address.name);
    if (all.size() < 2 || beyond(scope.key, steps, all.size())) return std::nullopt;
    Found found;
    found.sources.push_back({*id, std::string(as), ""});
    found.grade = Grade::likely;
    return found;
}

Found Follower::own(Found found, const Scope& scope, const Index& index) const {
    if (found.sources.size() < 2 || !index.keyed()) return found;
    std::set<std::vector<ResourceId>> named;
    for (const std::string& name : index.names) {
        auto same = with_key(found, name);
        if (const auto number = number_in(name); number && (!same || same->empty())) same = with_key(found, *number);
        if (same && !same->empty()) named.insert(*same);
    }
    if (named.empty() && index.own && !index.open && !beyond(scope.key, index.steps, found.sources.size()))
        if (auto same = with_key(found, scope.key); same && !same->empty()) named.insert(*std::move(same));
    if (named.size() == 1) return only(found, *named.begin());
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
