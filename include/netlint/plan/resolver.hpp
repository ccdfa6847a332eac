// Finds which instance a reference means: known ids by joining, unknown ones by the configuration and the closed world.
#pragma once

#include <memory>

#include "netlint/plan/path.hpp"
#include "netlint/plan/plan.hpp"
#include "netlint/plan/target.hpp"

namespace netlint::plan {

class Resolver {
public:
    // Both must outlive the resolver.
    Resolver(const Plan& plan, const World& world);
    ~Resolver();

    // Whether the configuration writes the attribute, other than by a variable that is null or empty; without a block,
    // whether its value is set.
    bool written(ResourceId id, const Path& path) const;
    Target one(ResourceId id, const Path& path, const Accept& accept) const;
    Targets many(ResourceId id, const Path& path, const Accept& accept) const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace netlint::plan
