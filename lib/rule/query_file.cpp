// Files of questions.
#include "netlint/rule/query_file.hpp"

#include <array>
#include <string>
#include <utility>

#include "netlint/base/suggestion.hpp"
#include "yaml_parsing.hpp"

namespace netlint::rule {
namespace {

using Member = std::string reach::Query::*;

constexpr std::array<std::pair<std::string_view, Member>, 8> query_members{{
    {"id", &reach::Query::id},
    {"from", &reach::Query::from},
    {"to", &reach::Query::to},
    {"protocol", &reach::Query::protocol},
    {"port", &reach::Query::port},
    {"icmp", &reach::Query::icmp},
    {"source_port", &reach::Query::source_port},
    {"client", &reach::Query::client},
}};

Location at(const YamlNode& node, std::string_view name) {
    return {std::string(name), node.line(), node.column(), std::nullopt};
}

Result<reach::Query> read_query(const YamlNode& node, std::string_view name) {
    if (!node.is_map()) return fail_at(at(node, name), "a question is a map with the keys from, to and protocol");
    reach::Query query;
    query.where = at(node, name);
    for (const auto& entry : node.entries()) {
        const std::string key(entry.first.scalar());
        if (!entry.second.is_scalar()) return fail_at(at(entry.second, name), "'{}' takes one plain value", key);
        if (key == "expect") {
            const auto verdict = reach::parse_verdict(entry.second.scalar());
            if (!verdict) return fail_at(at(entry.second, name), "{}", verdict.error().message);
            query.expect = *verdict;
            continue;
        }
        Member member = nullptr;
        std::vector<std::string> known{"expect"};
        for (const auto& [text, pointer] : query_members) {
            if (text == key) member = pointer;
            known.emplace_back(text);
        }
        if (!member) return fail_at(at(entry.first, name), "unknown key '{}'{}", key, did_you_mean(key, known));
        query.*member = entry.second.scalar();
    }
    if (query.from.empty()) return fail_at(query.where, "the question has no 'from'");
    if (query.to.empty()) return fail_at(query.where, "the question has no 'to'");
    return query;
}

}  // namespace

Result<std::vector<reach::Query>> parse_query_file(std::string_view text, std::string_view name) {
    const auto document = parse_yaml(text, std::string(name));
    if (!document) return std::unexpected(document.error());
    const YamlNode root = document->root();
    if (!root.is_sequence()) return fail_at(at(root, name), "a query file is a list of questions");
    std::vector<reach::Query> queries;
    for (const YamlNode& node : root.items()) {
        auto query = read_query(node, name);
        if (!query) return std::unexpected(query.error());
        queries.push_back(*std::move(query));
    }
    return queries;
}

}  // namespace netlint::rule
