// The instances of one network by their blocks.
#include "block_index.hpp"

#include "text_hash.hpp"

namespace netlint::plan {

std::size_t BlockIndex::Hash::operator()(const Block& block) const {
    return TextHash()(block.name, TextHash()(block.module));
}

std::span<const ResourceId> BlockIndex::instances(std::string_view module, Mode mode, std::string_view type,
                                                  std::string_view name) const {
    auto blocks = by_type_.find(type);
    if (blocks == by_type_.end()) blocks = by_type_.emplace(type, blocks_of(type)).first;
    const auto block = blocks->second.find(Block{module, name, mode});
    return block == blocks->second.end() ? std::span<const ResourceId>() : std::span(block->second);
}

BlockIndex::Blocks BlockIndex::blocks_of(std::string_view type) const {
    Blocks blocks;
    std::string_view module;
    const InstanceAddress* last = nullptr;  // neighbours are mostly of one module
    for (const ResourceId id : world_.of_type(type)) {
        const InstanceAddress& address = world_[id].address;
        if (last == nullptr || address.modules != last->modules)
            module = *modules_.insert(module_text(address.modules)).first;
        blocks[{module, address.name, address.mode}].push_back(id);
        last = &address;
    }
    return blocks;
}

std::span<const Key> BlockIndex::call_keys(std::string_view module, std::string_view call) const {
    if (!calls_) calls_ = all_calls();
    const auto keys = calls_->find({std::string(module), std::string(call)});
    return keys == calls_->end() ? std::span<const Key>() : std::span(keys->second);
}

BlockIndex::Calls BlockIndex::all_calls() const {
    Calls calls;
    std::set<std::string> met;
    const InstanceAddress* last = nullptr;
    for (const Resource& resource : world_.resources()) {
        if (resource.deposed || (last != nullptr && resource.address.modules == last->modules)) continue;
        last = &resource.address;
        for (auto path = last->modules.steps(); !path.empty() && met.insert(module_text(path)).second;) {
            const ModuleStep& call = path.back();
            path = path.first(path.size() - 1);
            calls[{module_text(path), call.name}].push_back(call.key);
        }
    }
    return calls;
}

}  // namespace netlint::plan
