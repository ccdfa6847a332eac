// Where the blocks of a configuration stand in its source files.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/base/diagnostic.hpp"
#include "netlint/base/location.hpp"
#include "netlint/plan/configuration.hpp"
#include "netlint/plan/instance_address.hpp"

namespace netlint::plan {

class ModuleFolders;
struct ModuleFolder;
struct SourceFile;
struct SourceHead;

class SourcePlaces {
public:
    // Reads the root module's folder and those of the modules that it calls: given as relative paths, or fetched into
    // the folder by `terraform init`. Files are named from `folder` on.
    static SourcePlaces read(const ConfigModule& root, const std::string& folder);

    // The resource's own block, or, for a module whose source is not at hand, the innermost call that leads to it.
    // Nothing for a block that stands in two places.
    std::optional<Location> find(const InstanceAddress& address) const;

    // Whether the folder declares what the root module does, no less and no more: else it is not what was planned.
    bool fits() const { return diagnostics_.empty(); }
    const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

private:
    void read_module(const ConfigModule& module, const ModuleFolder& at, const ModuleFolders& folders);
    void add(const std::string& name, const SourceFile& file, const SourceHead& head);
    void compare(const ConfigModule& root, const std::string& folder);

    struct Block {
        Location place;
        bool twice = false;
    };
    std::map<std::string, Block, std::less<>> blocks_;  // "module.a.aws_subnet.b", "module.a"; without keys
    std::vector<Diagnostic> diagnostics_;
};

}  // namespace netlint::plan
