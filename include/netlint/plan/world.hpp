// All resource instances of one network: the one before the plan is applied, or the one after.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/plan/resource.hpp"

namespace netlint::plan {

class World {
public:
    World() = default;
    // Keeps the order; of instances with one address and no deposed mark the first wins.
    explicit World(std::vector<Resource> resources);

    std::span<const Resource> resources() const { return resources_; }
    const Resource& operator[](ResourceId id) const { return resources_[id.value]; }
    std::optional<ResourceId> find(std::string_view address) const;
    // Managed and data instances of a type, in the plan's order; deposed objects left out.
    std::span<const ResourceId> of_type(std::string_view type) const;
    // Instances of one block in one module instance.
    std::span<const ResourceId> of_block(std::string_view module, Mode mode, std::string_view type,
                                         std::string_view name) const;
    // The keys under which a module call has instances, in `module`.
    std::span<const Key> call_keys(std::string_view module, std::string_view call) const;
    // The instance with this id, ARN, name or other identity; managed ones lead data aliases.
    std::optional<ResourceId> by_identity(std::string_view type, std::string_view attribute,
                                          std::string_view text) const;
    // All managed instances that share such an identity, when there are several: names are unique in a region only.
    std::span<const ResourceId> sharing_identity(std::string_view type, std::string_view attribute,
                                                 std::string_view text) const;

private:
    void index(ResourceId id);

    std::vector<Resource> resources_;
    std::map<std::string, ResourceId, std::less<>> by_address_;
    std::map<std::string, std::vector<ResourceId>, std::less<>> by_type_;
    std::map<std::string, std::vector<ResourceId>, std::less<>> by_block_;
    std::map<std::string, std::vector<Key>, std::less<>> call_keys_;
    std::map<std::string, ResourceId, std::less<>> by_identity_;
    std::map<std::string, std::vector<ResourceId>, std::less<>> shared_identities_;
};

}  // namespace netlint::plan
