// Look-ups in one network.
#include "netlint/plan/world.hpp"

#include "text_hash.hpp"
#include "world_builder.hpp"

namespace netlint::plan {
namespace {

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

std::size_t World::Hash::operator()(const Block& block) const {
    return TextHash()(block.name, TextHash()(block.type, block.module));
}
std::size_t World::Hash::operator()(std::string_view text) const {
    return TextHash()(text);
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

}  // namespace netlint::plan
