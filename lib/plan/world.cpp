// Indexes over the instances of one network.
#include "netlint/plan/world.hpp"

#include <algorithm>
#include <array>

namespace netlint::plan {
namespace {

// By which attributes others name an instance.
constexpr std::array<std::string_view, 8> identities{
    "id", "arn", "name", "identifier", "cluster_identifier", "allocation_id", "dns_name", "prefix_list_id"};

constexpr auto lengths_of_identities = [] {
    std::uint32_t lengths = 0;
    for (const std::string_view name : identities) lengths |= 1U << name.size();
    return lengths;
}();

bool is_identity(std::string_view attribute) {
    return attribute.size() < 32 && (lengths_of_identities >> attribute.size() & 1U) != 0 &&
           std::ranges::find(identities, attribute) != identities.end();
}

template <class Map, class Key>
auto found(const Map& index, const Key& key) {
    const auto row = index.find(key);
    using Items = std::span<const typename Map::mapped_type::value_type>;
    return row == index.end() ? Items() : Items(row->second);
}

std::string call_text(std::string_view module, std::string_view call) {
    return std::string(module).append("\n").append(call);
}

std::size_t hash_of(std::string_view text, std::size_t seed) {
    return std::hash<std::string_view>()(text) + seed * 0x9E3779B97F4A7C15;
}

}  // namespace

bool Resource::is_new() const {
    return action == Action::create || action == Action::replace || action == Action::read;
}

// Types and attributes are few, so the texts alone tell nearly all identities apart.
std::size_t World::Hash::operator()(const Identity& identity) const {
    return hash_of(identity.text, identity.type.size() * 31 + identity.attribute.size());
}
std::size_t World::Hash::operator()(const Block& block) const {
    return hash_of(block.name, hash_of(block.type, block.module));
}
std::size_t World::Hash::operator()(std::string_view text) const {
    return hash_of(text, 0);
}

World::World(std::vector<Resource> resources) : resources_(std::move(resources)) {
    by_address_.reserve(resources_.size());
    by_block_.reserve(resources_.size());
    std::uint32_t module = 0;
    const std::vector<ModuleStep>* steps = nullptr;  // neighbours are mostly of one module
    for (std::size_t i = 0; i < resources_.size(); ++i) {
        const InstanceAddress& address = resources_[i].address;
        if (!resources_[i].deposed && (steps == nullptr || address.modules != *steps))
            module = module_of(address.modules), steps = &address.modules;
        index(ResourceId{static_cast<std::uint32_t>(i)}, module);
    }
}

void World::index(ResourceId id, std::uint32_t module) {
    const Resource& resource = resources_[id.value];
    if (!resource.deposed) {
        if (!by_address_.emplace(resource.address_text, id).second) return;
        by_type_[resource.type()].push_back(id);
        by_block_[Block{module, resource.address.mode, resource.address.type, resource.address.name}].push_back(id);
    }
    index_identities(id);
}

std::uint32_t World::module_of(std::span<const ModuleStep> steps) {
    InstanceAddress address;
    address.modules.assign(steps.begin(), steps.end());
    const auto [row, fresh] = modules_.emplace(address.module_to_string(), static_cast<std::uint32_t>(modules_.size()));
    const std::uint32_t module = row->second;
    if (fresh && !steps.empty()) {
        address.modules.pop_back();
        call_keys_[call_text(address.module_to_string(), steps.back().name)].push_back(steps.back().key);
        module_of(address.modules);
    }
    return module;
}

void World::index_identities(ResourceId id) {
    const Resource& resource = resources_[id.value];
    for (const auto& [attribute, value] : resource.values.members()) {
        if (!is_identity(attribute)) continue;
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
    const auto row = modules_.find(module);
    if (row == modules_.end()) return {};
    return found(by_block_, Block{row->second, mode, type, name});
}

std::span<const Key> World::call_keys(std::string_view module, std::string_view call) const {
    return found(call_keys_, call_text(module, call));
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
