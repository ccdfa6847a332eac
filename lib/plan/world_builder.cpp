// Indexing the instances of one network.
#include "world_builder.hpp"

namespace netlint::plan {

WorldBuilder::WorldBuilder(std::size_t most) {
    world_.resources_.reserve(most);
    world_.by_address_.reserve(most);
}

bool WorldBuilder::add_draft(std::string_view deposed) {
    std::vector<Resource>& resources = world_.resources_;
    const Resource& resource = resources.back();
    const ResourceId id(static_cast<std::uint32_t>(resources.size() - 1));
    const bool fresh = deposed.empty() ? world_.by_address_.emplace(resource.address_text, id).second
                                       : deposed_.emplace(resource.address_text, deposed).second;
    if (!fresh) {
        resources.pop_back();
    } else if (deposed.empty()) {
        const std::string& type = resource.type();
        if (of_type_ == nullptr || type != type_) of_type_ = &world_.by_type_[type];  // else that of its neighbour
        type_ = type;
        of_type_->push_back(id);
    }
    return fresh;
}

}  // namespace netlint::plan
