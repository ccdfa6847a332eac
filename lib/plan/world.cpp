// Indexes over the instances of one network.
#include "netlint/plan/world.hpp"

#include <algorithm>
#include <array>

namespace netlint::plan {
namespace {

// By which attributes others name an instance.
constexpr std::array<std::string_view, 8> identities{
    "id", "arn", "name", "identifier", "cluster_identifier", "allocation_id", "dns_name", "prefix_list_id"};

std::string block_key(std::string_view module, Mode mode, std::string_view type, std::string_view name) {
    std::string key;
    key.reserve(module.size() + type.size() + name.size() + 7);
    return key.append(module).append(mode == Mode::data ? "\ndata." : "\n").append(type).append(".").append(name);
}

template <class Map, class Key>
auto found(const Map& index, const Key& key) {
    const auto row = index.find(key);
    using Items = std::span<const typename Map::mapped_type::value_type>;
    return row == index.end() ? Items() : Items(row->second);
}

}  // namespace

bool Resource::is_new() const {
    return action == Action::create || action == Action::replace || action == Action::read;
}

World::World(std::vector<Resource> resources) : resources_(std::move(resources)) {
    by_address_.reserve(resources_.size());
    by_block_.reserve(resources_.size());
    for (std::size_t i = 0; i < resources_.size(); ++i) index(ResourceId{static_cast<std::uint32_t>(i)});
}

void World::index(ResourceId id) {
    const Resource& resource = resources_[id.value];
    if (!resource.deposed) {
        if (!by_address_.emplace(resource.address_text, id).second) return;
        by_type_[resource.type()].push_back(id);
        by_block_[block_key(resource.address.module_to_string(), resource.address.mode, resource.address.type,
                            resource.address.name)]
            .push_back(id);
        std::string module;
        for (const ModuleStep& step : resource.address.modules) {
            std::vector<Key>& keys = call_keys_[module + '\n' + step.name];
            if (std::find(keys.begin(), keys.end(), step.key) == keys.end()) keys.push_back(step.key);
            module += (module.empty() ? "module." : ".module.") + step.name + to_string(step.key);
        }
    }
    index_identities(id);
}

void World::index_identities(ResourceId id) {
    const Resource& resource = resources_[id.value];
    for (const auto& [attribute, value] : resource.values.members()) {
        if (std::ranges::find(identities, attribute) == identities.end()) continue;
        const auto text = value.as_string();
        if (!text || text->empty()) continue;
        const Identity identity{resource.type(), attribute, *text};
        const auto [row, fresh] = by_identity_.emplace(identity, id);
        if (fresh || !resource.managed() || resource.deposed) continue;
        if (!resources_[row->second.value].managed()) {
            row->second = id;
            continue;
        }
        std::vector<ResourceId>& shared = shared_identities_[identity];
        if (shared.empty()) shared.push_back(row->second);
        shared.push_back(id);
    }
}

std::optional<ResourceId> World::find(std::string_view address) const {
    const auto row = by_address_.find(address);
    return row == by_address_.end() ? std::nullopt : std::optional(row->second);
}

std::span<const ResourceId> World::of_type(std::string_view type) const {
    return found(by_type_, type);
}

std::span<const ResourceId> World::of_block(std::string_view module, Mode mode, std::string_view type,
                                            std::string_view name) const {
    return found(by_block_, block_key(module, mode, type, name));
}

std::span<const Key> World::call_keys(std::string_view module, std::string_view call) const {
    return found(call_keys_, std::string(module).append("\n").append(call));
}

std::optional<ResourceId> World::by_identity(std::string_view type, std::string_view attribute,
                                             std::string_view text) const {
    const auto row = by_identity_.find(Identity{type, attribute, text});
    return row == by_identity_.end() ? std::nullopt : std::optional(row->second);
}

std::span<const ResourceId> World::sharing_identity(std::string_view type, std::string_view attribute,
                                                    std::string_view text) const {
    return found(shared_identities_, Identity{type, attribute, text});
}

}  // namespace netlint::plan
