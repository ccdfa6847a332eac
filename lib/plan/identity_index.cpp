// The instances of one network by their identities.
#include "identity_index.hpp"

#include <algorithm>

namespace netlint::plan {

IdentityIndex::IdentityIndex(const World& world) : world_(world) {
    for (std::uint32_t i = 0; i < world.resources().size(); ++i)
        if (world.resources()[i].deposed) deposed_.push_back(ResourceId{i});
}

std::optional<ResourceId> IdentityIndex::find(std::string_view type, std::string_view attribute,
                                              std::string_view text) const {
    const Index* const at = index(type, attribute);
    if (at == nullptr) return std::nullopt;
    const auto row = at->first.find(text);
    return row == at->first.end() ? std::nullopt : std::optional(row->second);
}

std::span<const ResourceId> IdentityIndex::sharing(std::string_view type, std::string_view attribute,
                                                   std::string_view text) const {
    const Index* const at = index(type, attribute);
    if (at == nullptr) return {};
    const auto row = at->shared.find(text);
    return row == at->shared.end() ? std::span<const ResourceId>() : std::span(row->second);
}

const IdentityIndex::Index* IdentityIndex::index(std::string_view type, std::string_view attribute) const {
    const auto place = std::ranges::find(attributes, attribute);
    if (place == attributes.end()) return nullptr;
    auto row = by_type_.find(type);
    if (row == by_type_.end()) row = by_type_.try_emplace(std::string(type)).first;
    auto& made = row->second[static_cast<std::size_t>(place - attributes.begin())];
    if (!made) made = std::make_unique<Index>(indexed(type, attribute));
    return made.get();
}

IdentityIndex::Index IdentityIndex::indexed(std::string_view type, std::string_view attribute) const {
    const auto living = world_.of_type(type);
    std::vector<ResourceId> ids(living.begin(), living.end());
    std::ranges::copy_if(deposed_, std::back_inserter(ids), [&](ResourceId id) { return world_[id].type() == type; });
    std::ranges::sort(ids);
    Index index;
    for (const ResourceId id : ids) {
        const Resource& resource = world_[id];
        const auto text = resource.values[attribute].as_string();
        if (!text || text->empty()) continue;
        const auto [row, fresh] = index.first.emplace(*text, id);
        if (fresh || !resource.managed() || resource.deposed) continue;
        if (!world_[row->second].managed()) {
            row->second = id;
            continue;
        }
        std::vector<ResourceId>& shared = index.shared[*text];
        if (shared.empty()) shared.push_back(row->second);
        shared.push_back(id);
    }
    return index;
}

}  // namespace netlint::plan
