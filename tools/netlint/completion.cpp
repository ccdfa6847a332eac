// netlint completion: scripts that complete its command line in a shell.
#include <array>
#include <cstdio>
#include <memory>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "command.hpp"
#include "command_line.hpp"
#include "netlint/base/suggestion.hpp"
#include "output.hpp"

namespace netlint::cli {
namespace {

std::string names_of(const std::vector<CommandText>& commands) {
    std::string names;
    for (const CommandText& command : commands) names += (names.empty() ? "" : " ") + command.name;
    return names;
}

std::string in_single_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + '\'';
}

// _arguments gives brackets and colons a meaning of their own.
std::string zsh_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':') out += '\\';
        out += c;
    }
    return out;
}

std::string zsh_option(const OptionText& option) {
    std::string text = fmt::format("--{}[{}]", option.name, zsh_text(option.about));
    if (option.value.empty()) return text;
    const auto choices = option.choices();
    return text + (choices.empty() ? ":value:_files" : fmt::format(":value:({})", fmt::join(choices, " ")));
}

struct Shell {
    std::string_view name;
    std::string (*script)(const std::vector<CommandText>&);
};
constexpr std::array<Shell, 3> shells{{{"bash", bash_completion}, {"zsh", zsh_completion}, {"fish", fish_completion}}};

int print_completion(const CLI::App& app, const std::string& name) {
    std::vector<std::string> known;
    for (const Shell& shell : shells) {
        if (shell.name == name) return write(shell.script(commands_of(app)), "");
        known.emplace_back(shell.name);
    }
    fmt::print(stderr, "netlint: no completion for '{}' ({}){}\n", name, fmt::join(known, ", "),
               did_you_mean(name, known));
    return misused;
}

}  // namespace

std::string bash_completion(const std::vector<CommandText>& commands) {
    std::string cases;
    for (const CommandText& command : commands) {
        std::string options = "--help", values;
        for (const OptionText& option : command.options) {
            if (option.name != "help") options += " --" + option.name;
            if (const auto choices = option.choices(); !choices.empty())
                values += fmt::format("            --{}) words=\"{}\" ;;\n", option.name, fmt::join(choices, " "));
        }
        cases += fmt::format("    {})\n        options=\"{}\"\n        case $previous in\n{}        esac ;;\n",
                             command.name, options, values);
    }
    return fmt::format(R"(_netlint() {{
    local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} options="" words=""
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "{} --help --version" -- "$current"))
        return
    fi
    case ${{COMP_WORDS[1]}} in
    help) words="{} coverage ends exit-status" ;;
{}    esac
    if [ -n "$words" ]; then
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    elif [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
    else
        COMPREPLY=($(compgen -f -- "$current"))
    fi
}}
complete -o filenames -F _netlint netlint
)",
                       names_of(commands), names_of(commands), cases);
}

std::string zsh_completion(const std::vector<CommandText>& commands) {
    std::string list, cases;
    for (const CommandText& command : commands) {
        list += "        " + in_single_quotes(command.name + ":" + zsh_text(command.about)) + '\n';
        std::string options;
        for (const OptionText& option : command.options) options += " " + in_single_quotes(zsh_option(option));
        cases += fmt::format("    {}) _arguments{} '*:file:_files' ;;\n", command.name, options);
    }
    return fmt::format(R"(#compdef netlint
_netlint() {{
    local -a commands
    commands=(
{}    )
    if ((CURRENT == 2)); then
        _describe command commands
        return
    fi
    local command=$words[2]
    shift words
    ((CURRENT--))
    case $command in
{}    esac
}}
_netlint "$@"
)",
                       list, cases);
}

std::string fish_completion(const std::vector<CommandText>& commands) {
    std::string script;
    for (const CommandText& command : commands)
        script += fmt::format("complete -c netlint -n __fish_use_subcommand -f -a {} -d {}\n", command.name,
                              in_single_quotes(command.about));
    for (const CommandText& command : commands)
        for (const OptionText& option : command.options) {
            script +=
                fmt::format("complete -c netlint -n '__fish_seen_subcommand_from {}' -l {}", command.name, option.name);
            if (option.letter) script += fmt::format(" -s {}", option.letter);
            if (const auto choices = option.choices(); !choices.empty())
                script += fmt::format(" -x -a '{}'", fmt::join(choices, " "));
            else if (!option.value.empty())
                script += " -r";
            script += fmt::format(" -d {}\n", in_single_quotes(option.about));
        }
    return script;
}

void add_completion(CLI::App& app, Run& run) {
    auto shell = std::make_shared<std::string>();
    CLI::App& command = *app.add_subcommand("completion", "A script that completes this command line in a shell");
    command.add_option("SHELL", *shell, "bash, zsh or fish")->required();
    command.footer("Example:\n  netlint completion bash > ~/.local/share/bash-completion/completions/netlint\n");
    command.callback([shell, &app, &run] { run = [shell, &app] { return print_completion(app, *shell); }; });
}

}  // namespace netlint::cli
