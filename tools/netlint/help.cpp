// netlint help: the commands, and the topics that several of them share.
#include <array>
#include <cstdio>
#include <memory>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "command.hpp"
#include "command_line.hpp"
#include "netlint/aws/coverage.hpp"
#include "netlint/base/suggestion.hpp"
#include "netlint/report/rule_schema.hpp"
#include "output.hpp"

namespace netlint::cli {
namespace {

constexpr std::string_view ends = R"(Ends of a question (--from, --to):

  aws_db_instance.main                 that resource's network interfaces, wherever the plan may put them
  'module.service["api"].aws_ecs_service.this'
  aws_security_group.x                 every interface that carries the group
  aws_subnet.y[0]                      every interface in the subnet
  module.net                           every interface of the module's resources
  internet, internet:203.0.113.0/24    an arbitrary public IPv4 host, or one of a block
  internet6                            the same over IPv6
  cidr:10.8.0.0/16, 10.8.1.4           hosts with those addresses, wherever routes lead to them
  service:s3, service:ecr.api          an AWS service under the address that a client there gets for it
  dns, dns:10.0.0.2                    the VPC's resolver
  zone:data                            a zone of the policy
)";

constexpr std::string_view exits = R"(Exit status:

  0  the question was answered; check: no finding at or above --fail-on
  1  check: findings at or above --fail-on; reach: the answer is not the one of --expect; diff: connections were
     added, with --fail-on-added
  2  usage, configuration or rule-file error
  3  the input cannot be analysed, or it holds no network resource (--allow-empty turns that into 0)
  4  internal error, or a limit was hit
)";

std::string coverage() {
    std::string text = "Resource types that are read into the network:\n\n";
    for (const std::string& type : aws::modelled_types()) text += "  " + type + '\n';
    text += "\nTypes that place no interface and move no packet, so that they are passed over:\n\n";
    for (const std::string& type : aws::types_without_packets()) text += "  " + type + '\n';
    return text + "\nEvery other type is not modelled; check lists those it meets.\n";
}

struct Schema {
    std::string_view name, about;
    std::string (*text)();
};

constexpr std::array<Schema, 2> schemas{{
    {"rule", "a rule of a catalogue", report::rule_schema},
    {"policy", "netlint.yaml", report::policy_schema},
}};

std::string schema_list() {
    std::string text = "JSON Schemas for editors (netlint help schema NAME):\n\n";
    for (const Schema& schema : schemas) text += fmt::format("  {:<8}{}\n", schema.name, schema.about);
    return text +
           "\nIn an editor with the YAML language server, the first line of a file may name its schema:\n"
           "  # yaml-language-server: $schema=policy.schema.json\n";
}

struct Topic {
    std::string_view name, about;
    std::string (*text)();
};

constexpr std::array<Topic, 4> topics{{
    {"coverage", "Which resource types are modelled", coverage},
    {"ends", "How the ends of a question are spelled", [] { return std::string(ends); }},
    {"exit-status", "What the exit statuses mean", [] { return std::string(exits); }},
    {"schema", "JSON Schemas of rules and policies", schema_list},
}};

int print_schema(const std::string& name) {
    std::vector<std::string> known;
    for (const Schema& schema : schemas) {
        if (schema.name == name) return write(schema.text(), "");
        known.emplace_back(schema.name);
    }
    fmt::print(stderr, "netlint: there is no schema '{}'{}\n", name, did_you_mean(name, known));
    return misused;
}

int help_on(const CLI::App& app, const std::string& word, const std::string& name) {
    if (word == "schema" && !name.empty()) return print_schema(name);
    if (word == "manual") return write(manual_page(app, commands_of(app)), "");
    if (word.empty()) {
        std::string text = app.help() + "\nTopics (netlint help TOPIC):\n";
        for (const Topic& topic : topics) text += fmt::format("  {:<26}{}\n", topic.name, topic.about);
        return write(text, "");
    }
    for (const Topic& topic : topics)
        if (topic.name == word) return write(topic.text(), "");
    std::vector<std::string> known;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (command->get_name() == word) return write(command->help(app.get_name()), "");
        known.push_back(command->get_name());
    }
    for (const Topic& topic : topics) known.emplace_back(topic.name);
    fmt::print(stderr, "netlint: no command or topic '{}'{}\n", word, did_you_mean(word, known));
    return misused;
}

}  // namespace

void add_help(CLI::App& app, Run& run) {
    auto word = std::make_shared<std::string>(), name = std::make_shared<std::string>();
    CLI::App& command = *app.add_subcommand("help", "How a command is used");
    command.add_option("COMMAND", *word, "A command or a topic");
    command.add_option("NAME", *name, "What of the topic: a schema");
    command.callback([word, name, &app, &run] { run = [word, name, &app] { return help_on(app, *word, *name); }; });
}

}  // namespace netlint::cli
