// Rules as text: what is read, and what is refused where.
#include "netlint/rule/rule.hpp"

#include <doctest/doctest.h>

using namespace netlint;

namespace {

constexpr const char* headings = R"(id: a-rule
title: A rule
severity: low
what: Something is so.
why: It hurts.
fix: Mend it.
)";

Result<rule::Rule> parse(const std::string& body) {
    return rule::parse_rule(headings + body, "rules/hygiene/a-rule.yaml");
}

std::string rule_error(const std::string& body) {
    const auto parsed = parse(body);
    return parsed ? "" : parsed.error().to_string();
}

}  // namespace

TEST_CASE("headings, theme and a connection body") {
    const auto rule = parse(
        "references: [FSBP EC2.19]\nunknown: fail\n"
        "deny:\n  from: internet\n  to: {except: [all, data]}\n  service: {not: [http, https]}\n"
        "  except: [{from: {prefixes: [198.51.100.0/24]}, reason: office}]\n");
    REQUIRE_MESSAGE(rule, rule.error().to_string());
    CHECK(rule->id == "a-rule");
    CHECK(rule->theme == "hygiene");
    CHECK(rule->unknown == rule::Rule::Unknown::fail);
    CHECK(rule->references == std::vector<std::string>{"FSBP EC2.19"});
    const auto& deny = std::get<rule::Deny>(rule->body);
    CHECK(deny.from.to_string() == "internet");
    CHECK(deny.to.to_string() == "{except: [all, data]}");
    CHECK(deny.services.to_string() == "all except tcp/80, tcp/443");
    CHECK(deny.except.size() == 1);
}

TEST_CASE("an object body is typed by the fields of its noun") {
    const auto rule = parse(
        "for: permission\nwhere: {direction: ingress, services: {overlaps: [ssh, rdp]}, peer: {overlaps: internet}}\n"
        "assert: {any: [{attached: true}, {not: {redundant: false}}]}\nmessage: '{address} opens {services}: "
        "{because}'\n");
    REQUIRE_MESSAGE(rule, rule.error().to_string());
    const auto& check = std::get<rule::ObjectCheck>(rule->body);
    CHECK(check.noun == "permission");
    CHECK(std::get<rule::Condition::All>(check.where.kind).parts.size() == 3);
    CHECK(std::get<rule::Condition::Any>(check.assertion.kind).parts.size() == 2);
}

TEST_CASE("mistakes are named with file, line and column") {
    const std::string at = "rules/hygiene/a-rule.yaml:";
    CHECK(rule_error("") == at + "1:1: a rule has one of deny, require, only, for");
    CHECK(rule_error("deny: {from: a, to: b}\nonly: {to: a, from: b}") ==
          at + "8:7: a rule has either 'deny' or 'only', not both");
    CHECK(rule_error("deny: {form: a, to: b}") == at + "7:8: unknown key 'form' in deny; did you mean from?");
    CHECK(rule_error("deny: {from: a}") == at + "7:7: deny has no 'to'");
    CHECK(rule_error("deny: {from: a, to: b, through: nat-gatway}") ==
          at + "7:33: a way passes no 'nat-gatway'; did you mean nat-gateway?");
    CHECK(rule_error("for: permision\nassert: {}") ==
          at + "7:6: unknown kind of object 'permision'; did you mean permission?");
    CHECK(rule_error("for: subnet") == at + "1:1: 'for' needs an 'assert'");
    CHECK(rule_error("for: subnet\nassert: {kindd: public}") ==
          at + "8:10: a subnet has no field 'kindd'; did you mean kind?");
    CHECK(rule_error("for: subnet\nassert: {kind: {overlaps: public}}") ==
          at + "8:17: 'overlaps' is no operator of kind; it takes equals, in, exists");
    CHECK(
        rule_error("for: subnet\nassert: {routes_to: nat}").find(at + "8:21: 'nat' is nothing that routes_to takes") ==
        0);
    CHECK(rule_error("for: subnet\nassert: {table_explicit: yess}") ==
          at + "8:26: the field is true or false, not 'yess'");
    CHECK(rule_error("for: subnet\nassert: {kind: public}\nmessage: '{addres}'").find("; did you mean address?") !=
          std::string::npos);
    CHECK(rule_error("deny: {from: a, to: b}\nassert: {}") == at + "8:9: 'assert' belongs to 'for', not to 'deny'");
    CHECK(rule::parse_rule(std::string(headings) + "deny: {from: a, to: b}", "rules/x/other.yaml").error().message ==
          "the id 'a-rule' is not the name of its file");
    CHECK(rule::parse_rule("id: A_Rule", "A_Rule.yaml").error().message.find("an id is words of a-z") == 0);
    CHECK(rule::parse_rule("id: a-rule\ntitle: x\n", "a-rule.yaml").error().message == "a rule has no 'what'");
}

