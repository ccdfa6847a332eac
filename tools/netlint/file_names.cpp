// Looking for the repository, and naming from there.
#include "file_names.hpp"

#include <filesystem>
#include <map>

namespace netlint::cli {
namespace {

namespace fs = std::filesystem;

std::string folder_of(const fs::path& here, const std::string& source) {
    std::error_code error;
    fs::path start = (here / source).lexically_normal();
    if (!start.has_filename()) start = start.parent_path();
    for (fs::path folder = start; !folder.empty(); folder = folder.parent_path()) {
        if (fs::exists(folder / ".git", error)) return folder.string();
        if (folder == folder.parent_path()) break;
    }
    const fs::path relative = start.lexically_relative(here);
    return !relative.empty() && *relative.begin() != ".." ? here.string() : start.string();
}

}  // namespace

void name_files(report::CheckReport& report, const std::string& source) {
    std::error_code error;
    const fs::path here = fs::current_path(error);
    report.working_folder = here.string();
    report.folder = folder_of(here, source);
    if (source.empty()) return;
    std::map<std::string, std::string> names;  // few files, many hops, and paths are slow
    for (rule::Finding& finding : report.findings)
        for (auto* hops : {&finding.path, &finding.return_path, &finding.blockers})
            for (reach::Hop& hop : *hops) {
                if (!hop.place) continue;
                const auto [name, added] = names.try_emplace(hop.place->file);
                if (added)
                    name->second =
                        (here / name->first).lexically_normal().lexically_relative(report.folder).generic_string();
                hop.place->file = name->second;
            }
}

}  // namespace netlint::cli
