// Compares rules by their fields as texts, since the objects they name may be gone.
#include "echo.hpp"

#include <array>

#include <fmt/format.h>

namespace netlint::aws {
namespace {

// Protocol by number, ports only where they count.
std::string fields(const plan::Value& rule, std::string_view protocol_name) {
    const std::string_view text = rule[protocol_name].as_string().value_or("-1");
    const auto protocol = net::Protocol::parse(text);
    if (!protocol) return "all";
    if (!protocol->has_ports() && !protocol->has_icmp()) return fmt::format("{}", protocol->number);
    return fmt::format("{} {} {}", protocol->number, rule["from_port"].as_int().value_or(-1),
                       rule["to_port"].as_int().value_or(-1));
}

std::string peer_text(std::string_view text) {
    const auto prefix = net::Prefix::parse_masked(text);
    if (prefix) return prefix->to_string();
    const std::size_t slash = text.rfind('/');  // "account/sg-0123"
    return std::string(slash == std::string_view::npos ? text : text.substr(slash + 1));
}

struct Single {
    std::string_view type;
    model::Direction direction;
};
constexpr std::array singles{Single{"aws_vpc_security_group_ingress_rule", model::Direction::ingress},
                             Single{"aws_vpc_security_group_egress_rule", model::Direction::egress}};

}  // namespace

Echoes::Echoes(Context& context, std::string_view group_id, model::Direction direction) {
    if (group_id.empty()) return;
    const plan::World& before = context.plan.before();
    const auto add = [&](const plan::Value& rule, std::string_view protocol_name, const plan::Value& peer) {
        if (const auto text = peer.as_string()) rules_.insert(fields(rule, protocol_name) + ' ' + peer_text(*text));
    };
    for (const plan::ResourceId id : context.earlier("aws_security_group_rule", "security_group_id", group_id)) {
        const plan::Value& rule = before[id].values;
        if (rule["type"].as_string() != (direction == model::Direction::ingress ? "ingress" : "egress")) continue;
        for (const char* list : {"cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids"}) {
            for (const plan::Value& peer : rule[list].items()) add(rule, "protocol", peer);
        }
        add(rule, "protocol", rule["source_security_group_id"]);
        if (rule["self"].as_bool() == true) add(rule, "protocol", plan::Value::string(group_id));
    }
    for (const Single& single : singles) {
        if (single.direction != direction) continue;
        for (const plan::ResourceId id : context.earlier(single.type, "security_group_id", group_id)) {
            const plan::Value& rule = before[id].values;
            for (const char* peer : {"cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id"})
                add(rule, "ip_protocol", rule[peer]);
        }
    }
}

bool Echoes::contains(const plan::Value& inline_rule, std::string_view peer) const {
    return rules_.contains(fields(inline_rule, "protocol") + ' ' + peer_text(peer));
}

}  // namespace netlint::aws
