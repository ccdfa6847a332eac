// The works of a resolver: what the configuration writes, where that leads, and what is left where it leads nowhere.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <boost/container/small_vector.hpp>

#include "block_index.hpp"
#include "block_pairing.hpp"
#include "follower.hpp"
#include "identity_index.hpp"
#include "netlint/plan/resolver.hpp"

namespace netlint::plan {

// What the configuration says of a leaf: the expression that decides it, or the nearest one above it. Several when the
// leaf is in one of several blocks.
struct Written {
    boost::container::small_vector<const Value*, 2> expressions;
    bool others = false;  // a dynamic block may have made the leaf
    bool shared = false;  // the expression is that of a whole list of blocks, which the plan merges into one
};

struct Resolver::Parts {
    // A scalar, or an element that is unknown by itself: it is an id that nobody knows yet. Of a whole list that is
    // unknown some members may be known.
    enum class Leaf : std::uint8_t { element, whole };

    const Plan& plan;
    const World& world;
    IdentityIndex identities{world};
    BlockIndex block_index{world};
    Follower follower{plan, world, identities, block_index};

    Written expressions(const Resource& resource, const Path& path) const;
    Found followed(const Resource& resource, const Written& written, const Accept& accept, bool by_key = true) const;
    Found known(ResourceId id, const Path& path, std::string_view text, const Accept& accept) const;
    Found unknown(ResourceId id, const Path& path, const Accept& accept, Leaf leaf) const;
    Found closed_world(const Resource& consumer, const Path& path, const Accept& accept) const;

private:
    const std::vector<Origins>& origins(const Value& blocks, const Value& values) const;
    std::optional<ResourceId> by_attribute(const Acceptable& one, std::string_view text) const;
    bool relevant(ResourceId id, std::string_view attribute) const;
    void keep_reached(std::vector<Source>& sources, const Resource& consumer, const Accept& accept) const;
    // What the source writes for a leaf of one of the blocks that the plan merges; nothing where it leaves a choice.
    const std::vector<const SourceBlock*>& makers(const Resource& resource, std::string_view block) const;
    std::optional<Found> by_source(const Resource& resource, const Path& path, const Accept& accept) const;
    void share(Found& found, const Resource& resource, const Path& path, const Written& written,
               const Accept& accept) const;
    bool pairs_by_key(const Resource& resource, const Path& path, const Found& all, const Accept& accept) const;
    void doubt_own_key(Found& found, const Resource& resource, const Path& path, const Written& written,
                       const Accept& accept) const;

    using Carriers = std::map<std::string_view, ResourceId>;  // by value
    using Pairing = std::tuple<const Value*, std::string, std::string>;
    mutable std::map<std::pair<std::string, std::string>, Carriers> carriers_{};
    mutable std::optional<std::set<std::pair<std::string, std::string>>> relevant_{};  // no attribute: the whole object
    mutable std::map<const Value*, std::vector<Origins>> origins_{};  // by values; a list is paired once for all leaves
    mutable std::map<const Value*, std::vector<const SourceBlock*>> makers_{};  // by values, as origins_
    mutable std::map<Pairing, bool> pairings_{};  // by expression, module and path: whether equal keys pair

public:
    Parts(const Plan& of, const World& in) : plan(of), world(in) {}
};

}  // namespace netlint::plan
