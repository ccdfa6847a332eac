// Permissions of security groups, in every spelling that Terraform has for them.
#include <doctest/doctest.h>

#include "../network_facts.hpp"

using namespace netlint;
using netlint::testing::facts;
using netlint::testing::has_diagnostic;
using netlint::testing::network_of;
using netlint::testing::network_of_text;
using netlint::testing::plan_at;

namespace {

const model::Network& group_rules() {
    static const plan::Plan plan = plan_at("plans/fabric-groups/plan.json");
    static const model::Network made = network_of(plan);
    return made;
}

std::string permissions_of(const std::string& group) {
    return facts(group_rules(), "permission " + group + " ");
}

// One VPC and one group that exists, with these inline rules as last read; further resources, configuration included.
std::string existing(const std::string& rules, const std::string& changes, const std::string& expressions,
                     const std::string& blocks) {
    const std::string group = R"({"id":"sg-1","vpc_id":"vpc-1","name":"g","egress":[],"ingress":[)" + rules + "]}";
    return R"({"format_version":"1.2","planned_values":{"root_module":{}},"resource_changes":[
        {"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v","change":{"actions":["no-op"],
         "before":{"id":"vpc-1","cidr_block":"10.0.0.0/16"},"after":{"id":"vpc-1","cidr_block":"10.0.0.0/16"},"after_unknown":{}}},
        {"address":"aws_security_group.g","mode":"managed","type":"aws_security_group","name":"g","change":{
         "actions":["no-op"],"before":)" +
           group + R"(,"after":)" + group + R"(,"after_unknown":{}}})" + changes + R"(],
        "configuration":{"root_module":{"resources":[
        {"address":"aws_vpc.v","mode":"managed","type":"aws_vpc","name":"v","expressions":{}},
        {"address":"aws_security_group.g","mode":"managed","type":"aws_security_group","name":"g","expressions":{)" +
           expressions + "}}" + blocks + "]}}}";
}

std::string inline_rule(const std::string& from, const std::string& peer) {
    return R"({"cidr_blocks":[")" + peer + R"("],"description":"","from_port":)" + from + R"(,"ipv6_cidr_blocks":[],
        "prefix_list_ids":[],"protocol":"tcp","security_groups":[],"self":false,"to_port":)" +
           from + "}";
}

std::string rule_change(const std::string& action, const std::string& before, const std::string& after) {
    return R"(,{"address":"aws_vpc_security_group_ingress_rule.r","mode":"managed",
        "type":"aws_vpc_security_group_ingress_rule","name":"r","change":{"actions":[")" +
           action + R"("],"before":)" + before + R"(,"after":)" + after + R"(,"after_unknown":{}}})";
}

std::string rule_values(const std::string& port, const std::string& peer) {
    return R"({"id":"sgr-1","security_group_id":"sg-1","ip_protocol":"tcp","from_port":)" + port + R"(,"to_port":)" +
           port + R"(,"cidr_ipv4":")" + peer +
           R"(","cidr_ipv6":null,"prefix_list_id":null,"referenced_security_group_id":null})";
}

constexpr const char* rule_block = R"(,{"address":"aws_vpc_security_group_ingress_rule.r","mode":"managed",
    "type":"aws_vpc_security_group_ingress_rule","name":"r","expressions":{"security_group_id":{"references":["aws_security_group.g.id","aws_security_group.g"]}}})";

}  // namespace

TEST_CASE("an omitted direction permits nothing, and an adopted default group is emptied") {
    CHECK(permissions_of("aws_security_group.closed") == "");
    CHECK(permissions_of("aws_default_security_group.main") == "");
}

TEST_CASE("an unmanaged default group keeps AWS's permissions, and rules on it join them") {
    CHECK(permissions_of("default security group of aws_vpc.other") ==
          "egress all 0.0.0.0/0 by AWS\n"
          "ingress all default security group of aws_vpc.other by AWS\n"
          "ingress tcp/443 0.0.0.0/0 by aws_vpc_security_group_ingress_rule.default\n");
}

