// Indexing the instances of one network.
#include "world_builder.hpp"

namespace netlint::plan {

WorldBuilder::WorldBuilder(std::size_t most) {
    world_.resources_.reserve(most);
    world_.by_address_.reserve(most);
    world_.by_block_.reserve(most);
}

bool WorldBuilder::add_draft(std::string_view deposed, std::uint32_t module) {
    std::vector<Resource>& resources = world_.resources_;
    const Resource& resource = resources.back();
    const ResourceId id(static_cast<std::uint32_t>(resources.size() - 1));
    const bool fresh = deposed.empty() ? world_.by_address_.emplace(resource.address_text, id).second
                                       : deposed_.emplace(resource.address_text, deposed).second;
    if (!fresh)
        resources.pop_back();
    else if (deposed.empty())
        index(id, module);
    return fresh;
}

// Neighbours are mostly of one module and type, and often of one block.
void WorldBuilder::index(ResourceId id, std::uint32_t module) {
    const InstanceAddress& address = world_.resources_[id.value].address;
    const bool same_module = last_ != nullptr && module == last_module_;
    const bool same_type = last_ != nullptr && address.type == last_->type;
    const bool same_block = same_module && same_type && address.mode == last_->mode && address.name == last_->name;
    if (!same_module) module_ = module_of(address.modules);
    if (!same_type) of_type_ = &world_.by_type_[address.type];
    if (!same_block) of_block_ = &world_.by_block_[{module_, address.mode, address.type, address.name}];
    of_type_->push_back(id);
    of_block_->push_back(id);
    last_ = &address;
    last_module_ = module;
}

std::uint32_t WorldBuilder::module_of(std::span<const ModuleStep> steps) {
    InstanceAddress address;
    address.modules.assign(steps.begin(), steps.end());
    const auto [row, fresh] =
        world_.modules_.emplace(address.module_to_string(), static_cast<std::uint32_t>(world_.modules_.size()));
    const std::uint32_t module = row->second;
    if (fresh && !steps.empty()) {
        address.modules.pop_back();
        world_.call_keys_[call_text(address.module_to_string(), steps.back().name)].push_back(steps.back().key);
        module_of(address.modules);
    }
    return module;
}

std::string call_text(std::string_view module, std::string_view call) {
    return std::string(module).append("\n").append(call);
}

}  // namespace netlint::plan
