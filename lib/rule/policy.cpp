// The policy file.
#include "netlint/rule/policy.hpp"

#include <algorithm>
#include <array>

#include "keys.hpp"
#include "netlint/base/suggestion.hpp"
#include "rule_reading.hpp"
#include "selector_reading.hpp"
#include "yaml_parsing.hpp"
#include "yaml_reading.hpp"

namespace netlint::rule {
namespace {

constexpr std::array<std::pair<std::string_view, net::Client>, 4> clients{{
    {"any", net::Client::any},
    {"linux", net::Client::amazon_linux},
    {"windows", net::Client::windows},
    {"nat", net::Client::nat_gateway},
}};

struct PolicyReader {
    YamlReading& reading;
    Policy& policy;

    bool is_map(const YamlNode& node, std::string_view name) {
        if (!node.defined() || node.is_null() || !reading.ok()) return false;
        if (!node.is_map()) reading.fail(node, "'{}' is a map", name);
        return node.is_map();
    }
    bool is_list(const YamlNode& node, std::string_view name) {
        if (!node.defined() || node.is_null() || !reading.ok()) return false;
        if (!node.is_sequence()) reading.fail(node, "'{}' is a list", name);
        return node.is_sequence();
    }

    void version(const YamlNode& node) {
        const std::string text = reading.text(node, "version");
        if (reading.ok() && text != "1")
            reading.fail(node, "version {} is not known; this netlint reads version 1", text);
    }

    void services(const YamlNode& node) {
        if (!is_map(node, "services")) return;
        for (const auto& entry : node.entries())
            policy.services.define(reading.text(entry.first, "a service's name"),
                                   read_services(reading, entry.second, policy.services));
    }

    void zones(const YamlNode& node) {
        if (!is_map(node, "zones")) return;
        for (const auto& entry : node.entries()) {
            const std::string name = reading.text(entry.first, "a zone's name");
            for (const ZoneDefinition& zone : policy.zones)
                if (zone.name == name) reading.fail(entry.first, "zone '{}' is defined twice", name);
            policy.zones.push_back({name, read_selector(reading, entry.second), reading.at(entry.first)});
        }
    }

    std::vector<RuleName> names(const YamlNode& node, std::string_view key) {
        std::vector<RuleName> out;
        if (node.is_scalar()) return {{reading.text(node, key), reading.at(node)}};
        if (!is_list(node, key)) return out;
        for (const YamlNode& item : node.items()) out.push_back({reading.text(item, key), reading.at(item)});
        return out;
    }

    void rules(const YamlNode& node) {
        if (!node.defined()) return;
        const YamlMap map(reading, node, "'rules'", keys::rules);
        if (const auto use = map.find("use"); use.defined()) policy.use = names(use, "use");
        policy.skip = names(map.find("skip"), "skip");
        if (const auto severity = map.find("severity"); is_map(severity, "severity")) {
            for (const auto& entry : severity.entries()) {
                const auto parsed = parse_severity(reading.text(entry.second, "severity"));
                if (!parsed) return reading.fail(entry.second, "{}", parsed.error().message);
                policy.severity.push_back(
                    {{reading.text(entry.first, "a rule's id"), reading.at(entry.first)}, *parsed});
            }
        }
        if (const auto own = map.find("own"); is_list(own, "own"))
            for (const YamlNode& item : own.items())
                policy.own.push_back(read_rule(reading, item, Headings::few, policy.services));
    }

    void waivers(const YamlNode& node) {
        if (!is_list(node, "waivers")) return;
        for (const YamlNode& item : node.items()) {
            YamlMap map(reading, item, "a waiver", keys::waiver);
            Waiver waiver;
            waiver.where = reading.at(item);
            waiver.rule = reading.text(map.need("rule"), "rule");
            waiver.address = reading.text(map.need("address"), "address");
            waiver.reason = reading.text(map.need("reason"), "reason");
            if (const auto owner = map.find("owner"); owner.defined()) waiver.owner = reading.text(owner, "owner");
            if (const auto until = map.find("until"); until.defined()) waiver.until = reading.date(until, "until");
            policy.waivers.push_back(std::move(waiver));
        }
    }

    void assume(const YamlNode& node) {
        if (!node.defined()) return;
        const YamlMap map(reading, node, "'assume'", keys::assume);
        if (const auto lists = map.find("prefix_lists"); is_map(lists, "prefix_lists")) {
            for (const auto& entry : lists.entries()) {
                auto& prefixes = policy.assume.prefix_lists[reading.text(entry.first, "a prefix list's name")];
                for (const std::string& text : reading.texts(entry.second, "a prefix list")) {
                    const auto prefix = net::Prefix::parse(text);
                    if (!prefix) return reading.fail(entry.second, "{}", prefix.error().message);
                    prefixes.push_back(*prefix);
                }
            }
        }
        if (const auto client = map.find("client_ports"); client.defined()) {
            const std::string text = reading.text(client, "client_ports");
            const auto* found = std::ranges::find(clients, text, [](const auto& row) { return row.first; });
            if (found == clients.end())
                return reading.fail(client, "'client_ports' is linux, windows, nat or any, not '{}'", text);
            policy.assume.client_ports = found->second;
        }
    }
};

}  // namespace

Result<Policy> parse_policy(std::string_view text, std::string_view file) {
    YamlReading reading(file);
    const YamlNode root = reading.load(text);
    if (!reading.ok()) return reading.error();
    Policy policy;
    YamlMap map(reading, root, "a policy", keys::policy);
    PolicyReader reader{reading, policy};
    reader.version(map.need("version"));
    reader.services(map.find("services"));
    reader.zones(map.find("zones"));
    reader.rules(map.find("rules"));
    reader.waivers(map.find("waivers"));
    reader.assume(map.find("assume"));
    if (!reading.ok()) return reading.error();
    return policy;
}

bool looks_like_policy(std::string_view text, std::string_view file) {
    const auto document = parse_yaml(text, std::string(file));
    const YamlNode root = document ? document->root() : YamlNode();
    const auto met = [&](const auto& keys) {
        return std::ranges::count_if(keys, [&](std::string_view key) { return root.find(key).defined(); });
    };
    const auto of_policy = met(keys::policy), of_rule = met(keys::rule);
    return of_policy == of_rule ? file.ends_with("netlint.yaml") : of_policy > of_rule;
}

}  // namespace netlint::rule
