// The instances of one network by their ids, ARNs, names and other identities.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/unordered/unordered_flat_map.hpp>

#include "netlint/plan/world.hpp"
#include "text_hash.hpp"

namespace netlint::plan {

// An attribute of a type is indexed when it is first asked for; most never are.
class IdentityIndex {
public:
    // The world must outlive it.
    explicit IdentityIndex(const World& world);

    // The instance with this identity; managed ones lead data aliases.
    std::optional<ResourceId> find(std::string_view type, std::string_view attribute, std::string_view text) const;
    // All managed instances that share it, when there are several: names are unique in a region only.
    std::span<const ResourceId> sharing(std::string_view type, std::string_view attribute, std::string_view text) const;

private:
    // By which attributes others name an instance.
    static constexpr std::array<std::string_view, 8> attributes{
        "id", "arn", "name", "identifier", "cluster_identifier", "allocation_id", "dns_name", "prefix_list_id"};

    template <class T>
    using ByText = boost::unordered_flat_map<std::string_view, T, TextHash>;
    struct Index {
        ByText<ResourceId> first;
        ByText<std::vector<ResourceId>> shared;
    };

    const Index* index(std::string_view type, std::string_view attribute) const;
    Index indexed(std::string_view type, std::string_view attribute) const;

    const World& world_;
    std::vector<ResourceId> deposed_;
    mutable std::map<std::string, std::array<std::unique_ptr<Index>, attributes.size()>, std::less<>> by_type_;
};

}  // namespace netlint::plan
