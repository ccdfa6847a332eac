// Finds blocks by their heads; nothing is evaluated.
#include "netlint/plan/source_places.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "source_parser.hpp"

namespace netlint::plan {
namespace {

struct Head {
    std::string name;  // "aws_subnet.b", "data.aws_vpc.x", "module.a"
    std::size_t line = 1;
};

class HeadReader : SourceParser {
public:
    explicit HeadReader(std::string_view text) : SourceParser(text), text_(text) {}

    std::vector<Head> heads() {
        while (skip_blank(), !at_end()) {
            const std::size_t start = position();
            const std::string kind = word();
            if (kind.empty()) {
                skip_one();
                continue;
            }
            skip_blank();
            if (kind == "resource" || kind == "data" || kind == "module") add(kind, start);
            while (!at_end() && peek() != '{' && peek() != '\n') skip_one();
            if (peek() == '{') skip_one();
        }
        return std::move(heads_);
    }

private:
    void add(const std::string& kind, std::size_t start) {
        std::string name = kind == "resource" ? "" : kind;
        for (int labels = kind == "module" ? 1 : 2; labels > 0; --labels) {
            const auto label = plain_string();
            if (!label) return;
            name += (name.empty() ? "" : ".") + *label;
            skip_blank();
        }
        line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                                     text_.begin() + static_cast<std::ptrdiff_t>(start), '\n'));
        counted_ = start;
        heads_.push_back({std::move(name), line_});
    }

    std::string_view text_;
    std::vector<Head> heads_;
    std::size_t line_ = 1, counted_ = 0;
};

}  // namespace

SourcePlaces SourcePlaces::read(const ConfigModule& root, const std::string& folder) {
    SourcePlaces places;
    places.read_module(root, folder, "");
    return places;
}

void SourcePlaces::read_module(const ConfigModule& module, const std::string& folder, const std::string& path) {
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
        if (entry.path().extension() == ".tf") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        std::ifstream stream(file, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(stream), {}};
        for (Head& head : HeadReader(text).heads())
            blocks_.try_emplace(path + head.name, Location{file.lexically_normal().string(), head.line, 0, {}});
    }
    for (const ConfigCall& call : module.calls)
        if (call.module && call.source.starts_with('.'))
            read_module(*call.module, (std::filesystem::path(folder) / call.source).lexically_normal().string(),
                        path + "module." + std::string(call.name) + '.');
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
    if (found == blocks_.end()) return std::nullopt;
    return found->second;
}

}  // namespace netlint::plan
