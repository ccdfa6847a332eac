// All resource instances of one network: the one before the plan is applied, or the one after.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "netlint/plan/resource.hpp"

namespace netlint::plan {

class World {
public:
    World() = default;
    World(World&&) = default;  // its indexes hold views into its instances
    World& operator=(World&&) = default;

    std::span<const Resource> resources() const { return resources_; }
    const Resource& operator[](ResourceId id) const { return resources_[id.value]; }
    std::optional<ResourceId> find(std::string_view address) const;
    // Managed and data instances of a type, in the plan's order; deposed objects left out.
    std::span<const ResourceId> of_type(std::string_view type) const;

    // Leaves where instances stand, under their addresses.
    void forget_values();

private:
    friend class WorldBuilder;

    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const;
    };
    template <class Key, class T>
    using Index = boost::unordered_flat_map<Key, T, Hash, std::equal_to<>>;

    std::vector<Resource> resources_;
    Index<std::string_view, ResourceId> by_address_;
    Index<std::string_view, std::vector<ResourceId>> by_type_;
};

}  // namespace netlint::plan