TEST_CASE("one rule with several peers is one permission for each") {
    CHECK(permissions_of("aws_security_group.bundle") ==
          "egress all 0.0.0.0/0 by aws_security_group.bundle\n"
          "ingress tcp/443 10.0.0.0/8 by aws_security_group.bundle\n"
          "ingress tcp/443 192.0.2.0/24 by aws_security_group.bundle\n"
          "ingress tcp/443 ::/0 by aws_security_group.bundle\n"
          "ingress tcp/443 aws_ec2_managed_prefix_list.offices by aws_security_group.bundle\n"
          "ingress tcp/443 aws_security_group.bundle by aws_security_group.bundle\n");
    const auto group = group_rules().find_security_group("aws_security_group.bundle").value();
    CHECK(group_rules().security_groups[group].permissions.front().where.attribute == "ingress[0].cidr_blocks[0]");
}

TEST_CASE("a prefix list holds its own entries and those made apart") {
    CHECK(facts(group_rules(), "prefix-list aws_ec2_managed_prefix_list.offices ") ==
          "198.51.100.0/24, 203.0.113.0/24 .. 198.51.100.0/24, 203.0.113.0/24, 240.0.0.0/13"  // and what AWS may have
          " as 203.0.113.0/24 198.51.100.0/24\n");
}

TEST_CASE("rule resources of both generations, in any spelling of protocols") {
    CHECK(permissions_of("aws_security_group.apart") ==
          "egress all 0.0.0.0/0 by aws_security_group_rule.everything\n"  // ports mean nothing beside "all"
          "egress all ::/0 by aws_vpc_security_group_egress_rule.any\n"
          "ingress esp aws_security_group.apart by aws_vpc_security_group_ingress_rule.esp\n"
          "ingress tcp/22 192.0.2.7/32 by aws_vpc_security_group_ingress_rule.typed\n"
          "ingress tcp/5432 aws_security_group.a by aws_security_group_rule.peer\n"
          "ingress tcp/80-81 192.0.2.0/24 by aws_security_group_rule.prefix\n");
}

TEST_CASE("ICMP from 0 to 0 is echo reply, from -1 to -1 is everything") {
    CHECK(permissions_of("aws_security_group.icmp") ==
          "ingress icmp 192.0.2.0/24 by aws_security_group.icmp\n"
          "ingress icmp/0/0 10.0.0.0/8 by aws_security_group.icmp\n");
}

TEST_CASE("rules that share their references give possible permissions, one rule alone gives certain ones") {
    const std::string doubt = " (possible: aws_security_group.merged ingress[";
    const std::string rest = "].security_groups: known after apply) by aws_security_group.merged\n";
    CHECK(permissions_of("aws_security_group.merged") ==
          "ingress tcp/22 aws_security_group.a" + doubt + "0" + rest + "ingress tcp/22 aws_security_group.b" + doubt +
              "0" + rest + "ingress tcp/5432 aws_security_group.a" + doubt + "1" + rest +
              "ingress tcp/5432 aws_security_group.b" + doubt + "1" + rest);
    CHECK(permissions_of("aws_security_group.single") ==
          "ingress tcp/80 aws_security_group.a by aws_security_group.single\n");
    CHECK(permissions_of("aws_security_group.pair") ==
          "ingress tcp/22 aws_security_group.a by aws_security_group.pair\n"
          "ingress tcp/22 aws_security_group.b by aws_security_group.pair\n"
          "ingress tcp/5432 10.0.0.0/8 by aws_security_group.pair\n");
}

TEST_CASE("a dynamic block may name any group that is new, and beside it a static one proves nothing") {
    for (const std::string name : {"aws_security_group.dynamic", "aws_security_group.mixed"}) {
        CAPTURE(name);
        const std::string permissions = permissions_of(name);
        for (const char* peer : {"a", "b"}) {
            for (const char* element : {"1", "2"}) {
                if (name == "aws_security_group.dynamic" && element == std::string("2")) continue;
                CHECK(permissions.find("ingress tcp/6379 aws_security_group." + std::string(peer) +
                                       " (possible: " + name + " ingress[" + element + "]") != std::string::npos);
            }
        }
        for (const std::string& line : netlint::testing::lines_of(permissions))
            CHECK(line.find("possible") != std::string::npos);
    }
}

