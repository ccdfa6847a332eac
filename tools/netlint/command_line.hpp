// The command line as data, for what is written about it: shell completions and the manual page.
#pragma once

#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace netlint::cli {

struct OptionText {
    std::string name;   // without dashes: "fail-on"
    char letter = 0;    // 'o', or 0
    std::string value;  // "FILE", "critical|high|medium|low|info"; empty for a flag
    std::string about;
    std::vector<std::string> choices() const;  // of a value that is written with bars
};

struct CommandText {
    std::string name, about, arguments, footer;  // arguments: "PLAN [PLAN2]"
    std::vector<OptionText> options;
};

// The commands of `app`, in its order.
std::vector<CommandText> commands_of(const CLI::App& app);

std::string bash_completion(const std::vector<CommandText>& commands);
std::string zsh_completion(const std::vector<CommandText>& commands);
std::string fish_completion(const std::vector<CommandText>& commands);
// Roff of section 1.
std::string manual_page(const CLI::App& app, const std::vector<CommandText>& commands);

}  // namespace netlint::cli