TEST_CASE("a value that a field never has is refused, and not met by nothing") {
    const std::string at = "rules/hygiene/a-rule.yaml:";
    const auto where = [](const std::string& noun, const std::string& condition) {
        return rule_error("for: " + noun + "\nwhere: {" + condition + "}\nassert: {module: x}");
    };
    CHECK(where("resource", "tier: data-store") ==
          at + "8:15: unknown tier 'data-store'; known: other, edge, app, data, endpoint, nat");
    CHECK(where("subnet", "kind: publik") == at + "8:15: unknown kind 'publik'; did you mean public?");
    CHECK(where("permission", "direction: [egress, ingres]") ==
          at + "8:29: unknown direction 'ingres'; did you mean ingress?");
    CHECK(where("listener", "protocol: {in: [http]}").find("unknown protocol 'http'; did you mean HTTP") !=
          std::string::npos);
    CHECK(where("subnet_group", "kinds: {covers: publc}").find("did you mean public?") != std::string::npos);
    CHECK(where("network_acl", "loses_replies: som").find("did you mean some?") != std::string::npos);
    CHECK(where("acl_entry", "action: {not: alow}").find("did you mean allow?") != std::string::npos);
    CHECK(where("vpc_endpoint", "kind: gatway").find("did you mean gateway?") != std::string::npos);
    CHECK(where("resource", "type: aws_something_new").empty());
}

TEST_CASE("what holds of everything, or of nothing, by being empty is refused") {
    const std::string at = "rules/hygiene/a-rule.yaml:";
    CHECK(rule_error("for: subnet\nassert: {}") ==
          at + "8:9: the condition is empty, so that everything would fulfil it");
    CHECK(rule_error("for: subnet\nwhere: {}\nassert: {kind: public}").empty());
    for (const char* condition :
         {"all: []", "any: []", "not: {}", "kind: {}", "kind: []", "routes_to: []", "prefixes: {overlaps: []}"})
        CHECK_MESSAGE(!rule_error("for: subnet\nassert: {" + std::string(condition) + "}").empty(), condition);
    CHECK_FALSE(rule_error("deny: {from: a, to: b, service: []}").empty());
}

TEST_CASE("objects are spoken of with the right article") {
    CHECK(rule_error("for: eni\nassert: {kind: x}").find("an eni has no field 'kind'") != std::string::npos);
    CHECK(rule_error("for: acl_entry\nassert: {kind: x}").find("an acl_entry has no field") != std::string::npos);
}

TEST_CASE("the peer of a permission may be called its source") {
    CHECK(rule_error("for: permission\nwhere: {direction: ingress, source: {overlaps: internet}}\n"
                     "assert: {attached: true}\n"
                     "message: '{address} opens {services} to {source} but protects nothing'")
              .empty());
}

TEST_CASE("conditions are told as they are written") {
    const auto told = [](const std::string& condition) {
        const auto rule = parse("for: permission\nassert: " + condition);
        REQUIRE_MESSAGE(rule, rule.error().to_string());
        return to_string(std::get<rule::ObjectCheck>(rule->body).assertion);
    };
    for (const char* condition :
         {"{attached: true}", "{direction: ingress, peer_kind: [group, prefix-list]}",
          "{services: {overlaps: [tcp/22, tcp/3389]}}", "{services: {size_at_least: 2}}",
          "{peer: {overlaps: internet}}", "{any: [{attached: true}, {not: {lets_in: [internet, onprem]}}]}"})
        CHECK(told(condition) == condition);
}
