// The netlint command: reads the command line, runs one command, exits with its status.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "command.hpp"
#include "netlint/base/suggestion.hpp"
#include "netlint/version.hpp"
#include "output.hpp"

namespace netlint::cli {
namespace {

constexpr std::string_view footer =
    "PLAN is the output of 'terraform show -json PLANFILE' (or 'tofu show -json'); '-' reads standard input.\n"
    "\n"
    "Exit status: 0 answered, nothing to complain of; 1 findings at or above --fail-on, or an answer other than\n"
    "expected; 2 usage, configuration or rule-file error; 3 the input cannot be analysed; 4 internal error.\n"
    "\n"
    "netlint help COMMAND tells the options of one command.\n";

// What the user may have meant by a word that no command or option is called.
std::string suggestion(const CLI::App& app, std::string_view word) {
    const CLI::App* scope = &app;
    for (const CLI::App* command : app.get_subcommands()) scope = command;
    std::vector<std::string> known;
    if (word.starts_with('-')) {
        word = word.substr(0, word.find('='));
        for (const CLI::Option* option : scope->get_options())
            for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    } else if (scope == &app) {
        for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
            known.push_back(command->get_name());
    }
    return did_you_mean(word, known);
}

int usage_error(const CLI::App& app, const CLI::ParseError& error) {
    std::string message = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        std::vector<std::string> rest = app.remaining(true);
        const std::string word = rest.empty() ? "" : rest.front();
        const bool option = word.starts_with('-');
        const bool command = !option && app.get_subcommands().empty();
        message = fmt::format("{} '{}'{}",
                              option    ? "unknown option"
                              : command ? "unknown command"
                                        : "unexpected argument",
                              word, suggestion(app, word));
    }
    std::string command = "netlint";
    for (const CLI::App* chosen : app.get_subcommands()) command += ' ' + chosen->get_name();
    fmt::print(stderr, "{}: {}\nTry '{} --help'.\n", command, message, command);
    return misused;
}

// In CI values are often variables, and one that is not set must not drop the policy that it was to name.
void refuse_empty_values(CLI::App& app) {
    const auto empty = [](const std::string& value) {
        return std::string(value.empty() ? "the value is empty (a variable that is not set?)" : "");
    };
    for (CLI::App* command : app.get_subcommands([](CLI::App*) { return true; }))
        for (CLI::Option* option : command->get_options())
            if (option->get_items_expected_max() > 0) option->check(empty);
}

// The command line from its end, as CLI11 takes it. For "--policy=" it would take the next word as the value.
std::vector<std::string> words_of(int argc, char** argv) {
    std::vector<std::string> words;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word.starts_with("--") && word.find('=') == word.size() - 1) {
            words.emplace_back(word.substr(0, word.size() - 1));
            words.emplace_back();
        } else {
            words.emplace_back(word);
        }
    }
    std::ranges::reverse(words);
    return words;
}

int run(int argc, char** argv) {
    CLI::App app("Proves, before apply, which packets a Terraform plan lets flow from where to where.", "netlint");
    app.set_version_flag("--version", fmt::format("netlint {}", version));
    app.set_help_flag("-h,--help", "Print this help and exit");
    app.footer(std::string(footer));
    app.require_subcommand(0, 1);
    Run run;
    add_check(app, run);
    add_reach(app, run);
    add_diff(app, run);
    add_trace(app, run);
    add_matrix(app, run);
    add_zones(app, run);
    add_rules(app, run);
    add_explain(app, run);
    add_completion(app, run);
    add_help(app, run);
    refuse_empty_values(app);
    try {
        app.parse(words_of(argc, argv));
    } catch (const CLI::Success& success) {  // --help, --version
        std::ostringstream text;
        app.exit(success, text, text);
        return write(text.str(), "");
    } catch (const CLI::ParseError& error) {
        return usage_error(app, error);
    }
    if (!run) {
        fmt::print(stderr, "{}", app.help());
        return misused;
    }
    return run();
}

}  // namespace
}  // namespace netlint::cli

int main(int argc, char** argv) {
    try {
        return netlint::cli::run(argc, argv);
    } catch (const std::exception& error) {
        fmt::print(stderr, "netlint: internal error: {}\n", error.what());
    }
    return netlint::cli::broken;
}
