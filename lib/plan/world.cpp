// Look-ups in one network.
#include "netlint/plan/world.hpp"

#include "text_hash.hpp"

namespace netlint::plan {

bool Resource::is_new() const {
    return action == Action::create || action == Action::replace || action == Action::read;
}

std::size_t World::Hash::operator()(std::string_view text) const {
    return TextHash()(text);
}

std::optional<ResourceId> World::find(std::string_view address) const {
    const auto row = by_address_.find(address);
    return row == by_address_.end() ? std::nullopt : std::optional(row->second);
}

std::span<const ResourceId> World::of_type(std::string_view type) const {
    const auto row = by_type_.find(type);
    return row == by_type_.end() ? std::span<const ResourceId>() : std::span(row->second);
}

void World::forget_values() {
    for (Resource& resource : resources_) {
        resource.values = {};
        resource.config = nullptr;
        resource.previous_address = resource.region = resource.account = {};
    }
    by_type_ = {};
}

}  // namespace netlint::plan