TEST_CASE("inline rules beside rule resources: both may hold, only the inline ones must") {
    CHECK(permissions_of("aws_security_group.torn") ==
          "egress all 0.0.0.0/0 by aws_vpc_security_group_egress_rule.torn\n"
          "ingress tcp/22 10.0.0.0/8 (possible: aws_security_group.torn ingress: inline rules remove it) by "
          "aws_vpc_security_group_ingress_rule.torn\n"
          "ingress tcp/80 10.0.0.0/8 by aws_security_group.torn\n");
    CHECK(has_diagnostic(group_rules(), "overwrite each other, at aws_security_group.torn ingress"));
}

TEST_CASE("a group of another state is an open one, a prefix known later may be anyone's") {
    CHECK(permissions_of("aws_security_group.b") ==
          "ingress tcp/443 ? (possible: aws_vpc_security_group_ingress_rule.later cidr_ipv4: known after apply) by "
          "aws_vpc_security_group_ingress_rule.later\n"
          "ingress tcp/8080 sg-0123456789abcdef0 by aws_vpc_security_group_ingress_rule.elsewhere\n");
    const auto outside = group_rules().find_security_group("sg-0123456789abcdef0");
    REQUIRE(outside);
    CHECK_FALSE(group_rules().security_groups[*outside].in_plan);
}

TEST_CASE("inline rules that nobody writes count once beside the resources that made them") {
    const auto text = existing(inline_rule("443", "10.0.0.0/8"),
                               rule_change("no-op", rule_values("443", "10.0.0.0/8"), rule_values("443", "10.0.0.0/8")),
                               "", rule_block);
    CHECK(facts(network_of_text(text), "permission aws_security_group.g ") ==
          "ingress tcp/443 10.0.0.0/8 by aws_vpc_security_group_ingress_rule.r\n");
}

TEST_CASE("what a removed rule had granted is gone although the inline list still shows it") {
    const auto text =
        existing(inline_rule("22", "0.0.0.0/0"), rule_change("delete", rule_values("22", "0.0.0.0/0"), "null"), "", "");
    CHECK(facts(network_of_text(text), "permission aws_security_group.g ") == "");
}

TEST_CASE("what a changed rule had granted gives way to what it grants") {
    const auto text = existing(inline_rule("22", "0.0.0.0/0"),
                               rule_change("update", rule_values("22", "0.0.0.0/0"), rule_values("22", "10.0.0.0/8")),
                               "", rule_block);
    CHECK(facts(network_of_text(text), "permission aws_security_group.g ") ==
          "ingress tcp/22 10.0.0.0/8 by aws_vpc_security_group_ingress_rule.r\n");
}

TEST_CASE("rules that another state made stay, since nothing in this plan removes them") {
    const auto text = existing(inline_rule("22", "192.0.2.0/24"), "", "", "");
    CHECK(facts(network_of_text(text), "permission aws_security_group.g ") ==
          "ingress tcp/22 192.0.2.0/24 by aws_security_group.g\n");
}

TEST_CASE("an empty list counts when it is written, and only then") {
    const auto rule = rule_change("no-op", rule_values("443", "10.0.0.0/8"), rule_values("443", "10.0.0.0/8"));
    const std::string kept =
        facts(network_of_text(existing("", rule, "", rule_block)), "permission aws_security_group.g ");
    CHECK(kept == "ingress tcp/443 10.0.0.0/8 by aws_vpc_security_group_ingress_rule.r\n");
    const auto written = network_of_text(existing("", rule, R"("ingress":{"constant_value":[]})", rule_block));
    CHECK(facts(written, "permission aws_security_group.g ") ==
          "ingress tcp/443 10.0.0.0/8 (possible: aws_security_group.g ingress: inline rules remove it) by "
          "aws_vpc_security_group_ingress_rule.r\n");
}

