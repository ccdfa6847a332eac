// Folders of modules: those written as relative paths, and those that `terraform init` fetched.
#include "module_folders.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include <simdjson.h>

namespace netlint::plan {
namespace {

std::string joined(const std::string& folder, std::string_view relative) {
    return (std::filesystem::path(folder) / relative).lexically_normal().string();
}

}  // namespace

std::vector<SourceFile> source_files(const std::string& folder) {
    std::vector<SourceFile> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        const bool json = name.ends_with(".tf.json");
        if (name.starts_with('.') || (!json && !name.ends_with(".tf"))) continue;
        const std::string_view stem = std::string_view(name).substr(0, name.size() - (json ? 8 : 3));
        files.push_back(
            {entry.path().lexically_normal().string(), json, stem == "override" || stem.ends_with("_override")});
    }
    std::ranges::sort(files, {}, [](const SourceFile& file) { return std::pair(file.overriding, file.path); });
    return files;
}

std::string read_text_file(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

ModuleFolders::ModuleFolders(std::string root) : root_(std::move(root)) {
    simdjson::padded_string text;
    if (simdjson::padded_string::load(joined(root_, ".terraform/modules/modules.json")).get(text) != simdjson::SUCCESS)
        return;
    simdjson::ondemand::parser parser;
    try {
        simdjson::ondemand::document document = parser.iterate(text);
        for (simdjson::ondemand::object module : document["Modules"].get_array()) {
            const std::string path(module["Key"].get_string().value());
            fetched_.insert_or_assign(path, joined(root_, module["Dir"].get_string().value()));
        }
    } catch (const simdjson::simdjson_error&) {
        fetched_.clear();  // a list of another make: what it would tell is not known
    }
}

std::optional<ModuleFolder> ModuleFolders::called(const ModuleFolder& caller, const ConfigCall& call) const {
    std::string path = caller.path.empty() ? std::string(call.name) : caller.path + '.' + std::string(call.name);
    if (call.source.starts_with("./") || call.source.starts_with("../")) {
        std::string folder = joined(caller.folder, call.source);
        return ModuleFolder{std::move(path), std::move(folder)};
    }
    const auto found = fetched_.find(path);
    if (found == fetched_.end()) return std::nullopt;
    return ModuleFolder{std::move(path), found->second};
}

}  // namespace netlint::plan
