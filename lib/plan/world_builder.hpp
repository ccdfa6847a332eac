// Puts the instances of one network together and indexes them as they come.
#pragma once

#include <cassert>
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
    // Adds it. False where an instance of that address and deposed key has been added: the draft is dropped.
    bool add_draft(std::string_view deposed);

    const World& world() const { return world_; }
    World built() { return std::move(world_); }

private:
    World world_;
    ObjectNames deposed_;
    std::string_view type_;  // of the one added before
    std::vector<ResourceId>* of_type_ = nullptr;
};

}  // namespace netlint::plan
