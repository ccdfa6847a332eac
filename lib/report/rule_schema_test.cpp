// The schemas know the keys that the parsers know, no more and no fewer.
#include "netlint/report/rule_schema.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>

#include <set>
#include <string>

#include "netlint/rule/vocabulary.hpp"

using namespace netlint;

namespace {

std::set<std::string> keys_of(const boost::json::object& properties) {
    std::set<std::string> out;
    for (const auto& [key, value] : properties) out.emplace(key);
    return out;
}

// The definition that lists the keys of a map; a selector may also be a name or a list.
const boost::json::object& map_definition(const boost::json::object& definition) {
    if (definition.contains("properties")) return definition;
    return definition.at("anyOf").as_array().back().as_object();
}

}  // namespace

TEST_CASE("every key of the parsers is in the schemas, and every one of theirs is a parser's") {
    for (const std::string& text : {report::rule_schema(), report::policy_schema()}) {
        const auto schema = boost::json::parse(text);
        const auto& defs = schema.at("$defs").as_object();
        std::size_t met = 0;
        for (const rule::KeyTable& table : rule::key_tables()) {
            CAPTURE(table.map);
            REQUIRE(defs.contains(table.map));
            const std::set<std::string> known(table.keys.begin(), table.keys.end());
            CHECK(keys_of(map_definition(defs.at(table.map).as_object()).at("properties").as_object()) == known);
            ++met;
        }
        CHECK(met == 11);
    }
}

TEST_CASE("conditions of each kind of object know its fields") {
    const auto schema = boost::json::parse(report::rule_schema());
    for (const std::string_view noun : rule::choices("noun")) {
        std::set<std::string> known{"all", "any", "not"};
        for (const rule::FieldWord& field : rule::field_words())
            if (field.noun == noun) known.emplace(field.name);
        const auto& definition = schema.at("$defs").at("condition_of_" + std::string(noun));
        CHECK(keys_of(definition.at("properties").as_object()) == known);
    }
}

TEST_CASE("every reference leads to a definition") {
    const std::string text = report::policy_schema();
    const auto schema = boost::json::parse(text);
    const std::string mark = "\"#/$defs/";
    std::size_t met = 0;
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + 1)) {
        const std::size_t start = at + mark.size();
        CHECK(schema.at("$defs").as_object().contains(text.substr(start, text.find('"', start) - start)));
        ++met;
    }
    CHECK(met > 50);
}
