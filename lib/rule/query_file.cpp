// Files of questions.
#include "netlint/rule/query_file.hpp"

#include <yaml-cpp/yaml.h>

#include <array>
#include <string>
#include <utility>

#include "netlint/base/suggestion.hpp"

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

Location at(const YAML::Mark& mark, std::string_view name) {
    if (mark.is_null()) return {std::string(name), 0, 0, std::nullopt};
    return {std::string(name), static_cast<std::size_t>(mark.line) + 1, static_cast<std::size_t>(mark.column) + 1,
            std::nullopt};
}

Result<reach::Query> read_query(const YAML::Node& node, std::string_view name) {
    if (!node.IsMap()) return fail_at(at(node.Mark(), name), "a question is a map with the keys from, to and protocol");
    reach::Query query;
    query.where = at(node.Mark(), name);
    for (const auto& entry : node) {
        const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
        if (!entry.second.IsScalar()) return fail_at(at(entry.second.Mark(), name), "'{}' takes one plain value", key);
        if (key == "expect") {
            const auto verdict = reach::parse_verdict(entry.second.Scalar());
            if (!verdict) return fail_at(at(entry.second.Mark(), name), "{}", verdict.error().message);
            query.expect = *verdict;
            continue;
        }
        Member member = nullptr;
        std::vector<std::string> known{"expect"};
        for (const auto& [text, pointer] : query_members) {
            if (text == key) member = pointer;
            known.emplace_back(text);
        }
        if (!member) return fail_at(at(entry.first.Mark(), name), "unknown key '{}'{}", key, did_you_mean(key, known));
        query.*member = entry.second.Scalar();
    }
    if (query.from.empty()) return fail_at(query.where, "the question has no 'from'");
    if (query.to.empty()) return fail_at(query.where, "the question has no 'to'");
    return query;
}

}  // namespace

Result<std::vector<reach::Query>> parse_query_file(std::string_view text, std::string_view name) {
    YAML::Node root;
    try {
        root = YAML::Load(std::string(text));
    } catch (const YAML::Exception& error) {
        return fail_at(at(error.mark, name), "not YAML: {}", error.msg);
    }
    if (!root.IsSequence()) return fail_at(at(root.Mark(), name), "a query file is a list of questions");
    std::vector<reach::Query> queries;
    for (const YAML::Node& node : root) {
        auto query = read_query(node, name);
        if (!query) return std::unexpected(query.error());
        queries.push_back(*std::move(query));
    }
    return queries;
}

}  // namespace netlint::rule
