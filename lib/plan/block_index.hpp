// The instances of one network by the blocks of the configuration that they come from.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include "netlint/plan/world.hpp"

namespace netlint::plan {

// A type is indexed when one of its blocks is first asked for: most types are never referred to.
class BlockIndex {
public:
    // The world must outlive it.
    explicit BlockIndex(const World& world) : world_(world) {}

    // Instances of one block in one module instance, in the plan's order; deposed objects left out.
    std::span<const ResourceId> instances(std::string_view module, Mode mode, std::string_view type,
                                          std::string_view name) const;
    // The keys under which a module call has instances, in `module`.
    std::span<const Key> call_keys(std::string_view module, std::string_view call) const;

private:
    struct Block {
        std::string_view module, name;
        Mode mode;
        bool operator==(const Block&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Block& block) const;
    };
    using Instances = boost::container::small_vector<ResourceId, 2>;  // most blocks have but one
    using Blocks = boost::unordered_flat_map<Block, Instances, Hash>;
    using Calls = std::map<std::pair<std::string, std::string>, std::vector<Key>>;  // by module and call

    Blocks blocks_of(std::string_view type) const;
    Calls all_calls() const;

    const World& world_;
    mutable std::map<std::string, Blocks, std::less<>> by_type_;
    mutable std::set<std::string> modules_;  // that the blocks show
    mutable std::optional<Calls> calls_;
};

}  // namespace netlint::plan
