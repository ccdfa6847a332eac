// Writes rules as blocks inside their group or ACL, or as resources.
#include "generate/filters.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

namespace netlint::generate {
namespace {

// What the rules of one service have for peers.
struct Block {
    Service service;
    std::vector<std::string> v4, v6;
    std::optional<std::size_t> group;
};

std::vector<Block> to_blocks(bool egress, std::span<const Rule> rules) {
    std::vector<Block> blocks;
    for (const Rule& rule : rules) {
        if (rule.egress != egress) continue;
        const auto same = [&](const Block& block) {
            return block.service.protocol == rule.service.protocol && block.service.from == rule.service.from &&
                   block.service.to == rule.service.to && block.group.has_value() == !rule.prefix;
        };
        auto block = std::ranges::find_if(blocks, same);
        if (block == blocks.end()) block = blocks.insert(block, Block{rule.service, {}, {}, {}});
        if (!rule.prefix)
            block->group = rule.group;
        else
            (rule.prefix->first().is_v4() ? block->v4 : block->v6).push_back(json_string(rule.prefix->to_string()));
    }
    return blocks;
}

std::string falses(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += i == 0 ? "false" : ",false";
    return out;
}

}  // namespace

Attribute to_attribute(std::string_view direction, std::span<const Entry> entries) {
    std::string value = "[", unknown = "[";
    for (std::size_t n = 0; n < entries.size(); ++n) {
        const Entry& entry = entries[n];
        const bool icmp = entry.service.protocol == "icmp", v4 = entry.prefix.first().is_v4();
        const std::string prefix = entry.prefix.to_string();
        fmt::format_to(
            std::back_inserter(value),
            R"({}{{"action":"{}","cidr_block":"{}","from_port":{},"icmp_code":{},"icmp_type":{},"ipv6_cidr_block":"{}","protocol":"{}","rule_no":{},"to_port":{}}})",
            n == 0 ? "" : ",", entry.allow ? "allow" : "deny", v4 ? prefix : "", icmp ? 0 : entry.service.from,
            icmp ? std::to_string(entry.service.to) : "null", icmp ? std::to_string(entry.service.from) : "null",
            v4 ? "" : prefix, entry.service.protocol, 100 + 10 * n, icmp ? 0 : entry.service.to);
        unknown += n == 0 ? "{}" : ",{}";
    }
    value += ']';
    unknown += ']';
    std::string expression = constant(value);
    return {direction, std::move(value), {}, std::move(unknown), std::move(expression)};
}

Attribute to_attribute(bool egress, std::span<const Rule> rules, std::span<const Target> groups) {
    std::string value = "[", planned = "[", unknown = "[";
    std::vector<Target> referred;  // by each block again, as Terraform lists them
    bool first = true;
    for (const Block& block : to_blocks(egress, rules)) {
        const std::string head = fmt::format(
            R"({}{{"cidr_blocks":[{}],"description":"","from_port":{},"ipv6_cidr_blocks":[{}],"prefix_list_ids":[],"protocol":"{}","self":false,"to_port":{})",
            first ? "" : ",", fmt::join(block.v4, ","), block.service.from, fmt::join(block.v6, ","),
            block.service.protocol, block.service.to);
        const bool hidden = block.group && groups[*block.group].created;
        if (block.group) referred.push_back(groups[*block.group]);
        const std::string ids = block.group ? json_string(groups[*block.group].id) : std::string();
        fmt::format_to(std::back_inserter(value), R"({},"security_groups":[{}]}})", head, ids);
        if (hidden)
            planned += head + '}';
        else
            fmt::format_to(std::back_inserter(planned), R"({},"security_groups":[{}]}})", head, ids);
        fmt::format_to(std::back_inserter(unknown),
                       R"({}{{"cidr_blocks":[{}],"ipv6_cidr_blocks":[{}],"prefix_list_ids":[],"security_groups":{}}})",
                       first ? "" : ",", falses(block.v4.size()), falses(block.v6.size()),
                       hidden        ? "true"
                       : block.group ? "[false]"
                                     : "[]");
        first = false;
    }
    value += ']';
    planned += ']';
    unknown += ']';
    std::string expression = referred.empty() ? constant(value) : references(referred);
    return {egress ? "egress" : "ingress", std::move(value), std::move(planned), std::move(unknown),
            std::move(expression)};
}

void write_rule(Resource& resource, const Rule& rule, std::span<const Target> groups) {
    const bool v4 = rule.prefix && rule.prefix->first().is_v4();
    const std::string prefix = rule.prefix ? json_string(rule.prefix->to_string()) : std::string();
    const auto either = [&](std::string_view name, bool is_given, const std::string& json) {
        is_given ? resource.given(name, json) : resource.defaulted(name, "null");
    };
    either("cidr_ipv4", v4, prefix);
    either("cidr_ipv6", rule.prefix && !v4, prefix);
    either("description", false, {});
    const bool all = rule.service.protocol == "-1";
    resource.given("ip_protocol", json_string(rule.service.protocol));
    either("from_port", !all, std::to_string(rule.service.from));
    either("to_port", !all, std::to_string(rule.service.to));
    if (rule.prefix)
        resource.defaulted("referenced_security_group_id", "null");
    else
        resource.refers("referenced_security_group_id", groups[rule.group]);
}

}  // namespace netlint::generate
