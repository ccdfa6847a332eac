// What the commands read, and what they print of errors and diagnostics.
#include "input.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <future>
#include <iostream>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "exit_status.hpp"
#include "output.hpp"

namespace netlint::cli {
std::string find_policy() {
    std::error_code error;
    for (auto folder = std::filesystem::current_path(error); !error; folder = folder.parent_path()) {
        if (std::filesystem::exists(folder / "netlint.yaml", error)) return (folder / "netlint.yaml").string();
        if (folder == folder.parent_path()) break;
    }
    return "";
}

Result<std::string> read_text(const std::string& path) {
    if (path == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return fail("cannot read {}: it is a directory", path);
    std::ifstream stream(path, std::ios::binary);
    if (!stream) return fail("cannot read {}: {}", path, std::strerror(errno));
    return std::string(std::istreambuf_iterator<char>(stream), {});
}

namespace {

bool is_folder(const std::string& source) {
    std::error_code error;
    if (source.empty() || std::filesystem::is_directory(source, error)) return true;
    print_error({fmt::format("--source {}: no such folder", source), std::nullopt});
    return false;
}

Result<Analysis> analyse(const std::string& plan, const std::string& source) {
    if (plan != "-") return Analysis::of_file(plan, source);
    auto text = read_text(plan);
    if (!text) return std::unexpected(text.error());
    return Analysis::of_text(*std::move(text), "standard input", source);
}

Loaded told(Result<Analysis> analysis, bool allow_empty) {
    if (!analysis) {
        print_error(analysis.error());
        return {std::nullopt, unreadable};
    }
    hide(analysis->network().sensitive);
    print(analysis->diagnostics());
    if (analysis->empty() && !allow_empty) {
        if (analysis->before().empty()) return {std::nullopt, nothing_to_analyse(analysis->name())};
        const Diagnostic note{DiagnosticLevel::note,
                              "the plan leaves no network resource; 'netlint diff' tells what it takes away",
                              {},
                              {},
                              {}};
        print({&note, 1});
    }
    return {*std::move(analysis), answered};
}

}  // namespace

Loaded load(const std::string& plan, const std::string& source, bool allow_empty) {
    if (!is_folder(source)) return {std::nullopt, misused};
    return told(analyse(plan, source), allow_empty);
}

std::pair<Loaded, Loaded> load_both(const std::string& first, const std::string& second, const std::string& source,
                                    bool allow_empty) {
    if (!is_folder(source)) return {Loaded{std::nullopt, misused}, Loaded{}};
    // Standard input has one reader at a time.
    auto other = std::async(second == "-" ? std::launch::deferred : std::launch::async, analyse, second, source);
    Loaded one = told(analyse(first, source), allow_empty);
    if (!one.analysis) return {std::move(one), Loaded{}};
    return {std::move(one), told(other.get(), allow_empty)};
}

int nothing_to_analyse(const std::string& plan) {
    print_error({fmt::format("{}: the plan holds no network resource, so there is nothing to check "
                             "(--allow-empty accepts that)",
                             plan),
                 std::nullopt});
    return unreadable;
}

Result<rule::Policy> load_policy(const std::string& path) {
    const std::string file = path.empty() ? find_policy() : path;
    if (file.empty()) return rule::Policy{};
    auto text = read_text(file);
    if (!text) return std::unexpected(text.error());
    return rule::parse_policy(*text, file);
}

Result<std::vector<rule::Rule>> rules_in(const std::string& folder, const rule::ServiceNames& services) {
    std::vector<rule::Rule> rules;
    if (folder.empty()) return rules;
    std::error_code error;
    if (!std::filesystem::is_directory(folder, error)) return fail("--rules {}: no such folder", folder);
    std::vector<std::string> files;
    for (auto at = std::filesystem::recursive_directory_iterator(folder, error);
         !error && at != std::filesystem::recursive_directory_iterator(); at.increment(error))
        if (at->path().extension() == ".yaml" || at->path().extension() == ".yml") files.push_back(at->path().string());
    if (error) return fail("--rules {}: {}", folder, error.message());
    std::sort(files.begin(), files.end());
    for (const std::string& file : files) {
        const auto text = read_text(file);
        if (!text) return std::unexpected(text.error());
        auto rule = rule::parse_rule(*text, file, services);
        if (!rule) return std::unexpected(rule.error());
        rules.push_back(*std::move(rule));
    }
    return rules;
}

void print_error(const Error& error) {
    fmt::print(stderr, "netlint: {}\n", error.to_string());
}

int usage(const Error& error) {
    print_error(error);
    return misused;
}

void print(std::span<const Diagnostic> diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics) fmt::print(stderr, "netlint: {}\n", shown(diagnostic.to_string()));
}

}  // namespace netlint::cli
