// Indexes over the instances of one network.
#include "netlint/plan/world.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace netlint::plan {
namespace {

// By which attributes others name an instance.
constexpr std::array<std::string_view, 8> identities{
    "id", "arn", "name", "identifier", "cluster_identifier", "allocation_id", "dns_name", "prefix_list_id"};

std::string block_key(std::string_view module, Mode mode, std::string_view type, std::string_view name) {
    return fmt::format("{}\n{}{}.{}", module, mode == Mode::data ? "data." : "", type, name);
}

template <class T>
std::span<const T> found(const std::map<std::string, std::vector<T>, std::less<>>& index, std::string_view key) {
    const auto row = index.find(key);
    return row == index.end() ? std::span<const T>() : std::span<const T>(row->second);
}

}  // namespace

bool Resource::is_new() const {
    return action == Action::create || action == Action::replace || action == Action::read;
}

World::World(std::vector<Resource> resources) : resources_(std::move(resources)) {
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
    for (const std::string_view attribute : identities)
        if (const auto text = resource.values[attribute].as_string(); text && !text->empty()) {
            const std::string key = fmt::format("{}\n{}\n{}", resource.type(), attribute, *text);
            const auto [row, fresh] = by_identity_.emplace(key, id);
            if (fresh || !resource.managed() || resource.deposed) continue;
            if (!resources_[row->second.value].managed()) {
                row->second = id;
                continue;
            }
            std::vector<ResourceId>& shared = shared_identities_[key];
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
    return found(call_keys_, fmt::format("{}\n{}", module, call));
}

std::optional<ResourceId> World::by_identity(std::string_view type, std::string_view attribute,
                                             std::string_view text) const {
    const auto row = by_identity_.find(fmt::format("{}\n{}\n{}", type, attribute, text));
    return row == by_identity_.end() ? std::nullopt : std::optional(row->second);
}

std::span<const ResourceId> World::sharing_identity(std::string_view type, std::string_view attribute,
                                                    std::string_view text) const {
    return found(shared_identities_, fmt::format("{}\n{}\n{}", type, attribute, text));
}

}  // namespace netlint::plan
