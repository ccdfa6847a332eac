// Reading the command line's own description, and the manual page made of it.
#include "command_line.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "netlint/version.hpp"

namespace netlint::cli {
namespace {

OptionText text_of(const CLI::Option& option) {
    OptionText text;
    text.name = option.get_lnames().front();
    if (!option.get_snames().empty()) text.letter = option.get_snames().front().front();
    if (option.get_items_expected_max() > 0) text.value = option.get_type_name();
    text.about = option.get_description();
    return text;
}

// Roff takes a dot or a quote at the start of a line for a request, and a backslash anywhere for an escape.
std::string roff(std::string_view text) {
    std::string out;
    bool starts = true;
    for (const char c : text) {
        if (starts && (c == '.' || c == '\'')) out += "\\&";
        starts = c == '\n';
        if (c == '\\')
            out += "\\e";
        else if (c == '-')
            out += "\\-";
        else
            out += c;
    }
    return out;
}

}  // namespace

std::vector<std::string> OptionText::choices() const {
    std::vector<std::string> all;
    if (value.find('|') == std::string::npos) return all;
    for (std::size_t at = 0, end = 0; end != std::string::npos; at = end + 1) {
        end = value.find('|', at);
        all.push_back(value.substr(at, end - at));
    }
    return all;
}

std::vector<CommandText> commands_of(const CLI::App& app) {
    std::vector<CommandText> commands;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        CommandText text{command->get_name(), command->get_description(), "", command->get_footer(), {}};
        for (const CLI::Option* option : command->get_options()) {
            if (!option->get_lnames().empty()) text.options.push_back(text_of(*option));
            if (option->get_positional())
                text.arguments +=
                    option->get_required() ? " " + option->get_name(true) : " [" + option->get_name(true) + "]";
        }
        commands.push_back(std::move(text));
    }
    return commands;
}

std::string manual_page(const CLI::App& app, const std::vector<CommandText>& commands) {
    std::string page = fmt::format(".TH NETLINT 1 \"\" \"netlint {}\" \"User Commands\"\n", version);
    page += ".SH NAME\nnetlint \\- what a Terraform plan lets flow, before it is applied\n.SH SYNOPSIS\n";
    for (const CommandText& command : commands)
        page += fmt::format(".BR \"netlint {}\" \"{} [options]\"\n.br\n", command.name, roff(command.arguments));
    page += fmt::format(".SH DESCRIPTION\n{}\n", roff(app.get_description()));
    page += ".SH COMMANDS\n";
    for (const CommandText& command : commands) {
        page += fmt::format(".SS netlint {}{}\n{}\n", command.name, roff(command.arguments), roff(command.about));
        for (const OptionText& option : command.options) {
            const std::string letter = option.letter ? fmt::format("\\-{}, ", option.letter) : "";
            page += fmt::format(".TP\n.B {}\\-\\-{}{}{}\n{}\n", letter, roff(option.name),
                                option.value.empty() ? "" : " ", roff(option.value), roff(option.about));
        }
        if (!command.footer.empty()) page += fmt::format(".PP\n.nf\n{}\n.fi\n", roff(command.footer));
    }
    return page + fmt::format(".SH NOTES\n.nf\n{}\n.fi\n", roff(app.get_footer()));
}

}  // namespace netlint::cli
