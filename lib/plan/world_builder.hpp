// Puts the instances of one network together and indexes them as they come.
#pragma once

#include <cassert>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_set.hpp>

#include "netlint/plan/world.hpp"
#include "text_hash.hpp"

namespace netlint::plan {

// An address and a deposed key.
struct ObjectName {
    std::string_view address, deposed;
    bool operator==(const ObjectName&) const = default;
};
struct HashObjectName {
    std::size_t operator()(const ObjectName& name) const { return TextHash()(name.address, name.deposed.size()); }
};
using ObjectNames = boost::unordered_flat_set<ObjectName, HashObjectName>;

class WorldBuilder {
public:
    explicit WorldBuilder(std::size_t most);  // as many instances as may come

    // The one to be added next, for the caller to fill.
    Resource& draft() {
        assert(world_.resources_.size() < world_.resources_.capacity());  // nothing moves that the indexes show
        return world_.resources_.emplace_back();
    }
    // Adds it. Neighbours mostly lie in one module: `module` is another number wherever the modules are others. False
    // where an instance of that address and deposed key has been added: the draft is dropped.
    bool add_draft(std::string_view deposed, std::uint32_t module);

    const World& world() const { return world_; }
    World built() { return std::move(world_); }

private:
    void index(ResourceId id, std::uint32_t module);
    std::uint32_t module_of(std::span<const ModuleStep> steps);

    World world_;
    ObjectNames deposed_;
    // Of the one indexed before.
    const InstanceAddress* last_ = nullptr;
    std::uint32_t last_module_ = 0;  // as add_draft was told
    std::uint32_t module_ = 0;       // in World::modules_
    std::vector<ResourceId>* of_type_ = nullptr;
    World::Instances* of_block_ = nullptr;
};

// What the keys of a call stand under.
std::string call_text(std::string_view module, std::string_view call);

}  // namespace netlint::plan
