// Where the source of each module of a configuration lies.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "netlint/plan/configuration.hpp"

namespace netlint::plan {

struct SourceFile {
    std::string path;
    bool json = false;        // .tf.json
    bool overriding = false;  // what it declares replaces what the others declare
};

// The files of a module's folder in the order in which Terraform reads them: overriding ones last.
std::vector<SourceFile> source_files(const std::string& folder);
std::string read_text_file(const std::string& path);  // empty when it cannot be read

// A module's place in the tree of calls and on disk.
struct ModuleFolder {
    std::string path;    // names of the calls that lead to it: "edge.network"; the root's is empty
    std::string folder;  // as the root's was given, or below or beside it
};

class ModuleFolders {
public:
    // Reads the list that `terraform init` leaves in the root module's folder of what it fetched, where there is one.
    explicit ModuleFolders(std::string root);

    ModuleFolder root() const { return {"", root_}; }
    // Nothing for a module that has not been fetched into the folder.
    std::optional<ModuleFolder> called(const ModuleFolder& caller, const ConfigCall& call) const;

private:
    std::string root_;
    std::map<std::string, std::string, std::less<>> fetched_;  // folder by path of calls
};

}  // namespace netlint::plan