TEST_CASE("nonsense in a rule is named, and what it permits is in doubt") {
    struct Row {
        std::string rule, fact, said;
    };
    const auto rule = [](const std::string& fields) {
        return R"({"cidr_blocks":["10.0.0.0/8"],"description":"","ipv6_cidr_blocks":[],"prefix_list_ids":[],"security_groups":[],"self":false,)" +
               fields + "}";
    };
    const std::string bad_prefix = inline_rule("22", "10.0.0.300/8");
    for (const Row& row : {
             Row{rule(R"("protocol":"tcp","from_port":70000,"to_port":70000)"), "ingress tcp 10.0.0.0/8 (possible: ",
                 "not a port: 70000, at aws_security_group.g ingress[0].from_port"},
             Row{rule(R"("protocol":"tcp","from_port":443,"to_port":80)"), "ingress tcp 10.0.0.0/8 (possible: ",
                 "a port range that runs backwards, at aws_security_group.g ingress[0].from_port"},
             Row{rule(R"("protocol":"tcp","from_port":null,"to_port":null)"),
                 "ingress tcp 10.0.0.0/8 (possible: ", "not a port: ?, at aws_security_group.g ingress[0].from_port"},
             Row{rule(R"("protocol":"quux","from_port":0,"to_port":0)"), "ingress all 10.0.0.0/8 (possible: ",
                 "not a protocol: quux, at aws_security_group.g ingress[0].protocol"},
             Row{rule(R"("protocol":"icmp","from_port":300,"to_port":0)"), "ingress icmp 10.0.0.0/8 (possible: ",
                 "not an ICMP type: 300, at aws_security_group.g ingress[0].from_port"},
             Row{bad_prefix, "ingress tcp/22 ? (possible: ", "not a CIDR block"},
         }) {
        CAPTURE(row.rule);
        const auto made = network_of_text(existing(row.rule, "", "", ""));
        CHECK(facts(made, "permission aws_security_group.g ").starts_with(row.fact));
        CHECK(has_diagnostic(made, row.said));
    }
}

TEST_CASE("a sensitive value is used and never shown") {
    std::string text = existing(inline_rule("22", "10.0.0.300/8"), "", "", "");
    const std::string unknown = R"("after_unknown":{})";
    text.replace(text.rfind(unknown), unknown.size(), unknown + R"(,"after_sensitive":{"ingress":true})");
    const auto made = network_of_text(text);
    CHECK(has_diagnostic(made, "(sensitive)"));
    CHECK_FALSE(has_diagnostic(made, "10.0.0.300"));
}

TEST_CASE("rules that name groups outside the plan are all kept, however many such groups there are") {
    std::string rules;
    for (int i = 0; i < 40; ++i)
        rules += std::string(i > 0 ? "," : "") +
                 R"({"cidr_blocks":[],"description":"","from_port":443,"ipv6_cidr_blocks":[],"prefix_list_ids":[],
                     "protocol":"tcp","security_groups":["sg-0)" +
                 std::to_string(100 + i) + R"("],"self":false,"to_port":443})";
    const model::Network network = network_of_text(existing(rules, "", "", ""));
    CHECK(network.security_groups.size() > 40);
    for (int i = 0; i < 40; ++i)
        CHECK(facts(network, "permission aws_security_group.g ").find("sg-0" + std::to_string(100 + i)) !=
              std::string::npos);
}

TEST_CASE("rules that the plan removes were not beside the list that it writes") {
    const std::string text =
        existing(inline_rule("80", "10.0.0.0/16"), rule_change("delete", rule_values("22", "10.0.0.0/16"), "null"),
                 R"("ingress":{"constant_value":[{"from_port":80}]})", "");
    const plan::Plan plan = plan::Plan::read_bytes(text, {.wanted = aws::wanted}, "plan").value();
    const model::Network before = aws::read_network(plan, plan.before());
    CHECK(facts(before, "permission aws_security_group.g ") ==
          "ingress tcp/22 10.0.0.0/16 by aws_vpc_security_group_ingress_rule.r\n"
          "ingress tcp/80 10.0.0.0/16 by aws_security_group.g\n");
    CHECK(!has_diagnostic(before, "overwrite each other"));
}
