// netlint rules and netlint explain: the catalogue, and one rule in full.
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command.hpp"
#include "input.hpp"
#include "netlint/base/suggestion.hpp"
#include "netlint/rule/catalogue.hpp"
#include "output.hpp"

namespace netlint::cli {
namespace {

int list_rules() {
    const auto rules = rule::catalogue();
    if (!rules) {
        print_error(rules.error());
        return broken;
    }
    std::size_t width = 0;
    for (const rule::Rule& rule : *rules) width = std::max(width, rule.id.size());
    std::string theme;
    for (const rule::Rule& rule : *rules) {
        if (rule.theme != theme) fmt::print("{}{}\n", theme.empty() ? "" : "\n", rule.theme);
        theme = rule.theme;
        fmt::print("  {:<{}}  {:<8}  {}\n", rule.id, width, to_string(rule.severity), rule.title);
    }
    fmt::print("\n{} rules; 'netlint explain RULE' shows one in full.\n", rules->size());
    return answered;
}

// Reads rule files and, when it is called so, policies; says of each whether it is right.
int check_files(const std::vector<std::string>& files) {
    bool right = true;
    for (const std::string& file : files) {
        const auto text = read_text(file);
        Result<void> checked;
        if (!text) {
            checked = std::unexpected(text.error());
        } else if (file.ends_with("netlint.yaml")) {
            if (const auto policy = rule::parse_policy(*text, file); !policy) checked = std::unexpected(policy.error());
        } else if (const auto rule = rule::parse_rule(*text, file); !rule) {
            checked = std::unexpected(rule.error());
        }
        if (checked)
            fmt::print("{}: ok\n", file);
        else
            print_error(checked.error());
        right = right && checked.has_value();
    }
    return right ? answered : misused;
}

int explain(const std::string& id) {
    const auto rules = rule::catalogue();
    if (!rules) {
        print_error(rules.error());
        return broken;
    }
    std::vector<std::string> known;
    for (const rule::Rule& rule : *rules) {
        known.push_back(rule.id);
        if (rule.id != id) continue;
        fmt::print("{}  ({}, {})\n{}\n\nWhat  {}\n\nWhy   {}\n\nFix   {}\n", rule.id, to_string(rule.severity),
                   rule.theme, rule.title, rule.what, rule.why, rule.fix);
        if (!rule.references.empty()) fmt::print("\nSee   {}\n", fmt::join(rule.references, ", "));
        return answered;
    }
    return usage({fmt::format("there is no rule '{}'{}", id, did_you_mean(id, known)), std::nullopt});
}

}  // namespace

void add_rules(CLI::App& app, Run& run) {
    auto files = std::make_shared<std::vector<std::string>>();
    CLI::App& command = *app.add_subcommand("rules", "The catalogue of rules; --check reads rule files and policies");
    command.add_option("--check", *files, "Read these files and say what is wrong with them")->type_name("FILE...");
    command.callback([files, &run] { run = [files] { return files->empty() ? list_rules() : check_files(*files); }; });
}

void add_explain(CLI::App& app, Run& run) {
    auto id = std::make_shared<std::string>();
    CLI::App& command = *app.add_subcommand("explain", "One rule of the catalogue in full");
    command.add_option("RULE", *id, "The rule's id")->required();
    command.callback([id, &run] { run = [id] { return explain(*id); }; });
}

}  // namespace netlint::cli
