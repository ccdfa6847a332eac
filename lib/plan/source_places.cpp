// Finds the files of modules and the blocks in them.
#include "netlint/plan/source_places.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "module_folders.hpp"
#include "source_heads.hpp"

namespace netlint::plan {
namespace {

// "module.a.module.b." of "a.b".
std::string prefix_of(const std::string& path) {
    std::string prefix;
    for (std::size_t start = 0; start < path.size();) {
        const std::size_t end = std::min(path.find('.', start), path.size());
        prefix += "module." + path.substr(start, end - start) + '.';
        start = end + 1;
    }
    return prefix;
}

}  // namespace

SourcePlaces SourcePlaces::read(const ConfigModule& root, const std::string& folder) {
    SourcePlaces places;
    const ModuleFolders folders(folder);
    places.read_module(root, folders.root(), folders);
    places.compare(root, folder);
    return places;
}

void SourcePlaces::read_module(const ConfigModule& module, const ModuleFolder& at, const ModuleFolders& folders) {
    const std::string prefix = prefix_of(at.path);
    for (const SourceFile& file : source_files(at.folder)) {
        const std::string text = read_text_file(file.path);
        for (const SourceHead& head : file.json ? heads_of_json(text) : heads_of(text))
            add(prefix + head.name, file, head);
    }
    for (const ConfigCall& call : module.calls)
        if (const auto called = call.module ? folders.called(at, call) : std::nullopt)
            read_module(*call.module, *called, folders);
}

void SourcePlaces::add(const std::string& name, const SourceFile& file, const SourceHead& head) {
    const auto [row, first] = blocks_.try_emplace(name, Block{{file.path, head.line, 0, {}}});
    if (first) return;
    if (file.overriding)
        row->second.place = {file.path, head.line, 0, {}};
    else
        row->second.twice = true;
}

void SourcePlaces::compare(const ConfigModule& root, const std::string& folder) {
    std::set<std::string> planned;
    for (const ConfigResource& resource : root.resources)
        planned.insert(
            fmt::format("{}{}.{}", resource.mode == Mode::data ? "data." : "", resource.type, resource.name));
    for (const ConfigCall& call : root.calls) planned.insert(fmt::format("module.{}", call.name));
    std::set<std::string> declared;
    for (const auto& [name, block] : blocks_) {
        const bool inside = name.starts_with("module.") && name.find('.', 7) != std::string::npos;
        if (!inside) declared.insert(name);
        if (block.twice) diagnostics_.push_back({.message = fmt::format("{} declares {} twice", folder, name)});
    }
    const auto first_missing = [](const std::set<std::string>& of, const std::set<std::string>& in) {
        return *std::ranges::find_if(of, [&](const std::string& name) { return !in.contains(name); });
    };
    if (declared.empty())
        diagnostics_.push_back({.message = fmt::format("{} holds no Terraform source", folder)});
    else if (!std::ranges::includes(declared, planned))
        diagnostics_.push_back({.message = fmt::format("{} is not the source of this plan: it does not declare {}",
                                                       folder, first_missing(planned, declared))});
    else if (!std::ranges::includes(planned, declared))
        diagnostics_.push_back({.message = fmt::format("{} is not the source of this plan, which does not know {}",
                                                       folder, first_missing(declared, planned))});
}

std::optional<Location> SourcePlaces::find(const InstanceAddress& address) const {
    std::vector<std::string> path = address.module_path();
    const auto joined = [&path] {
        std::string text;
        for (const std::string& name : path) text += (text.empty() ? "module." : ".module.") + name;
        return text;
    };
    std::string name = joined();
    if (!name.empty()) name += '.';
    name += (address.mode == Mode::data ? "data." : "") + address.type + '.' + address.name;
    auto found = blocks_.find(name);
    for (; found == blocks_.end() && !path.empty(); path.pop_back()) found = blocks_.find(joined());
    if (found == blocks_.end() || found->second.twice) return std::nullopt;
    return found->second.place;
}

}  // namespace netlint::plan
