// Makes the schemas, a definition for each kind of map.
#include "netlint/report/rule_schema.hpp"

#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <boost/json.hpp>

#include "json_text.hpp"
#include "netlint/rule/vocabulary.hpp"
#include "netlint/version.hpp"

namespace netlint::report {
namespace {

namespace json = boost::json;

json::object def(std::string_view name) {
    return {{"$ref", "#/$defs/" + std::string(name)}};
}
json::object text() {
    return {{"type", "string"}};
}
json::object one_of(std::span<const std::string_view> words) {
    json::array values;
    for (const std::string_view word : words) values.emplace_back(word);
    return {{"enum", std::move(values)}};
}
// One of them, or a list.
json::object or_list(const json::object& item, int least = 0) {
    json::object list{{"type", "array"}, {"items", item}};
    if (least) list["minItems"] = least;
    return {{"anyOf", json::array{item, std::move(list)}}};
}
json::object list_of(const json::object& item, int least = 0) {
    json::object list{{"type", "array"}, {"items", item}};
    if (least) list["minItems"] = least;
    return list;
}
json::object map_of(const json::object& value) {
    return {{"type", "object"}, {"additionalProperties", value}};
}
json::object date() {
    return {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}};
}
json::object truth() {
    return {{"type", "boolean"}};
}
json::object texts() {
    return or_list(text());
}

// What stands behind the keys of each map.
struct Row {
    std::string_view map, key;
    json::object (*value)();
};

constexpr auto selector = [] { return def("selector"); };
constexpr auto end = [] { return def("end"); };
constexpr auto service = [] { return def("service"); };
constexpr auto exceptions = [] { return list_of(def("exception")); };
constexpr auto any_object = [] { return json::object{{"type", "object"}}; };
constexpr auto parts = [] { return list_of(def("selector"), 1); };

constexpr Row rows[] = {
    {"rule", "id",
     [] {
         return json::object{{"type", "string"}, {"pattern", "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$"}};
     }},
    {"rule", "title", text},
    {"rule", "severity", [] { return one_of(rule::choices("severity")); }},
    {"rule", "what", text},
    {"rule", "why", text},
    {"rule", "fix", text},
    {"rule", "references", texts},
    {"rule", "unknown", [] { return one_of(rule::choices("unknown")); }},
    {"rule", "covered_by", text},
    {"rule", "deny", [] { return def("deny"); }},
    {"rule", "require", [] { return def("require"); }},
    {"rule", "only", [] { return def("only"); }},
    {"rule", "for", [] { return one_of(rule::choices("noun")); }},
    {"rule", "where", any_object},   // by the kind of object below
    {"rule", "assert", any_object},  // likewise
    {"rule", "message", text},
    {"deny", "from", end},
    {"deny", "to", end},
    {"deny", "service", service},
    {"deny", "except", exceptions},
    {"deny", "through", texts},
    {"deny", "not_through", texts},
    {"require", "from", end},
    {"require", "to", end},
    {"require", "service", service},
    {"require", "to_each", truth},
    {"require", "except", exceptions},
    {"require", "through", texts},
    {"require", "not_through", texts},
    {"require", "both_ways", truth},
    {"require", "replies",
     [] {
         return json::object{{"const", "required"}};
     }},
    {"only", "to", end},
    {"only", "from", end},
    {"only", "service", service},
    {"only", "except", exceptions},
    {"exception", "from", selector},
    {"exception", "to", selector},
    {"exception", "reason", text},
    {"exception", "until", date},
    {"selector", "zone", selector},
    {"selector", "union", parts},
    {"selector", "intersect", parts},
    {"selector", "except", [] { return list_of(def("selector"), 2); }},
    {"selector", "prefixes", [] { return or_list(text(), 1); }},
    {"selector", "tier", [] { return or_list(one_of(rule::choices("tier"))); }},
    {"selector", "type", texts},
    {"selector", "module", texts},
    {"selector", "address", texts},
    {"selector", "vpc", texts},
    {"selector", "group", texts},
    {"selector", "region", texts},
    {"selector", "tags", [] { return map_of(text()); }},
    {"selector", "subnets", [] { return def("subnets"); }},
    {"subnets", "kind", [] { return or_list(one_of(rule::choices("subnet_kind"))); }},
    {"subnets", "tags", [] { return map_of(text()); }},
    {"subnets", "address", texts},
    {"policy", "version",
     [] {
         return json::object{{"enum", json::array{1, "1"}}};
     }},
    {"policy", "zones", [] { return map_of(def("selector")); }},
    {"policy", "services", [] { return map_of(def("service")); }},
    {"policy", "assume", [] { return def("assume"); }},
    {"policy", "rules", [] { return def("rules"); }},
    {"policy", "waivers", [] { return list_of(def("waiver")); }},
    {"rules", "use", texts},
    {"rules", "skip", texts},
    {"rules", "severity", [] { return map_of(one_of(rule::choices("severity"))); }},
    {"rules", "own", [] { return list_of(def("rule")); }},
    {"waiver", "rule", text},
    {"waiver", "address", text},
    {"waiver", "reason", text},
    {"waiver", "owner", text},
    {"waiver", "until", date},
    {"assume", "prefix_lists", [] { return map_of(texts()); }},
    {"assume", "client_ports", [] { return one_of(rule::choices("client")); }},
};

struct Needed {
    std::string_view map;
    std::vector<std::string_view> keys;
};

json::array strings(const auto& words) {
    json::array out;
    for (const std::string_view word : words) out.emplace_back(word);
    return out;
}

json::object map_schema(const rule::KeyTable& table) {
    static const std::vector<Needed> needed{{"rule", {"id"}},
                                            {"deny", {"from", "to"}},
                                            {"require", {"from", "to"}},
                                            {"only", {"to", "from"}},
                                            {"exception", {"reason"}},
                                            {"policy", {"version"}},
                                            {"waiver", {"rule", "address", "reason"}}};
    json::object properties;
    for (const std::string_view key : table.keys)
        for (const Row& row : rows)
            if (row.map == table.map && row.key == key) properties[key] = row.value();
    json::object schema{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    for (const Needed& one : needed)
        if (one.map == table.map) schema["required"] = strings(one.keys);
    return schema;
}

json::object operand(const rule::FieldWord& field, std::string_view op) {
    if (op == "exists") return truth();
    if (op == "size_at_least") return {{"type", "number"}};
    if (field.kind == "truth") return truth();
    if (field.kind == "number") return {{"type", "number"}};
    if (field.kind == "services") return def("service");
    return or_list(field.words.empty() ? text() : one_of(field.words), 1);
}

// A field's own definition, for it may stand inside its "not" again.
json::object field_schema(const rule::FieldWord& field, const std::string& self) {
    if (field.takes_argument) {
        const json::object word = field.words.empty() ? text() : one_of(field.words);
        return {{"anyOf", json::array{or_list(word, 1), json::object{{"type", "object"},
                                                                     {"properties", {{"not", def(self)}}},
                                                                     {"required", {"not"}},
                                                                     {"additionalProperties", false}}}}};
    }
    json::object operators;
    json::array ways;
    for (const std::string_view op : field.operators) {
        operators[op] = operand(field, op);
        if (op == "equals") ways.push_back(operand(field, op));
    }
    operators["not"] = def(self);
    ways.push_back(json::object{{"type", "object"},
                                {"properties", std::move(operators)},
                                {"additionalProperties", false},
                                {"minProperties", 1}});
    return {{"anyOf", std::move(ways)}};
}

void add_conditions(json::object& defs, json::array& by_noun) {
    for (const std::string_view noun : rule::choices("noun")) {
        const std::string name = "condition_of_" + std::string(noun);
        json::object properties{{"all", list_of(def(name), 1)}, {"any", list_of(def(name), 1)}, {"not", def(name)}};
        for (const rule::FieldWord& field : rule::field_words()) {
            if (field.noun != noun) continue;
            const std::string self = std::string(noun) + "_" + std::string(field.name);
            defs[self] = field_schema(field, self);
            properties[field.name] = def(self);
        }
        defs[name] = json::object{{"type", "object"},
                                  {"properties", std::move(properties)},
                                  {"additionalProperties", false},
                                  {"minProperties", 1}};
        const json::object every{
            {"anyOf", json::array{def(name), json::object{{"type", "object"}, {"maxProperties", 0}}}}};
        by_noun.push_back(json::object{{"if", {{"properties", {{"for", {{"const", noun}}}}}, {"required", {"for"}}}},
                                       {"then", {{"properties", {{"where", every}, {"assert", def(name)}}}}}});
    }
}

json::object definitions() {
    json::object defs;
    for (const rule::KeyTable& table : rule::key_tables()) defs[table.map] = map_schema(table);
    json::object selector_map = defs["selector"].as_object();
    selector_map["minProperties"] = 1;
    defs["selector"] = json::object{{"anyOf", json::array{text(), parts(), std::move(selector_map)}}};
    json::object quantified;
    for (const std::string_view word : rule::choices("quantifier")) quantified[word] = def("selector");
    defs["end"] =
        json::object{{"anyOf", json::array{def("selector"), json::object{{"type", "object"},
                                                                         {"properties", std::move(quantified)},
                                                                         {"additionalProperties", false},
                                                                         {"minProperties", 1},
                                                                         {"maxProperties", 1}}}}};
    defs["service"] = json::object{{"anyOf", json::array{text(), list_of(def("service"), 1),
                                                         json::object{{"type", "object"},
                                                                      {"properties", {{"not", def("service")}}},
                                                                      {"required", {"not"}},
                                                                      {"additionalProperties", false}}}}};
    defs["exception"].as_object()["anyOf"] =
        json::array{json::object{{"required", {"from"}}}, json::object{{"required", {"to"}}}};
    json::array bodies, by_noun;
    for (const std::string_view body : {"deny", "require", "only", "for"})
        bodies.push_back(json::object{{"required", json::array{body}}});
    json::object& rule = defs["rule"].as_object();
    rule["oneOf"] = std::move(bodies);
    rule["dependentRequired"] =
        json::object{{"for", {"assert"}}, {"where", {"for"}}, {"assert", {"for"}}, {"message", {"for"}}};
    add_conditions(defs, by_noun);
    defs["rule"].as_object()["allOf"] = std::move(by_noun);
    return defs;
}

std::string document(std::string_view title, json::object root) {
    json::object all{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                     {"title", fmt::format("{}, netlint {}", title, version)}};
    for (auto& [key, value] : root) all[key] = std::move(value);
    all["$defs"] = definitions();
    return indented(all);
}

}  // namespace

std::string rule_schema() {
    return document(
        "A rule",
        {{"allOf", json::array{def("rule"), json::object{{"required", {"title", "severity", "what", "why", "fix"}}}}}});
}

std::string policy_schema() {
    return document("A policy", def("policy"));
}

}  // namespace netlint::report
