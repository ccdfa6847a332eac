// Where the blocks of a configuration stand in its source files.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "netlint/base/location.hpp"
#include "netlint/plan/configuration.hpp"
#include "netlint/plan/instance_address.hpp"

namespace netlint::plan {

class SourcePlaces {
public:
    // Reads the modules whose source is in or below `folder`, the root module's; files are named from `folder` on.
    static SourcePlaces read(const ConfigModule& root, const std::string& folder);

    // The resource's own block, or, for a module whose source is elsewhere, the innermost call at hand that leads to
    // it.
    std::optional<Location> find(const InstanceAddress& address) const;

private:
    void read_module(const ConfigModule& module, const std::string& folder, const std::string& path);

    std::map<std::string, Location, std::less<>> blocks_;  // "module.a.aws_subnet.b", "module.a"; without keys
};

}  // namespace netlint::plan
